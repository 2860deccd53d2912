import type { PortToPublish } from '../../landscape/containerToRun';
import { list, portNumber, record, someText, text } from '../../landscape/fields';

/**
 * What a container publishes, as it was asked for: without a port of the host where the engine takes a free one.
 *
 * @param inspected of `GET /containers/{id}/json`.
 */
export function portsOf(inspected: unknown): readonly PortToPublish[] {
  const from = record(inspected);
  const host = record(from['HostConfig']);
  const bindings = record(host['PortBindings']);
  const given = record(record(from['NetworkSettings'])['Ports']);
  const bound = Object.entries(bindings).flatMap(([key, places]) =>
    list(places).flatMap(place => portAt(key, place, list(given[key])[0]) ?? []),
  );
  // `-P`: all that are exposed, too.
  const exposed = Object.keys(record(record(from['Config'])['ExposedPorts']));
  const open = host['PublishAllPorts'] === true ? exposed : [];
  return [
    ...bound,
    ...open
      .filter(key => list(bindings[key]).length === 0)
      .flatMap(key => portAt(key, {}, {}) ?? []),
  ].toSorted((a, b) => a.containerPort - b.containerPort);
}

/** What a container declares that it listens on; on the host's network that is all there is to know. */
export function exposedPorts(inspected: unknown): readonly PortToPublish[] {
  const exposed = Object.keys(record(record(record(inspected)['Config'])['ExposedPorts']));
  return exposed.flatMap(key => portAt(key, {}, {}) ?? []);
}

function portAt(key: string, place: unknown, given: unknown): PortToPublish | undefined {
  const [number = '', protocol = 'tcp'] = key.split('/');
  const containerPort = portNumber(Number(number));
  if (containerPort === undefined) return undefined;
  if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp') return undefined;
  const { HostIp, HostPort } = record(place);
  const address = someText(HostIp);
  // Of a range, `8000-8010`, the one that it was given, or the first.
  const [first, last] = text(HostPort).split('-');
  const wanted = last === undefined ? first : (someText(record(given)['HostPort']) ?? first);
  const hostPort = portNumber(Number(wanted));
  return {
    containerPort,
    protocol,
    ...(hostPort === undefined ? {} : { hostPort }),
    ...(address === undefined || address === '0.0.0.0' ? {} : { hostAddress: address }),
  };
}
