import type { Attachment } from '../../src/landscape/attachments';
import { attachmentsOf } from '../../src/landscape/attachments';
import type { Container, Landscape, Network } from '../../src/landscape/landscape';
import type { Target } from '../../src/protocol/topology';
import type { Picture } from './rack/picture';

/** A container below a network of the outline. */
export interface OutlineRow {
  readonly key: string;
  readonly target: Target;
  readonly container: Container;
  /** On this network; absent for what is on none. */
  readonly attachment: Attachment | undefined;
  /** On its other networks. */
  readonly others: readonly Attachment[];
}

/** A network with all that are attached to it, or those that are attached to none. */
export interface OutlineGroup {
  readonly key: string;
  readonly network: Network | undefined;
  readonly hue: number;
  readonly count: number;
  /** Made when they are asked for: most groups are closed. */
  readonly rows: () => readonly OutlineRow[];
}

/** The same that is drawn, as a list: each network with its containers, in the order of the landscape. */
export function outlineOf(landscape: Landscape, picture: Picture): OutlineGroup[] {
  const index = attachmentsOf(landscape);
  const drawn = picture.attachments;
  const hues = new Map(picture.panels.flatMap(p => (p.network ? [[p.network.id, p.hue]] : [])));
  for (const { network, hue } of picture.rails) hues.set(network.id, hue);
  for (const { id } of picture.panels.flatMap(({ parts }) => parts)) {
    hues.set(id, picture.plan.colours.get(id) ?? 0);
  }
  const groups = landscape.networks
    .filter(network => hues.has(network.id))
    .map(network => {
      const members = index.of(network.id).filter(({ container }) => drawn.has(container.id));
      return {
        key: network.id,
        network,
        hue: hues.get(network.id) ?? 0,
        count: members.length,
        rows: () => members.map(attachment => rowOf(attachment, index.on(attachment.container.id))),
      };
    });
  const alone = index.unattached.filter(({ id }) => drawn.has(id));
  const rest = { key: '', network: undefined, hue: 0, count: alone.length };
  return alone.length ? [...groups, { ...rest, rows: () => alone.map(aloneRow) }] : groups;
}

function rowOf(attachment: Attachment, all: readonly Attachment[]): OutlineRow {
  const { container, network } = attachment;
  return {
    key: `${network.id} ${container.id}`,
    target: { kind: 'container', containerId: container.id },
    container,
    attachment,
    others: all.filter(other => other.network !== network),
  };
}

function aloneRow(container: Container): OutlineRow {
  const { id } = container;
  const target = { kind: 'container', containerId: id } as const;
  return { key: ` ${id}`, target, container, attachment: undefined, others: [] };
}
