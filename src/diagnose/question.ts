import type { Container } from '../landscape/landscape';
import type { Service } from '../landscape/swarm';

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
  /** A Swarm's service. `replica` is a task of it that runs on this engine, where there is one. */
  | (At & {
      readonly kind: 'service';
      readonly service: Service;
      readonly replica?: Container;
      readonly name?: string;
    })
  /** Any name or address, on this engine or outside. */
  | (At & { readonly kind: 'place'; readonly host: string });

/** Whether one container reaches something. */
export interface Question {
  readonly from: Container;
  readonly goal: Goal;
}

/** The container that is to be reached, where it is one; of a service, one that it runs on this engine. */
export function targetOf({ goal }: Question): Container | undefined {
  if (goal.kind === 'place') return undefined;
  return goal.kind === 'service' ? goal.replica : goal.container;
}

/** What people call what is to be reached. */
export function targetName({ goal }: Question): string {
  switch (goal.kind) {
    case 'place':
      return goal.host;
    case 'service':
      return goal.service.name;
    case 'container':
    case 'published':
      return goal.container.name;
  }
}

/** What was typed in place of the target: a name, an address, or nothing. */
export function typedHost({ goal }: Question): string | undefined {
  if (goal.kind === 'place') return goal.host;
  return goal.kind === 'published' ? undefined : goal.name;
}
