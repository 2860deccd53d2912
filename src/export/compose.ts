import { Document, isMap, isScalar, Scalar } from 'yaml';
import { composeValue } from '../landscape/composeText';
import type { Container, Network, TextMap } from '../landscape/landscape';
import { type NetworkSettings, settingsOf } from '../landscape/networkSettings';
import { portMapping } from '../landscape/portMapping';
import { isDefaultBridge, isHostNetwork, isNoneNetwork } from '../landscape/predefined';
import { composeKeyOf, isComposeLabel } from '../landscape/composeLabels';
import type { ContainerRecipe, RecipeEndpoint } from '../landscape/recipe';
import type { PortToPublish } from '../landscape/containerToRun';

/** What a Compose file cannot say, or what one should know who uses it; for a comment. */
export type ComposeNote =
  /** Compose did not make it: it has to be there before. */
  | { readonly kind: 'external'; readonly settings: NetworkSettings }
  /** No service is on it, so Compose does not make it. */
  | { readonly kind: 'unused'; readonly settings: NetworkSettings }
  /** Its settings are those of a config-only network, which Compose does not know. */
  | { readonly kind: 'configFrom'; readonly template: string }
  /** A container is on the default bridge beside other networks. */
  | { readonly kind: 'defaultBridge' }
  /** It uses the network of a container that is not in the file. */
  | { readonly kind: 'foreignNamespace'; readonly owner: string }
  | { readonly kind: 'links'; readonly links: readonly string[] }
  /** It has settings of these names in the API, of which nothing is written. */
  | { readonly kind: 'unsaid'; readonly names: readonly string[] }
  /** It does not run now; Compose starts it. */
  | { readonly kind: 'stopped' }
  /** The names of variables whose values have to be filled in. */
  | { readonly kind: 'environment'; readonly names: readonly string[] }
  /** It has so many variables, of which nothing is written. */
  | { readonly kind: 'environmentLeft'; readonly count: number };

export interface ComposeOptions {
  /** Compose makes every network; otherwise only those that it made, and the others are external. */
  readonly makesNetworks: boolean;
  /** Writes the names of variables, without their values; otherwise only how many there are. */
  readonly hasVariables: boolean;
  /** A note in the person's language, in one line. */
  readonly words: (note: ComposeNote) => string;
}

/**
 * A Compose file of containers and the networks they are on: https://docs.docker.com/reference/compose-file/
 * Values are escaped, so that no name or label is taken for a variable.
 *
 * @param networks more networks, which nobody need be on.
 */
export function toCompose(
  networks: readonly Network[],
  recipes: readonly ContainerRecipe[],
  { makesNetworks, hasVariables, words }: ComposeOptions,
): string {
  const used = recipes.flatMap(({ endpoints }) => endpoints.map(({ network }) => network));
  const written = [...new Set([...networks, ...used])].filter(network => !network.isPredefined);
  const names = { services: serviceNames(recipes), networks: networkNames(written) };
  const notes = new Map<string, readonly ComposeNote[]>();
  const services = recipes.map(recipe => {
    const name = names.services.get(recipe.container) ?? recipe.container.name;
    notes.set(`services ${name}`, notesOf(recipe, names.services, hasVariables));
    const written = hasVariables ? recipe : { ...recipe, environment: [] };
    return [name, serviceOf(written, name, names)] as const;
  });
  const made = written.map(network => {
    const name = names.networks.get(network) ?? network.name;
    const isExternal = !makesNetworks && network.project === undefined;
    notes.set(`networks ${name}`, networkNotes(network, isExternal, used.includes(network)));
    return [name, networkOf(network, isExternal)] as const;
  });
  const volumes = new Set(
    recipes.flatMap(({ mounts }) =>
      mounts.filter(({ kind }) => kind === 'volume').map(({ source }) => source),
    ),
  );
  const project = projectOf(recipes);
  const document = new Document({
    ...(project === undefined ? {} : { name: project }),
    services: Object.fromEntries(services),
    ...(made.length === 0 ? {} : { networks: Object.fromEntries(made) }),
    ...(volumes.size === 0
      ? {}
      : {
          volumes: Object.fromEntries(
            [...volumes].map(name => [
              composeName(name),
              { name: composeValue(name), external: true },
            ]),
          ),
        }),
  });
  for (const [place, found] of notes) comment(document, place.split(' '), found.map(words));
  for (const { key } of isMap(document.contents) ? document.contents.items.slice(1) : []) {
    if (isScalar(key)) key.spaceBefore = true;
  }
  return document.toString({ lineWidth: 0 });
}

