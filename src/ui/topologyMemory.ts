import type { Memento } from 'vscode';
import { list, record, someText, text } from '../landscape/fields';
import { type KeptDrawing, mostPlans } from '../protocol/topology';
import { readCamera } from './topologyMessages';

const storageKey = 'topology.drawings';

/** How many engines' drawings are kept in a workspace, and how long their plans are together. */
const most = { engines: 8, characters: 2 * mostPlans } as const;

interface Entry extends KeptDrawing {
  readonly engine: string;
}

/** Where a person left the drawing of each engine, kept with the workspace. */
export class TopologyMemory {
  constructor(private readonly storage: Memento) {}

  get(engine: string): KeptDrawing {
    const entry = this.entries().find(each => each.engine === engine);
    return entry ? withoutName(entry) : {};
  }

  /** Replaces what is given of an engine's drawing. */
  async set(engine: string, change: KeptDrawing): Promise<void> {
    const others = this.entries().filter(each => each.engine !== engine);
    const entries: Entry[] = [{ ...this.get(engine), ...change, engine }, ...others];
    let room: number = most.characters;
    const kept = entries.slice(0, most.engines).filter(({ plans = '' }) => {
      room -= plans.length;
      return room >= 0;
    });
    await this.storage.update(storageKey, kept);
  }

  /** Other versions of the extension wrote there, too. */
  private entries(): Entry[] {
    return list(this.storage.get<unknown>(storageKey)).flatMap(value => {
      const from = record(value);
      const camera = readCamera(from['camera']);
      const plans = text(from['plans']);
      const engine = someText(from['engine']);
      if (engine === undefined || plans.length > mostPlans) return [];
      return [{ engine, ...(camera ? { camera } : {}), ...(plans ? { plans } : {}) }];
    });
  }
}

function withoutName({ camera, plans }: Entry): KeptDrawing {
  return { ...(camera ? { camera } : {}), ...(plans === undefined ? {} : { plans }) };
}
