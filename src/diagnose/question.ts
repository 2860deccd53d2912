import type { Container } from '../landscape/landscape';

export type Protocol = 'tcp' | 'udp';

/** What is to be spoken over TCP; without it whatever the port speaks is well. */
export type Speech = 'http' | 'https';

interface At {
  readonly port: number;
  readonly protocol: Protocol;
  readonly speaks?: Speech;
}

/** What is to be reached. Ports are 1 to 65535. */
export type Goal =
  /** A container by a name of it, an address, or, without a name, by whatever address works. */
  | (At & { readonly kind: 'container'; readonly container: Container; readonly name?: string })
  /** What the host publishes of a container, at the host's address. `port` is the host's. */
  | (At & { readonly kind: 'published'; readonly container: Container })
  /** Any name or address, on this engine or outside. */
  | (At & { readonly kind: 'place'; readonly host: string });

/** Whether one container reaches something. */
export interface Question {
  readonly from: Container;
  readonly goal: Goal;
}

/** The container that is to be reached, where it is one. */
export function targetOf({ goal }: Question): Container | undefined {
  return goal.kind === 'place' ? undefined : goal.container;
}

/** What was typed in place of the target: a name, an address, or nothing. */
export function typedHost({ goal }: Question): string | undefined {
  if (goal.kind === 'place') return goal.host;
  return goal.kind === 'container' ? goal.name : undefined;
}
