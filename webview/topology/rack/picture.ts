// What a layout gives: rectangles, lines and dots, with what they stand for.
import type { Attachment } from '../../../src/landscape/attachments';
import type { Container, ContainerId, Network, NetworkId } from '../../../src/landscape/landscape';
import type { AreaKey } from './areas';
import type { Door } from './doors';
import type { FrameBox } from './frames';
import type { Point, Polyline, Rect } from './geometry';
import type { RailLabel } from './labels';
import type { FoldKey } from '../folds';
import type { Plan } from './plan';
import type { Density } from './sizes';
import type { Stack } from './stack';

export interface PanelBox {
  readonly key: string;
  readonly area: AreaKey;
  readonly network: Network | undefined;
  /** The project that it is drawn with, one with several networks. */
  readonly project: string | undefined;
  /** The networks of a folded project. */
  readonly parts: readonly Network[];
  /** Present where it can be folded. */
  readonly fold: FoldKey | undefined;
  readonly isFolded: boolean;
  readonly rect: Rect;
  readonly hue: number;
  readonly isContinued: boolean;
  /** Where the network is a bar at the top: how thick, and how far its name may reach. */
  readonly bar: { readonly bar: number; readonly left: number } | undefined;
  /** The first names of those that are attached but drawn elsewhere, when no other one is here. */
  readonly guests: readonly string[];
  /** Published ports in it. */
  readonly doors: number;
  /** Containers that are attached, wherever they are drawn. */
  readonly members: number;
  /** Containers that are drawn in the area. */
  readonly homed: number;
}

/** Whether a panel stands for a network, alone or with others of its project. */
export function standsFor({ network, parts }: PanelBox, ids: ReadonlySet<NetworkId>): boolean {
  return [network, ...parts].some(each => each !== undefined && ids.has(each.id));
}

export interface CardBox {
  /** For a stack one that no engine knows, with the name and state of what it stands for. */
  readonly container: Container;
  /** Present where it stands for several containers. */
  readonly stack: Stack | undefined;
  /** What it is folded by, alone or with the others of its service. */
  readonly fold: FoldKey | undefined;
  /** Its project, where it does not go without saying. */
  readonly project: string | undefined;
  readonly rect: Rect;
  readonly area: AreaKey;
  /** The one it lives on first. */
  readonly attachments: readonly Attachment[];
  /** Hues of their networks, in the same order. */
  readonly hues: readonly number[];
  /** The container it is joined to, whose network namespace it shares. */
  readonly joinedTo: Container | undefined;
  /** Another one is joined to it from below. */
  readonly isOwner: boolean;
  /** Its addresses stand where its wires are joined, not on it. */
  readonly isBare: boolean;
}

export interface DoorBox {
  readonly door: Door;
  /** The card it leads to. */
  readonly card: ContainerId;
  readonly rect: Rect;
  /** From the door to the card. */
  readonly line: Polyline;
  /** What is drawn of it; the rest of a shared wire is drawn once, in `bundle`. */
  readonly drawn: readonly Polyline[];
}

export interface Lead {
  readonly container: Container;
  readonly attachment: Attachment;
  readonly hue: number;
  readonly line: Polyline;
  /** What is drawn of it, where it passes under bars. */
  readonly drawn?: readonly Polyline[];
  readonly joint: Point;
  /** Where its dot is that can be clicked. */
  readonly touch: Point;
  /** Room for its address. */
  readonly label?: Rect;
}

export interface Rail {
  readonly network: Network;
  readonly hue: number;
  readonly lines: readonly Polyline[];
  readonly dots: readonly Point[];
  readonly label: RailLabel | undefined;
}

export interface Picture {
  readonly density: Density;
  readonly bounds: Rect;
  readonly panels: readonly PanelBox[];
  /** Around panels of one project. */
  readonly frames: readonly FrameBox[];
  readonly cards: readonly CardBox[];
  readonly doors: readonly DoorBox[];
  /** The wire that doors share, where there are many. */
  readonly bundle: readonly Polyline[];
  readonly rails: readonly Rail[];
  readonly leads: readonly Lead[];
  /** All containers that are drawn, with or without a card of their own, and their drawn attachments. */
  readonly attachments: ReadonlyMap<ContainerId, readonly Attachment[]>;
  /** The card of each container that has none of its own, because it is in something folded. */
  readonly seats: ReadonlyMap<ContainerId, ContainerId>;
  /** To be given to the next layout, so that what was placed stays. */
  readonly plan: Plan;
}
