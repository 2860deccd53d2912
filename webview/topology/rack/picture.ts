// What a layout gives: rectangles, lines and dots, with what they stand for.
import type { Attachment } from '../../../src/landscape/attachments';
import type { Container, Network } from '../../../src/landscape/landscape';
import type { AreaKey } from './areas';
import type { Door } from './doors';
import type { Point, Polyline, Rect } from './geometry';
import type { RailLabel } from './labels';
import type { Plan } from './plan';
import type { Density } from './sizes';

export interface PanelBox {
  readonly key: string;
  readonly area: AreaKey;
  readonly network: Network | undefined;
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

export interface CardBox {
  readonly container: Container;
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
  readonly cards: readonly CardBox[];
  readonly doors: readonly DoorBox[];
  /** The wire that doors share, where there are many. */
  readonly bundle: readonly Polyline[];
  readonly rails: readonly Rail[];
  readonly leads: readonly Lead[];
  /** To be given to the next layout, so that what was placed stays. */
  readonly plan: Plan;
}
