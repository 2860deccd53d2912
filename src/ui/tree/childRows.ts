import { isSame } from '../../landscape/isSame';
import type { DetailsCache } from '../../live/detailsCache';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { SwarmCache } from '../../live/swarmCache';
import type { AdviceItem } from '../advice/adviceItem';
import { type AdviceGroupRow, type AdviceRow, adviceGroup, adviceRows } from './adviceRows';
import { type DetailRow, detailRows } from './detailRows';
import {
  awaitedRows,
  type ContainerRow,
  memberRows,
  type NetworkRow,
  rootRows,
  type Row,
  type RowOptions,
} from './rows';
import {
  hasMatchingService,
  missingRow,
  serviceChildren,
  swarmNetworkRows,
  type SwarmRow,
  type SwarmScene,
  swarmSlice,
} from './swarmRows';

export type AnyRow = Row | SwarmRow | DetailRow | AdviceGroupRow | AdviceRow;

/** Which rows are below which, with what the engine is asked for only when a row is opened. */
export class ChildRows {
  /** What the rows below a Swarm's network were made from, by its key; undefined where the engine did not say. */
  private readonly slices = new Map<string, unknown>();

  constructor(
    private readonly live: LiveLandscape,
    private readonly details: DetailsCache,
    private readonly swarm: SwarmCache,
    private readonly options: () => RowOptions,
    private readonly advice: () => readonly AdviceItem[],
  ) {}

  /** Advice comes last, so that no row moves when it comes or goes; what is searched for is never among it. */
  roots(): readonly (Row | AdviceGroupRow)[] {
    const advice = this.advice();
    const isShown = advice.length > 0 && this.options().filter.text === '';
    return isShown ? [...this.networks(), adviceGroup(advice)] : this.networks();
  }

  /** The rows at the top without advice. */
  networks(): readonly Row[] {
    const { state } = this.live;
    if (state.kind === 'connecting') return awaitedRows(state.networks ?? [], this.options());
    const scene = this.scene();
    return rootRows(scene.landscape, scene.options, network => hasMatchingService(network, scene));
  }

  async below(row: AnyRow): Promise<readonly AnyRow[]> {
    if (isSwarmNetwork(row)) return this.belowSwarmNetwork(row);
    if (row.kind === 'task' && row.attachment) {
      const { key, attachment } = row;
      const { container } = attachment;
      return this.below({ kind: 'container', key, container, attachment });
    }
    if (row.kind !== 'container') return this.belowNow(row);
    return detailRows(row, await this.detailsOf(row), this.live.landscape);
  }

  /** What can be said without asking the engine. */
  belowNow(row: AnyRow): readonly AnyRow[] {
    if (row.kind === 'adviceGroup') return adviceRows(this.advice());
    if (row.kind === 'service') return serviceChildren(row, this.scene());
    if (row.kind === 'unattached') return memberRows(row, this.live.landscape, this.options());
    return row.kind === 'network' ? swarmNetworkRows(row, this.scene()) : [];
  }

  /** The rows below will be other ones once the Swarm's services are known. */
  isUnasked(row: AnyRow): boolean {
    return isSwarmNetwork(row) && !this.swarm.known;
  }

  /** Somebody opened the Swarm's network. */
  wasOpened(key: string): boolean {
    return this.slices.has(key);
  }

  /** True for a Swarm's network that was opened and below which something is, or may be, different. */
  isOutdated(row: AnyRow): boolean {
    if (row.kind !== 'network' || !this.wasOpened(row.key)) return false;
    const { isFresh, known } = this.swarm;
    return !isFresh || !isSame(this.slices.get(row.key), swarmSlice(row.network, known));
  }

  forget(key: string): void {
    this.slices.delete(key);
  }

  private scene(): SwarmScene {
    const options = this.options();
    return { landscape: this.live.landscape, options, known: this.swarm.known };
  }

  private async belowSwarmNetwork(row: NetworkRow): Promise<readonly AnyRow[]> {
    try {
      const known = await this.swarm.get();
      this.slices.set(row.key, swarmSlice(row.network, known));
      return this.belowNow(row);
    } catch (error) {
      this.slices.set(row.key, undefined);
      const members = memberRows(row, this.live.landscape, this.options());
      const { sentenceOf } = await import('../sentenceOf');
      return [missingRow(row.network, { sentence: sentenceOf(error) }), ...members];
    }
  }

  /** Of the container whose namespace it uses, where it uses another's: names and ports are that one's. */
  private async detailsOf({ container, attachment }: ContainerRow) {
    try {
      return await this.details.get((attachment?.through ?? container).id);
    } catch {
      // The rest is known without asking; the next event or refresh asks again.
      return undefined;
    }
  }
}

function isSwarmNetwork(row: AnyRow): row is NetworkRow {
  return row.kind === 'network' && row.network.scope === 'swarm';
}