interface Names {
  readonly services: ReadonlyMap<Container, string>;
  readonly networks: ReadonlyMap<Network, string>;
}

/** What Compose takes as the key of a service or network. */
function composeName(name: string): string {
  return name.replace(/[^\w.-]+/g, '-') || '-';
}

/** The service's name where Compose made one container of it, else the container's. */
function serviceNames(recipes: readonly ContainerRecipe[]): Names['services'] {
  const isOnly = ({ project, service }: Container) =>
    recipes.filter(
      ({ container }) => container.service === service && container.project === project,
    ).length === 1;
  return uniqueNames(
    recipes.map(({ container }) => container),
    container =>
      container.service !== undefined && isOnly(container) ? container.service : container.name,
  );
}

/** Compose's own key for it where it has one, else its name. */
function networkNames(networks: readonly Network[]): Names['networks'] {
  return uniqueNames(networks, network => composeKeyOf(network) ?? network.name);
}

function uniqueNames<T extends { readonly name: string }>(
  items: readonly T[],
  wish: (item: T) => string,
): ReadonlyMap<T, string> {
  const taken = new Set<string>();
  return new Map(
    items.map(item => {
      const first = [wish(item), item.name].map(composeName).find(name => !taken.has(name));
      let name = first ?? composeName(item.name);
      for (let number = 2; taken.has(name); number++) name = `${composeName(item.name)}-${number}`;
      taken.add(name);
      return [item, name] as const;
    }),
  );
}

/** The project that all of them belong to. */
function projectOf(recipes: readonly ContainerRecipe[]): string | undefined {
  const projects = new Set(recipes.map(({ container }) => container.project));
  const [only] = projects;
  return projects.size === 1 ? only : undefined;
}

function serviceOf(recipe: ContainerRecipe, name: string, names: Names): object {
  const { container, image, command, entrypoint, hostname, restart, ports, mounts } = recipe;
  const mode = modeOf(recipe, names);
  return {
    container_name: container.name,
    image: composeValue(image),
    ...some('hostname', hostname === undefined ? undefined : composeValue(hostname)),
    ...some('entrypoint', entrypoint?.map(composeValue)),
    ...some('command', command?.map(composeValue)),
    ...some('restart', restart),
    ...(mode === undefined
      ? { networks: endpointsOf(recipe, name, names) }
      : { network_mode: mode }),
    ...someOf('ports', ports.map(portText)),
    ...someOf(
      'volumes',
      mounts.map(({ kind, source, target, isReadOnly }) => ({
        type: kind,
        source: kind === 'volume' ? composeName(source) : composeValue(source),
        target: composeValue(target),
        ...(isReadOnly ? { read_only: true } : {}),
      })),
    ),
    ...someMap('labels', recipe.labels),
    ...someOf('environment', recipe.environment.map(composeValue)),
  };
}

/** How it comes to its network where that is not by networks of the file. */
function modeOf(
  { container, endpoints }: ContainerRecipe,
  { services }: Names,
): string | undefined {
  const { networkMode } = container;
  switch (networkMode.kind) {
    case 'host':
    case 'none':
      return networkMode.kind;
    case 'container': {
      const owner = [...services.keys()].find(({ id }) => id === networkMode.containerId);
      const service = owner && services.get(owner);
      return service === undefined ? `container:${networkMode.containerId}` : `service:${service}`;
    }
    case 'own': {
      const networks = endpoints.map(({ network }) => network);
      if (networks.some(isHostNetwork)) return 'host';
      if (networks.length === 0 || networks.some(isNoneNetwork)) return 'none';
      return networks.every(isDefaultBridge) ? 'bridge' : undefined;
    }
  }
}

/** Names alone where there is nothing more to be said. */
function endpointsOf({ endpoints, container }: ContainerRecipe, service: string, names: Names) {
  const places = Object.fromEntries(
    endpoints
      .filter(({ network }) => !network.isPredefined)
      .map(({ network, settings }) => [
        names.networks.get(network) ?? network.name,
        endpointOf(settings, [service, container.name]),
      ]),
  );
  const isPlain = Object.values(places).every(place => Object.keys(place).length === 0);
  return isPlain ? Object.keys(places) : places;
}

/** @param given names that it has on each network anyway. */
function endpointOf(settings: RecipeEndpoint['settings'], given: readonly string[]): object {
  const { fixedIpv4, fixedIpv6, linkLocalIps = [], mac, aliases = [] } = settings;
  return {
    ...someOf('aliases', aliases.filter(alias => !given.includes(alias)).map(composeValue)),
    ...some('ipv4_address', fixedIpv4),
    ...some('ipv6_address', fixedIpv6),
    ...someOf('link_local_ips', linkLocalIps),
    ...some('mac_address', mac),
    ...someMap('driver_opts', settings.driverOptions),
    ...some('gw_priority', settings.gatewayPriority),
  };
}

