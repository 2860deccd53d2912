// One card for several containers: the replicas of a service, or all that a folded area holds.
import type { Attachment } from '../../../src/landscape/attachments';
import { projectOf, serviceOf } from '../../../src/landscape/groups';
import { isActive } from '../../../src/landscape/isActive';
import type { Container, ContainerId } from '../../../src/landscape/landscape';
import type { FoldKey } from '../folds';
import type { AreaKey, Unit } from './areas';

/** Containers that one card stands for. */
export interface Stack {
  readonly kind: 'service' | 'area';
  readonly fold: FoldKey;
  /** In the landscape's order. */
  readonly containers: readonly Container[];
}

/** More wires than this from one card cannot be told apart. */
const mostWires = 8;

/** All of a folded area, on so many networks that its card says how many instead of having wires. */
export function isWidespread(stack: Stack | undefined, networks: number): boolean {
  return stack?.kind === 'area' && networks - 1 > mostWires;
}

/** A stack that stands where its containers would: its owner is a container that no engine knows. */
export function stackUnit(
  area: AreaKey,
  stack: Omit<Stack, 'containers'>,
  name: string,
  units: readonly Unit[],
): Unit {
  const containers = units.flatMap(({ owner, sharers }) => [owner, ...sharers]);
  const id = stackId(area, stack.fold);
  return {
    owner: standIn(id, name, containers),
    sharers: [],
    fold: stack.fold,
    stack: { ...stack, containers },
  };
}

/** What a stack in an area is known as, where containers are known by their ids. */
export function stackId(area: AreaKey, fold: FoldKey): ContainerId {
  return `stack ${area} ${fold}` as ContainerId;
}

/** What the stack with an id in an area is folded by; nothing where it is no stack there. */
export function foldOfStack(area: AreaKey, id: ContainerId): FoldKey | undefined {
  const start = stackId(area, '');
  return id.startsWith(start) ? id.slice(start.length) : undefined;
}

/** How a stack's containers are, in numbers. */
export function countsOf({ containers }: Stack) {
  const running = containers.filter(({ state }) => state === 'running');
  const unhealthy = running.filter(({ health }) => health === 'unhealthy').length;
  const active = containers.filter(isActive);
  // Of those that are paused or start over and over none answers, though they have processes.
  const state = (running[0] ?? active[0])?.state ?? 'exited';
  return {
    all: containers.length,
    running: running.length,
    active: active.length,
    unhealthy,
    state,
  };
}

function standIn(id: ContainerId, name: string, containers: readonly Container[]): Container {
  const active = containers.filter(isActive);
  const like = active[0] ?? containers[0];
  const project = common(containers.map(projectOf));
  const service = common(containers.map(serviceOf));
  return {
    id,
    name,
    image: common(containers.map(({ image }) => image)) ?? '',
    state: like?.state ?? 'created',
    ...(active.some(({ health }) => health === 'unhealthy') ? { health: 'unhealthy' } : {}),
    created: 0,
    status: '',
    networkMode: like?.networkMode.kind === 'none' ? { kind: 'none' } : { kind: 'own' },
    endpoints: [],
    ports: containers.flatMap(({ ports }) => ports),
    labels: {},
    ...(project === undefined ? {} : { project }),
    ...(service === undefined ? {} : { service }),
  };
}

function common<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every(value => value === first) ? first : undefined;
}

/** Where a stack is attached: wherever one of its containers is, each place once and its home first. */
export function attachmentsOfStack(
  { owner, stack }: Unit,
  home: AreaKey,
  on: (id: ContainerId) => readonly Attachment[],
  placeOf: (network: Attachment['network']) => AreaKey,
): Attachment[] {
  const found = new Map<string, Attachment>();
  for (const { id } of stack?.containers ?? []) {
    for (const { network } of on(id)) {
      // What is inside of it is one place, as it is one panel.
      const key = placeOf(network) === home ? home : network.id;
      if (found.has(key)) continue;
      const endpoint = { networkKey: network.name, networkId: network.id };
      found.set(key, { container: owner, network, endpoint });
    }
  }
  const first = found.get(home);
  found.delete(home);
  return first ? [first, ...found.values()] : [...found.values()];
}
