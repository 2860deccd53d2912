// What a container is made again from, in the words of the engine's API: what an inspect says is what a creation takes,
// https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerCreate
import { endpointBody, portBindings } from '../../engine/payloads';
import { type EngineFacts, speaks } from '../../landscape/engineFacts';
import { list, record, someText, text, without } from '../../landscape/fields';
import type { RemakeEndpoint } from './endpoints';
import type { RemakeWish } from './wish';

type Fields = Readonly<Record<string, unknown>>;

/** What is made, as it is sent. */
export interface RemakeBody extends Fields {
  readonly HostConfig: Fields;
}

/** All that decides what is sent. */
export interface BodySource {
  /** Of `GET /containers/{id}/json`. */
  readonly inspected: unknown;
  readonly facts: Pick<EngineFacts, 'api' | 'isPodman'>;
  /** What the machine of the engine is called: a container on the host's network is called like it. */
  readonly machine: string;
  /** The image's name no longer means the one that the container was made from. */
  readonly isOldImage: boolean;
}

/** Everything that was chosen for a container, but for what is to be different. */
export function bodyAgain(
  source: BodySource,
  endpoints: readonly RemakeEndpoint[],
  wish: RemakeWish,
): RemakeBody {
  const [first] = endpoints;
  return {
    ...configAgain(source, wish),
    HostConfig: hostConfigAgain(source, endpoints, wish),
    NetworkingConfig: {
      EndpointsConfig: first ? { [first.network]: endpointBody(first.settings) } : {},
    },
  };
}

function configAgain(
  { inspected, facts, machine, isOldImage }: BodySource,
  { ports = [] }: RemakeWish,
): Fields {
  const from = record(inspected);
  const { Hostname, MacAddress, ...config } = record(from['Config']);
  const isGiven = Hostname === text(from['Id']).slice(0, 12) || Hostname === machine;
  const environment = list(config['Env']).filter(
    variable => !(isGiven && variable === `HOSTNAME=${text(Hostname)}`),
  );
  const exposed = Object.keys(portBindings(ports)).map(port => [port, {}]);
  return {
    ...config,
    Env: environment,
    ExposedPorts: { ...record(config['ExposedPorts']), ...Object.fromEntries(exposed) },
    ...(isGiven ? {} : { Hostname }),
    // Newer engines have it with each endpoint.
    ...(speaks(facts, '1.44') ? {} : { MacAddress }),
    ...(isOldImage ? { Image: from['Image'] } : {}),
  };
}

function hostConfigAgain(
  { inspected, facts }: BodySource,
  [first]: readonly RemakeEndpoint[],
  { ports, networks }: RemakeWish,
): Fields {
  const from = record(inspected);
  const before = record(from['HostConfig']);
  const mode = text(before['NetworkMode']);
  // Podman says `bridge` for every network, and takes it.
  const isSpoken = first === undefined || (facts.isPodman && networks === undefined);
  const host = {
    ...before,
    ...volumesAgain(from),
    NetworkMode: isSpoken ? mode : first.network,
    PortBindings: ports ? portBindings(ports) : withoutEmpty(record(before['PortBindings'])),
    ...(ports ? { PublishAllPorts: false } : {}),
  };
  return facts.isPodman ? forPodman(host) : host;
}

/** Podman refuses some of what it says itself. */
function forPodman(host: Fields): Fields {
  const own = without(host, 'Ulimits');
  return host['NanoCpus'] === 0 ? own : without(own, 'CpuPeriod', 'CpuQuota');
}

/** Podman says nothing as a binding of what is only exposed. */
function withoutEmpty(bindings: Fields): Fields {
  return Object.fromEntries(
    Object.entries(bindings).filter(([, places]) => list(places).length > 0),
  );
}

/** Volumes that the engine made up have no name in the settings: by theirs, they come along. */
function volumesAgain(from: Fields): Fields {
  const host = record(from['HostConfig']);
  const volumes = new Map(
    list(from['Mounts']).flatMap(mount => {
      const { Type, Name, Destination, RW } = record(mount);
      const [name, target] = [someText(Name), someText(Destination)];
      if (Type !== 'volume' || name === undefined || target === undefined) return [];
      return [[target, { name, isReadOnly: RW === false }] as const];
    }),
  );
  const binds = list(host['Binds']).filter(bind => typeof bind === 'string');
  const mounts = list(host['Mounts']).map(mount => {
    const { Type, Source, Target } = record(mount);
    const volume = volumes.get(text(Target));
    const isNamed = someText(Source) !== undefined;
    return Type === 'volume' && volume && !isNamed
      ? { ...record(mount), Source: volume.name }
      : mount;
  });
  const said = new Set([
    ...binds.map(bind => bind.split(':')[1]),
    ...mounts.map(mount => record(mount)['Target']),
  ]);
  const unsaid = [...volumes].filter(([target]) => !said.has(target));
  return {
    Binds: [
      ...binds,
      ...unsaid.map(
        ([target, { name, isReadOnly }]) => `${name}:${target}${isReadOnly ? ':ro' : ''}`,
      ),
    ],
    ...(mounts.length > 0 ? { Mounts: mounts } : {}),
  };
}
