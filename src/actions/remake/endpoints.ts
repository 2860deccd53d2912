import { type EndpointSettings, readEndpointSettings } from '../../landscape/endpointSettings';
import { type EngineFacts, speaks } from '../../landscape/engineFacts';
import { present, record, someText, text, without } from '../../landscape/fields';
import type { RemakeWish } from './wish';

/** A network that the container is on again, by what the engine calls it there. */
export interface RemakeEndpoint {
  readonly network: string;
  readonly settings: EndpointSettings;
}

/**
 * The networks of a container that is made again, that of its network mode first: it is made on that one and connected
 * to the others.
 *
 * @param inspected of `GET /containers/{id}/json`.
 */
export function endpointsAgain(
  inspected: unknown,
  facts: Pick<EngineFacts, 'api' | 'isPodman'>,
  { networks }: RemakeWish,
): readonly RemakeEndpoint[] {
  if (networks) return networks.map(network => ({ network, settings: {} }));
  const from = record(inspected);
  const mode = text(record(from['HostConfig'])['NetworkMode']);
  const there = Object.entries(record(record(from['NetworkSettings'])['Networks']));
  return there
    .filter(([key]) => key !== 'host' && key !== 'none')
    .toSorted(([a, one], [b, other]) => Number(isOf(mode, b, other)) - Number(isOf(mode, a, one)))
    .map(([network, endpoint]) => ({
      network,
      settings: keptSettings(inspected, network, endpoint, facts),
    }));
}

/** True for the network that a container was made with, by its name or as many digits of its id as somebody typed. */
function isOf(mode: string, key: string, endpoint: unknown): boolean {
  if (mode === key || (mode === 'default' && key === 'bridge')) return true;
  return mode !== '' && text(record(endpoint)['NetworkID']).startsWith(mode);
}

/**
 * What an endpoint has to be connected with to be like it is, as far as the engine tells.
 *
 * @param key what the engine calls the network there, and `endpoint` what it says of it.
 */
export function keptSettings(
  inspected: unknown,
  key: string,
  endpoint: unknown,
  facts: Pick<EngineFacts, 'api' | 'isPodman'>,
): EndpointSettings {
  const settings = readEndpointSettings(inspected, key);
  // Engines before API 1.45 put the host name among the aliases, too, and would do it again.
  const hostname = text(record(record(inspected)['Config'])['Hostname']);
  const aliases = settings.aliases?.filter(alias => alias !== hostname);
  const named = speaks(facts, '1.45') ? settings : withAliases(settings, aliases);
  if (!facts.isPodman) return named;
  // Podman does not tell which addresses were chosen: those of now are kept, chosen or not.
  const { IPAddress, GlobalIPv6Address, MacAddress } = record(endpoint);
  return {
    ...withAliases(settings, aliases),
    ...present({
      fixedIpv4: someText(IPAddress),
      fixedIpv6: someText(GlobalIPv6Address),
      mac: someText(MacAddress),
    }),
  };
}

function withAliases(
  settings: EndpointSettings,
  aliases: readonly string[] = [],
): EndpointSettings {
  const others = without(settings, 'aliases');
  return aliases.length === 0 ? others : { ...others, aliases };
}
