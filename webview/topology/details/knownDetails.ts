import { attachmentsOf } from '../../../src/landscape/attachments';
import type { ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { ContainerDetails } from '../../../src/landscape/readDetails';
import type { SentDetails, Target } from '../../../src/protocol/topology';

/** An inspect is a request to the engine: of those around a selection so many are asked for in one go. */
const portion = 64;

/** What inspects told of containers, asked for when somebody looks. */
export class KnownDetails {
  private readonly known = new Map<ContainerId, ContainerDetails>();
  private readonly asked = new Set<ContainerId>();
  private isWaiting = false;

  constructor(private readonly send: (ids: readonly ContainerId[]) => void) {}

  readonly get = (id: ContainerId): ContainerDetails | undefined => this.known.get(id);

  learn(details: readonly SentDetails[]): void {
    this.isWaiting = false;
    for (const { containerId, names, exposed } of details) {
      this.known.set(containerId, { names: new Map(names), exposed });
    }
  }

  /** The engine is another one or has changed: all is asked for again, and shown as it was until then. */
  forget(): void {
    this.asked.clear();
    this.isWaiting = false;
  }

  /**
   * Asks for what is selected first, then for all who share a network with it, as they may have the same names; of many
   * for a portion, and when that is asked again after the answer for the next one.
   */
  ask(landscape: Landscape, targets: readonly Target[]): void {
    const attachments = attachmentsOf(landscape);
    const own = targets.flatMap(target => (target.kind === 'network' ? [] : [target.containerId]));
    this.request(own);
    if (this.isWaiting) return;
    const networks = new Set(
      own.flatMap(id => attachments.on(id)).map(({ network }) => network.id),
    );
    const members = [...networks].map(id => attachments.of(id));
    members.sort((a, b) => a.length - b.length);
    const around = new Set(members.flat().map(({ container }) => container.id));
    this.isWaiting = this.request([...around], portion);
  }

  /** True when somebody is left to be asked for. */
  private request(ids: readonly ContainerId[], most = ids.length): boolean {
    const unasked = ids.filter(id => !this.asked.has(id)).slice(0, most);
    if (unasked.length === 0) return false;
    for (const id of unasked) this.asked.add(id);
    this.send(unasked);
    return true;
  }
}
