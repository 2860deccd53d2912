// What the extension and the topology page say to each other. No logic but the guard at the border.
import type { TrafficReading } from '../landscape/endpointTraffic';
import type { EngineKind } from '../landscape/engineFacts';
import type { ContainerId, Landscape, NetworkId, Port } from '../landscape/landscape';
import type { EndpointNames } from '../landscape/readDetails';
import type { AdviceAct, ShownAdvice } from './advice';
import type { ShownTalks } from './arrows';
import type { ArrowTarget, ShownRoutes } from './proxyRoutes';

/** A network, a container, or a container on one network. */
export type Target =
  | { readonly kind: 'network'; readonly networkId: NetworkId }
  | { readonly kind: 'container'; readonly containerId: ContainerId }
  | { readonly kind: 'endpoint'; readonly containerId: ContainerId; readonly networkId: NetworkId };

/** Which engine is drawn and how it is. */
export interface EngineStatus {
  /** What people call it, e.g. `unix:///var/run/docker.sock`. */
  readonly name: string;
  /** `planned`: no engine, but what a file says. Then nothing of it can be changed, tested or measured. */
  readonly state: 'connecting' | 'live' | 'reconnecting' | 'unreachable' | 'planned';
  /** Ready to be shown, in the person's language; empty when all is well. */
  readonly message: string;
}

/** What a person chose to leave out of the drawing. */
export interface TopologyView {
  readonly showPredefined: boolean;
  readonly showStopped: boolean;
  /** Networks that nobody is attached to. */
  readonly showUnused: boolean;
}

/** How the drawing is laid out: networks as panels with cards in them, or as bars with cards hanging on them. */
export type TopologyLayout = 'rack' | 'bus';

/** What buttons of the page run in the editor. */
export type PageCommand = 'export' | 'showDifferences' | 'stopComparing';

/** A landscape that was kept, to be compared with what is there now. */
export interface KeptLandscape {
  readonly engine: string;
  /** ISO 8601. */
  readonly taken: string;
  readonly landscape: Landscape;
}

/** Which picture of the drawing is asked for. */
export interface TakeOrder {
  /** Comes back with the answer. */
  readonly id: number;
  readonly format: 'svg' | 'png';
  /** What is in the window, or all of it. */
  readonly part: 'screen' | 'whole';
  /** Those of the page now, or dark on white. */
  readonly colours: 'theme' | 'print';
  /** Drawn instead of the landscape: a part of it. */
  readonly of?: Landscape;
}

/** The picture: the text of an SVG file or the bytes of a PNG file; or how large it would be where that is too large. */
export type Taken = { readonly type: 'taken'; readonly id: number } & (
  | { readonly picture: string | Uint8Array }
  | { readonly tooLarge: { readonly width: number; readonly height: number } }
);

/** Whether traffic is shown, and what was measured last; absent until something was. */
export interface TrafficShown {
  readonly isOn: boolean;
  readonly reading?: TrafficReading;
}

/** What an inspect told about a container: `ContainerDetails` in a form that can be sent. */
export interface SentDetails {
  readonly containerId: ContainerId;
  /** By network key. */
  readonly names: readonly (readonly [string, EndpointNames])[];
  readonly exposed: readonly Port[];
}

/** What the page may ask the extension to do: each is a command that asks before it cuts or removes anything. */
export type PageAction =
  | 'connectContainers'
  | 'connectMembers'
  | 'connectThem'
  | 'disconnect'
  | 'start'
  | 'testConnection';

/** Where a person looks: the drawing moved by x and y and enlarged by k, or all of it in the window. */
export type Camera = { readonly x: number; readonly y: number; readonly k: number } | 'fitted';

/** The longest text of plans that is kept: room for thousands of containers in both layouts. */
export const mostPlans = 500_000;

/** How a person left the drawing of one engine. */
export interface KeptDrawing {
  readonly camera?: Camera;
  /** Where everything is in each layout: JSON that only the page understands. */
  readonly plans?: string;
}

