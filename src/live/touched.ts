import type { EngineEvent } from '../engine/events';

/** Above this many ids one whole list is cheaper for the engine than a filtered one. */
const mostIds = 300;

/** Gathers what has to be read again, from any number of events. */
export class TouchedSet {
  readonly networks = new Set<string>();
  readonly containers = new Set<string>();
  private isEverything = false;

  get isEmpty(): boolean {
    return !this.isEverything && this.size === 0;
  }

  /** How many things have to be read again. */
  get size(): number {
    return this.networks.size + this.containers.size;
  }

  /** All lists have to be read whole. */
  get everything(): boolean {
    return this.isEverything || this.size > mostIds;
  }

  touchEverything(): void {
    this.isEverything = true;
  }

  /** An event says where to look, never what happened: its content differs per engine. */
  add(event: EngineEvent): void {
    // No list of networks or containers says more about a Swarm's services and nodes.
    if (event.type === 'service' || event.type === 'node') return;
    if (event.type === 'container') {
      this.put(this.containers, event.id);
    } else if (event.action === 'connect' || event.action === 'disconnect') {
      // Docker names the container in an attribute, Podman as the event's own id.
      this.put(this.containers, event.containerId ?? event.id);
    } else {
      this.put(this.networks, event.id);
    }
  }

  touch(networks: Iterable<string>, containers: Iterable<string>): void {
    for (const id of networks) this.networks.add(id);
    for (const id of containers) this.containers.add(id);
  }

  merge(other: TouchedSet): void {
    this.touch(other.networks, other.containers);
    this.isEverything ||= other.isEverything;
  }

  copy(): TouchedSet {
    const copy = new TouchedSet();
    copy.merge(this);
    return copy;
  }

  private put(ids: Set<string>, id: string): void {
    if (id === '') this.isEverything = true;
    else ids.add(id);
  }
}
