import { isData } from '../landscape/advice/publishedData';
import { overlaps, parseCidr } from '../landscape/cidr';
import type { Landscape, Network } from '../landscape/landscape';
import { defaultNetwork, type ComposeFile, type Span, type WrittenPort } from './composeFile';
import { type ComposeProject, usedNetworks } from './composeProject';
import { externalName, networkOf, type RunningProject } from './runningProject';

/** What is wrong at a place of a Compose file, or will be when it is used. */
export type ComposeFinding = { readonly span: Span } & (
  | { readonly kind: 'unused'; readonly network: string }
  | { readonly kind: 'undeclared'; readonly service: string; readonly network: string }
  | { readonly kind: 'overlaps'; readonly subnet: string; readonly network: Network }
  | { readonly kind: 'overlapsWritten'; readonly subnet: string; readonly network: string }
  | { readonly kind: 'publishedData'; readonly service: string; readonly port: WrittenPort }
  | { readonly kind: 'missing'; readonly name: string }
);

/** A file among those it is read with, and what of them is on the engine. */
export interface ComposeScene {
  readonly file: ComposeFile;
  readonly project: ComposeProject;
  readonly running: RunningProject;
  /** Undefined while nobody knows what is on the engine. */
  readonly landscape: Landscape | undefined;
}

/** What is wrong with a file, in its order. What cannot be known is not judged. */
export function findingsOf(scene: ComposeScene): readonly ComposeFinding[] {
  const found = [
    ...unused(scene),
    ...undeclared(scene),
    ...overlapping(scene),
    ...publishedData(scene),
    ...missing(scene),
  ];
  // By anchors one place may be part of several things.
  const once = new Map(found.map(each => [`${each.kind} ${each.span.start}`, each]));
  return [...once.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Compose makes no network that no service is on. */
function* unused({ file, project }: ComposeScene): Iterable<ComposeFinding> {
  const used = usedNetworks(project);
  if (!used || project.services.size === 0) return;
  for (const { key, span } of file.networks) {
    if (!used.has(key)) yield { kind: 'unused', span, network: key };
  }
}

/** Compose refuses: service "web" refers to undefined network back. */
function* undeclared({ file, project }: ComposeScene): Iterable<ComposeFinding> {
  if (!project.isWhole) return;
  for (const { key: service, memberships } of file.services) {
    for (const { key, span } of memberships) {
      if (key === defaultNetwork || project.networks.has(key)) continue;
      yield { kind: 'undeclared', span, service, network: key };
    }
  }
}

/** Engines refuse a subnet that has an address in common with another network's. */
function* overlapping(scene: ComposeScene): Iterable<ComposeFinding> {
  const { file, landscape, project, running } = scene;
  for (const written of file.networks) {
    if (written.isExternal && written.isExternal.value !== false) continue;
    const own = landscape && networkOf(landscape, project, running, written.key);
    for (const { span, value } of written.subnets) {
      const cidr = value === undefined ? undefined : parseCidr(value);
      if (!cidr || value === undefined) continue;
      const network = landscape?.networks.find(
        other =>
          other.id !== own?.id &&
          !other.isConfigOnly &&
          other.subnets.some(each => isOverlapping(cidr, each.subnet)),
      );
      if (network) yield { kind: 'overlaps', span, subnet: value, network };
      const other = [...project.networks.values()].find(
        each =>
          each.key !== written.key &&
          each.isExternal === undefined &&
          each.subnets.some(subnet => isOverlapping(cidr, subnet.value ?? '')),
      );
      if (other && !network) {
        yield { kind: 'overlapsWritten', span, subnet: value, network: other.key };
      }
    }
  }
}

function isOverlapping(cidr: NonNullable<ReturnType<typeof parseCidr>>, other: string): boolean {
  const parsed = parseCidr(other);
  return parsed !== undefined && overlaps(cidr, parsed);
}

/** The rule of advice of the same name, before it is too late. */
function* publishedData({ file, project }: ComposeScene): Iterable<ComposeFinding> {
  for (const { key, ports } of file.services) {
    const service = project.services.get(key);
    if (service?.mode?.value === 'host') continue;
    const image = service?.image?.value ?? '';
    for (const port of ports) {
      const { containerPort, hostAddress = '', protocol, span } = port;
      if (protocol !== 'tcp' || !['', '0.0.0.0', '::'].includes(hostAddress)) continue;
      if (isData({ image }, containerPort)) {
        yield { kind: 'publishedData', span, service: key, port };
      }
    }
  }
}

/** Compose refuses, where a service is on it: network x declared as external, but could not be found. */
function* missing({ file, landscape, project }: ComposeScene): Iterable<ComposeFinding> {
  if (!landscape) return;
  const used = usedNetworks(project);
  for (const { key, span } of file.networks) {
    const written = project.networks.get(key);
    if (written?.isExternal?.value !== true || used?.has(key) === false) continue;
    const name = externalName(written);
    if (name === undefined || name === '') continue;
    if (!landscape.networks.some(network => network.name === name)) {
      yield { kind: 'missing', span, name };
    }
  }
}