export type ToTopology =
  | {
      readonly type: 'landscape';
      readonly landscape: Landscape;
      /** Absent until the engine has said what it is. */
      readonly kind?: EngineKind;
      readonly status: EngineStatus;
      readonly view: TopologyView;
      readonly layout: TopologyLayout;
      /** Up to which choice of the page view and layout hold; what the page chose later is still on its way. */
      readonly heard: number;
      /** The same text for the same engine; empty while none is known. */
      readonly engine: string;
      /** With the first landscape of an engine that the page gets. */
      readonly kept?: KeptDrawing;
    }
  | ({ readonly type: 'traffic' } & TrafficShown)
  /** The proxy routes that were asked for, after the landscape they were found in. */
  | ({ readonly type: 'routes' } & ShownRoutes)
  | ({ readonly type: 'talks' } & ShownTalks)
  /** All that there is now. */
  | { readonly type: 'advice'; readonly advice: readonly ShownAdvice[] }
  /** Those that were asked for and could be read, as they are now. */
  | { readonly type: 'details'; readonly details: readonly SentDetails[] }
  /** Select it and bring it into sight. */
  | { readonly type: 'reveal'; readonly target: Target }
  | { readonly type: 'take'; readonly order: TakeOrder }
  /** From now on differences from it are marked; from nothing, none. */
  | { readonly type: 'compare'; readonly with: KeptLandscape | undefined };

export type FromTopology =
  /** The page is there: it gets the whole state in answer. */
  | { readonly type: 'ready' }
  | { readonly type: 'select'; readonly target: Target | undefined }
  /** Double click or Enter: show what the engine says about it. */
  | { readonly type: 'inspect'; readonly target: Target }
  /** Tell what an inspect of these containers says. */
  | { readonly type: 'askDetails'; readonly containerIds: readonly ContainerId[] }
  | { readonly type: 'act'; readonly action: PageAction; readonly targets: readonly Target[] }
  /** Do that with the advice of this key, if it still stands. */
  | { readonly type: 'advise'; readonly act: AdviceAct; readonly key: string }
  /** Choices have a number: one more than the page's choice before. */
  | { readonly type: 'setView'; readonly view: TopologyView; readonly choice: number }
  | { readonly type: 'setLayout'; readonly layout: TopologyLayout; readonly choice: number }
  | Taken
  /** A button of the page stands for a command of the editor. */
  | { readonly type: 'run'; readonly command: PageCommand }
  | { readonly type: 'setTraffic'; readonly isOn: boolean }
  /** Draw the proxy routes of every nginx container, or no more. */
  | { readonly type: 'showRoutes'; readonly isShown: boolean }
  /** Look who talks to whom, or no more. */
  | { readonly type: 'showTalks'; readonly isShown: boolean }
  /** Show all connections of a container. */
  | { readonly type: 'openTalks'; readonly containerId: ContainerId }
  /** Show where a proxy route stands in the configuration. */
  | { readonly type: 'openRoute'; readonly route: ArrowTarget }
  /** How the drawing of an engine is now; what is absent did not change. */
  | { readonly type: 'keep'; readonly engine: string; readonly kept: KeptDrawing }
  /** Connects a container to the network that a line was drawn to. */
  | { readonly type: 'connect'; readonly target: Target; readonly to: NetworkId }
  /** The page's "Try again" on an unreachable engine. */
  | { readonly type: 'retry' };

/**
 * What an element of the drawing carries in `data-vscode-context` for the native menu.
 * `webviewSection` is what menus in the manifest test with `webviewSection =~ /\bcontainer\b/`:
 * the same sorted words as the tree's `viewItem`.
 */
export interface TopologyContext {
  readonly webviewSection: string;
  readonly target: Target;
  readonly preventDefaultContextMenuItems: true;
}

/** What the drawing as a whole adds to it while two containers are selected: commands are about both. */
export interface PairContext {
  readonly topologyPair: true;
  readonly selected: readonly Target[];
}
