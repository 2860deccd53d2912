import type { Container } from '../landscape/landscape';

export type Protocol = 'tcp' | 'udp';

/** What is to be reached. Ports are 1 to 65535. */
export type Goal =
  /** A container by a name of it, an address, or, without a name, by whatever address works. */
  | {
      readonly kind: 'container';
      readonly container: Container;
      readonly name?: string;
      readonly port: number;
      readonly protocol: Protocol;
    }
  /** What the host publishes of a container, at the host's address. `port` is the host's. */
  | {
      readonly kind: 'published';
      readonly container: Container;
      readonly port: number;
      readonly protocol: Protocol;
    }
  /** Any name or address, on this engine or outside. */
  | {
      readonly kind: 'place';
      readonly host: string;
      readonly port: number;
      readonly protocol: Protocol;
    };

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
