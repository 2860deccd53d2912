import type { Container, ContainerState } from './landscape';

const activeStates: ReadonlySet<ContainerState> = new Set([
  'running',
  'paused',
  'restarting',
  'planned',
]);

/** Has processes, if only paused ones, or would have them. */
export function isActive({ state }: Pick<Container, 'state'>): boolean {
  return activeStates.has(state);
}
