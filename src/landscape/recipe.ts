import { attachmentsOf } from './attachments';
import { isComposeLabel } from './composeLabels';
import type { PortToPublish } from './containerToRun';
import { type EndpointSettings, readEndpointSettings } from './endpointSettings';
import { list, portNumber, record, someText, textMap } from './fields';
import { isSame } from './isSame';
import type { Container, Landscape, Network, TextMap } from './landscape';
import { unsaidSettings } from './unsaidSettings';

type Fields = Readonly<Record<string, unknown>>;

/** A folder or volume of the host in a container. */
export interface RecipeMount {
  readonly kind: 'bind' | 'volume';
  /** The path on the host, or the volume's name. */
  readonly source: string;
  /** The path in the container. */
  readonly target: string;
  readonly isReadOnly: boolean;
}

/** What a person chose for a container, as far as networks go: enough to make one like it. */
export interface ContainerRecipe {
  readonly container: Container;
  readonly image: string;
  /** Where it is not the image's own. */
  readonly command?: readonly string[];
  /** Where it is not the image's own. */
  readonly entrypoint?: readonly string[];
  readonly hostname?: string;
  /** `always`, `unless-stopped`, `on-failure:3`; absent where it is `no`. */
  readonly restart?: string;
  readonly ports: readonly PortToPublish[];
  /** Those of the networks that exist, in the landscape's order. Empty for a shared namespace. */
  readonly endpoints: readonly RecipeEndpoint[];
  readonly mounts: readonly RecipeMount[];
  /** Labels that are not the image's, and not Compose's own. */
  readonly labels: TextMap;
  /** The names of variables that are not the image's. Their values are never taken along: they may be secrets. */
  readonly environment: readonly string[];
  /** What else was chosen for it and is not here, by its names in the API: capabilities, limits, health checks, … */
  readonly unsaid: readonly string[];
}

export interface RecipeEndpoint {
  readonly network: Network;
  readonly settings: EndpointSettings;
}

/**
 * @param rawContainer of `GET /containers/{id}/json`.
 * @param rawImage of `GET /images/{id}/json`, for what comes from there; undefined where the image is gone.
 */
export function readRecipe(
  landscape: Landscape,
  container: Container,
  rawContainer: unknown,
  rawImage: unknown,
): ContainerRecipe {
  const config = record(record(rawContainer)['Config']);
  const host = record(record(rawContainer)['HostConfig']);
  const image = record(record(rawImage)['Config']);
  const [entrypoint, command] = [texts(config['Entrypoint']), texts(config['Cmd'])];
  const hasEntrypoint = !isSame(entrypoint, texts(image['Entrypoint']));
  // With an entrypoint of its own, a container is not given the image's command.
  const hasCommand = hasEntrypoint || !isSame(command, texts(image['Cmd']));
  const isOwn = container.networkMode.kind === 'own';
  const hostname = isOwn ? someText(config['Hostname']) : undefined;
  const restart = readRestart(record(host['RestartPolicy']));
  return {
    container,
    image: someText(config['Image']) ?? container.image,
    ...(hasCommand && command.length > 0 ? { command } : {}),
    ...(hasEntrypoint && entrypoint.length > 0 ? { entrypoint } : {}),
    ...(hostname === undefined || container.id.startsWith(hostname) ? {} : { hostname }),
    ...(restart === undefined ? {} : { restart }),
    ports: readBindings(host['PortBindings']),
    endpoints: isOwn
      ? attachmentsOf(landscape)
          .on(container.id)
          .map(({ network, endpoint }) => ({
            network,
            settings: readEndpointSettings(rawContainer, endpoint.networkKey),
          }))
      : [],
    // Engines list them in no order.
    mounts: list(record(rawContainer)['Mounts'])
      .flatMap(readMount)
      .sort((a, b) => (a.target < b.target ? -1 : 1)),
    labels: ownLabels(container.labels, textMap(image['Labels'])),
    environment: ownVariables(config, texts(image['Env'])),
    unsaid: [...unsaidSettings(host), ...unsaidOfConfig(config, image)],
  };
}

/** What engines write where nothing was chosen, besides nothing. */
const usual: Readonly<Record<string, readonly unknown[]>> = {
  Healthcheck: [],
  StopSignal: [15, '15', 'SIGTERM'],
  Tty: [],
  User: [],
  WorkingDir: ['/'],
};

function unsaidOfConfig(config: Fields, image: Fields): readonly string[] {
  return Object.entries(usual).flatMap(([name, values]) => {
    const value = config[name];
    const isChosen = Boolean(value) && !values.includes(value) && !isSame(value, image[name]);
    return isChosen ? [name] : [];
  });
}

function readRestart(policy: Fields): string | undefined {
  const name = someText(policy['Name']);
  const times = policy['MaximumRetryCount'];
  if (name === undefined || name === 'no') return undefined;
  return name === 'on-failure' && typeof times === 'number' && times > 0
    ? `${name}:${times}`
    : name;
}

/** `{ "80/tcp": [{ "HostIp": "", "HostPort": "8080" }] }` */
function readBindings(bindings: unknown): PortToPublish[] {
  return Object.entries(record(bindings)).flatMap(([key, places]) => {
    const [number = '', protocol = 'tcp'] = key.split('/');
    const containerPort = portNumber(Number(number));
    if (containerPort === undefined) return [];
    if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp') return [];
    return list(places).map(place => {
      const hostPort = portNumber(Number(record(place)['HostPort']));
      const address = someText(record(place)['HostIp']);
      return {
        containerPort,
        protocol,
        ...(hostPort === undefined ? {} : { hostPort }),
        ...(address === undefined || address === '0.0.0.0' ? {} : { hostAddress: address }),
      };
    });
  });
}

/** Volumes without a name of their own (64 hexadecimal digits) belong to the one container. */
function readMount(raw: unknown): RecipeMount[] {
  const { Type, Name, Source, Destination, RW } = record(raw);
  const source = someText(Type === 'volume' ? Name : Source);
  const target = someText(Destination);
  if (source === undefined || target === undefined) return [];
  if (Type !== 'bind' && (Type !== 'volume' || /^[\da-f]{64}$/.test(source))) return [];
  return [{ kind: Type, source, target, isReadOnly: RW === false }];
}

function ownLabels(labels: TextMap, image: TextMap): TextMap {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([name, value]) => !isComposeLabel(name) && image[name] !== value,
    ),
  );
}

function ownVariables(config: Fields, image: readonly string[]): readonly string[] {
  const variables = texts(config['Env']);
  const hostname = someText(config['Hostname']) ?? '';
  const known = new Set([
    ...image,
    ...(variables.includes(podmans) ? givenByPodman(hostname) : []),
  ]);
  return variables
    .filter(variable => !known.has(variable))
    .map(variable => variable.split('=', 1)[0] ?? '')
    .filter(name => name !== '');
}

const podmans = 'container=podman';

/** What Podman puts into each container, whose home is mostly root's. https://docs.podman.io/en/latest/markdown/podman-run.1.html#environment */
function givenByPodman(hostname: string): readonly string[] {
  return [podmans, 'TERM=xterm', `HOSTNAME=${hostname}`, 'HOME=/root', 'HOME=/'];
}

function texts(value: unknown): readonly string[] {
  return list(value).filter(item => typeof item === 'string');
}