/** Quoted, since older YAML takes `22:22` for a number. https://docs.docker.com/reference/compose-file/services/#ports */
function portText(port: PortToPublish): Scalar {
  return Object.assign(new Scalar(portMapping(port)), { type: Scalar.QUOTE_DOUBLE });
}

function networkOf(network: Network, isExternal: boolean): object {
  const name = composeValue(network.name);
  if (isExternal || network.isConfigOnly) return { name, external: true };
  const settings = settingsOf(network);
  const { ipamDriver, ipamOptions, subnets = [] } = settings;
  const labels = Object.entries(settings.labels ?? {}).filter(([key]) => !isComposeLabel(key));
  const ipam = {
    ...some('driver', ipamDriver),
    ...someOf(
      'config',
      subnets.map(({ subnet, gateway, ipRange, reserved }) => ({
        subnet,
        ...some('gateway', gateway),
        ...some('ip_range', ipRange),
        ...someMap('aux_addresses', reserved),
      })),
    ),
    ...someMap('options', ipamOptions),
  };
  return {
    name,
    ...(settings.driver === '' ? {} : { driver: settings.driver }),
    ...someMap('driver_opts', settings.options),
    ...(settings.isInternal ? { internal: true } : {}),
    ...(settings.isAttachable ? { attachable: true } : {}),
    ...(settings.hasIpv4 === false ? { enable_ipv4: false } : {}),
    ...(settings.hasIpv6 ? { enable_ipv6: true } : {}),
    ...(Object.keys(ipam).length === 0 ? {} : { ipam }),
    ...someMap('labels', Object.fromEntries(labels)),
  };
}

function networkNotes(
  network: Network,
  isExternal: boolean,
  isUsed: boolean,
): readonly ComposeNote[] {
  if (isExternal || network.isConfigOnly) {
    return [{ kind: 'external', settings: settingsOf(network) }];
  }
  const { configFrom } = network;
  return [
    ...(configFrom === undefined ? [] : [{ kind: 'configFrom', template: configFrom } as const]),
    ...(isUsed ? [] : [{ kind: 'unused', settings: settingsOf(network) } as const]),
  ];
}

function notesOf(
  { container, endpoints, environment, unsaid }: ContainerRecipe,
  services: Names['services'],
  hasVariables: boolean,
): readonly ComposeNote[] {
  const { networkMode, state } = container;
  const isForeign =
    networkMode.kind === 'container' &&
    ![...services.keys()].some(({ id }) => id === networkMode.containerId);
  const links = endpoints.flatMap(({ settings }) => settings.links ?? []);
  const isOnBoth =
    endpoints.length > 1 && endpoints.some(({ network }) => isDefaultBridge(network));
  return [
    ...(isForeign ? [{ kind: 'foreignNamespace', owner: networkMode.containerId } as const] : []),
    ...(isOnBoth ? [{ kind: 'defaultBridge' } as const] : []),
    ...(links.length > 0 ? [{ kind: 'links', links } as const] : []),
    ...(unsaid.length > 0 ? [{ kind: 'unsaid', names: unsaid } as const] : []),
    ...(state === 'running' || state === 'paused' ? [] : [{ kind: 'stopped' } as const]),
    ...(environment.length > 0 ? [variablesNote(environment, hasVariables)] : []),
  ];
}

function variablesNote(names: readonly string[], hasVariables: boolean): ComposeNote {
  return hasVariables
    ? { kind: 'environment', names }
    : { kind: 'environmentLeft', count: names.length };
}

/** A comment over the key at a place of the document. */
function comment(document: Document, place: readonly string[], lines: readonly string[]): void {
  const [section = '', key = ''] = place;
  const map = document.get(section);
  if (lines.length === 0 || !isMap(map)) return;
  const pair = map.items.find(item => isScalar(item.key) && item.key.value === key);
  if (!pair || !(pair.key instanceof Scalar)) return;
  pair.key.commentBefore = lines.map(line => ` ${line}`).join('\n');
}

function some(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}

function someOf(key: string, values: readonly unknown[]): object {
  return values.length === 0 ? {} : { [key]: values };
}

function someMap(key: string, map: TextMap = {}): object {
  const pairs = Object.entries(map).map(([name, value]) => [name, composeValue(value)] as const);
  return pairs.length === 0 ? {} : { [key]: Object.fromEntries(pairs) };
}
