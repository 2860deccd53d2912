import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import {
  type ComposeFile,
  longestFile,
  type WrittenMembership,
  type WrittenNetwork,
  type WrittenPort,
  type WrittenService,
} from './composeFile';
import { type Entry, isTagged, Nodes } from './nodes';
import { readPort } from './ports';

const nothing: ComposeFile = { services: [], networks: [], places: {}, isWhole: false };

/** Reads what a text says of networks, as far as it can be read; never throws. */
export function readComposeFile(text: string): ComposeFile {
  if (text.length > longestFile) return nothing;
  const document = parseDocument(text, {
    ...{ logLevel: 'error', uniqueKeys: false },
    // Nobody reads what is wrong with it, and to say that nicely takes long where much is.
    prettyErrors: false,
  });
  const nodes = new Nodes(document);
  const isReadable = document.errors.length === 0;
  const top = nodes.entries(nodes.top);
  const find = (key: string) => top.find(entry => entry.key === key);
  const [services, networks] = [find('services'), find('networks')];
  const name = nodes.text(find('name')?.value);
  return {
    ...(name ? { name } : {}),
    services: nodes.entries(services?.value).map(entry => {
      const service = readService(nodes, entry, text);
      return { ...service, isWhole: service.isWhole && isReadable };
    }),
    networks: nodes.entries(networks?.value).map(entry => readNetwork(nodes, entry)),
    places: {
      ...(services ? { services: services.span } : {}),
      ...(networks ? { networks: networks.span } : {}),
    },
    isWhole:
      isReadable && !find('include') && ![services, networks].some(entry => isTagged(entry?.value)),
  };
}

function readNetwork(nodes: Nodes, { key, span, value }: Entry): WrittenNetwork {
  const at = (name: string) => nodes.get(value, name);
  const external = at('external');
  // The older form, `external: { name: … }`.
  const name = nodes.text(
    at('name') ?? (isMap(external) ? nodes.get(external, 'name') : undefined),
  );
  const isExternal = isMap(external) ? { span, value: true } : nodes.flag(external);
  const [driver, isInternal] = [nodes.text(at('driver')), nodes.flag(at('internal'))];
  const [isAttachable, hasIpv6] = [nodes.flag(at('attachable')), nodes.flag(at('enable_ipv6'))];
  const config = nodes.items(nodes.get(at('ipam'), 'config'));
  return {
    key,
    span,
    ...(name ? { name } : {}),
    ...(driver ? { driver } : {}),
    ...(isExternal ? { isExternal } : {}),
    ...(isInternal ? { isInternal } : {}),
    ...(isAttachable ? { isAttachable } : {}),
    ...(hasIpv6 ? { hasIpv6 } : {}),
    subnets: config.flatMap(each => nodes.text(nodes.get(each, 'subnet')) ?? []),
    isWhole: !isTagged(value) && isEmptyOrMap(value),
  };
}

function readService(nodes: Nodes, { key, span, value }: Entry, text: string): WrittenService {
  const at = (name: string) => nodes.get(value, name);
  const [image, mode, networks] = [
    nodes.text(at('image')),
    nodes.text(at('network_mode')),
    at('networks'),
  ];
  const containerName = nodes.text(at('container_name'));
  const replicas = nodes.text(at('scale') ?? nodes.get(at('deploy'), 'replicas'));
  const isKnown = [networks, at('ports')].every(node => !isTagged(node)) && !isUnread(networks);
  return {
    key,
    span,
    ...(image ? { image } : {}),
    ...(mode ? { mode } : {}),
    ...(containerName ? { containerName } : {}),
    ...(replicas ? { replicas } : {}),
    memberships: readMemberships(nodes, networks),
    ports: nodes
      .items(at('ports'))
      .map(node => readPort(nodes, node, text))
      .filter((port): port is WrittenPort => port !== undefined),
    isOptional: [at('profiles'), at('scale'), nodes.get(at('deploy'), 'replicas')].some(
      node => node !== undefined,
    ),
    isWhole: !isTagged(value) && isEmptyOrMap(value) && isKnown && at('extends') === undefined,
  };
}

/** A list of keys, or a mapping of them. */
function readMemberships(nodes: Nodes, networks: Node | undefined): readonly WrittenMembership[] {
  if (isSeq(networks)) {
    return nodes.items(networks).flatMap(node => {
      const text = nodes.text(node);
      return text?.value === undefined ? [] : [{ key: text.value, span: text.span, aliases: [] }];
    });
  }
  return nodes.entries(networks).map(({ key, span, value }) => {
    const ipv4 = nodes.text(nodes.get(value, 'ipv4_address'));
    const ipv6 = nodes.text(nodes.get(value, 'ipv6_address'));
    const aliases = nodes
      .items(nodes.get(value, 'aliases'))
      .flatMap(node => nodes.text(node)?.value ?? []);
    return { key, span, ...(ipv4 ? { ipv4 } : {}), ...(ipv6 ? { ipv6 } : {}), aliases };
  });
}

/** Something else than the networks of a service, or a list with names that a variable decides. */
function isUnread(networks: Node | undefined): boolean {
  if (isSeq(networks)) {
    return networks.items.some(item => !isScalar(item) || String(item.value).includes('$'));
  }
  return !isEmptyOrMap(networks);
}

function isEmptyOrMap(node: Node | undefined): boolean {
  return node === undefined || isMap(node) || (isScalar(node) && node.value === null);
}
