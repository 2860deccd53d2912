import type { Disposable, LogOutputChannel } from 'vscode';
import type { EngineChoice, FoundEngine } from '../../engine/address';
import { addressText } from '../../engine/addressText';
import type { Engine } from '../../engine/engine';
import { DetailsCache } from '../../live/detailsCache';
import { EngineVersion } from '../../live/engineVersion';
import { type LiveChange, LiveLandscape } from '../../live/liveLandscape';
import { SwarmCache } from '../../live/swarmCache';
import { statusMessage } from '../text/status';
import type { EngineRow } from '../tree/engineRow';
import type { TreeEngine } from '../tree/enginesTree';
import { NetworksTree, type ShownAdvice } from '../tree/networksTree';
import type { RowOptions } from '../tree/rows';

/** What engines that are shown beside the one in use share with it. */
export interface ShownEngineOptions {
  readonly open: (choice: EngineChoice) => Promise<{ found: FoundEngine; engine: Engine }>;
  readonly rowOptions: () => RowOptions;
  readonly log: LogOutputChannel;
  /** Hears of each change of its landscape, after its rows did. */
  readonly changed: (engine: ShownEngine, change: LiveChange) => void;
  /** Its version is known now. */
  readonly told: (engine: ShownEngine) => void;
}

/** Advice is about the engine in use. */
const noAdvice: ShownAdvice = { items: [], ignoredCount: 0, of: () => [], labels: () => new Map() };

/** An engine that is shown beside the one in use: a connection, a landscape and rows of its own. */
export class ShownEngine implements TreeEngine, Disposable {
  readonly key: string;
  readonly live: LiveLandscape;
  readonly details: DetailsCache;
  readonly swarm: SwarmCache;
  readonly tree: NetworksTree;
  private readonly version: EngineVersion;
  private found: FoundEngine | undefined;
  private isStarted = false;

  constructor(
    readonly choice: EngineChoice,
    { open, rowOptions, log, changed, told }: ShownEngineOptions,
  ) {
    this.key = keyOf(choice);
    this.live = new LiveLandscape(async () => {
      const { found, engine } = await open(choice);
      this.found = found;
      return engine;
    });
    this.details = new DetailsCache(this.live);
    this.swarm = new SwarmCache(this.live);
    this.tree = new NetworksTree(
      this.live,
      this.details,
      this.swarm,
      rowOptions,
      noAdvice,
      this.key,
    );
    this.version = new EngineVersion(this.live, () => told(this));
    this.live.onChange(change => {
      this.tree.update(change);
      if (change.state.kind === 'unreachable') {
        log.warn(`${this.name}: ${statusMessage(change.state)}`);
      }
      changed(this, change);
    });
    this.swarm.onChange(() => this.tree.updateSwarm());
  }

  /** A context's name or an address. */
  get name(): string {
    return this.choice.kind === 'context' ? this.choice.name : this.choice.host;
  }

  dispose(): void {
    this.live.stop();
    this.tree.dispose();
    this.details.dispose();
    this.swarm.dispose();
  }

  /** Somebody looks at its rows, or nobody does. It is connected when somebody does so first. */
  watch(isWatched: boolean): void {
    this.live.watch(isWatched);
    if (!isWatched || this.isStarted) return;
    this.isStarted = true;
    this.live.start();
  }

  row(): EngineRow {
    const { state } = this.live;
    const { text } = this.version;
    return {
      kind: 'engine',
      key: `engine:${this.key}`,
      name: this.name,
      state,
      isInUse: false,
      ...(this.found && { address: addressText(this.found) }),
      ...(text !== undefined && { version: text }),
    };
  }
}

/** The same for the same choice, and never empty. */
export function keyOf(choice: EngineChoice): string {
  return choice.kind === 'context' ? `context ${choice.name}` : `host ${choice.host}`;
}
