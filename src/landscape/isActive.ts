import type { Container, ContainerState } from './landscape';

const activeStates: ReadonlySet<ContainerState> = new Set(['running', 'paused', 'restarting']);

/** Has processes, if only paused ones. */
export function isActive({ state }: Pick<Container, 'state'>): boolean {
  return activeStates.has(state);
}
