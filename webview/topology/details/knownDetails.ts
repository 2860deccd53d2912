import { attachmentsOf } from '../../../src/landscape/attachments';
import type { ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { ContainerDetails } from '../../../src/landscape/readDetails';
import type { SentDetails, Target } from '../../../src/protocol/topology';

/** An inspect is a request to the engine: of those around a selection no more than these are asked for. */
const most = 64;

/** What inspects told of containers, asked for when somebody looks. */
export class KnownDetails {
  private readonly known = new Map<ContainerId, ContainerDetails>();
  private readonly asked = new Set<ContainerId>();

  constructor(private readonly send: (ids: readonly ContainerId[]) => void) {}

  readonly get = (id: ContainerId): ContainerDetails | undefined => this.known.get(id);

  learn(details: readonly SentDetails[]): void {
    for (const { containerId, names, exposed } of details) {
      this.known.set(containerId, { names: new Map(names), exposed });
    }
  }

  /** The engine is another one or has changed: all is asked for again, and shown as it was until then. */
  forget(): void {
    this.asked.clear();
  }

  /** Asks for what is selected first, then for all who share a network with it: they may have the same names. */
  ask(landscape: Landscape, targets: readonly Target[]): void {
    const attachments = attachmentsOf(landscape);
    const own = targets.flatMap(target => (target.kind === 'network' ? [] : [target.containerId]));
    const around = new Set(own);
    const networks = own.flatMap(id => attachments.on(id)).map(({ network }) => network.id);
    for (const members of [...new Set(networks)].map(id => attachments.of(id))) {
      if (around.size + members.length > most) continue;
      for (const { container } of members) around.add(container.id);
    }
    this.request(own);
    this.request([...around]);
  }

  private request(ids: readonly ContainerId[]): void {
    const unasked = ids.filter(id => !this.asked.has(id));
    if (unasked.length === 0) return;
    for (const id of unasked) this.asked.add(id);
    this.send(unasked);
  }
}
