import type { RestartPolicy } from '../../engine/engine';
import { record, someText } from '../../landscape/fields';
import { freeName } from '../../landscape/freeName';
import type { Container, ContainerId, Landscape } from '../../landscape/landscape';

/**
 * All that it takes to go back at any moment. Plain JSON: it is on disk before the first step. The container of before is
 * kept, so that no more than names is needed, and no settings of it, which may be secrets.
 */
export interface RemakePlan {
  readonly format: 1;
  /** Which engine, by what `GET /info` says: another one at the same address is left alone. */
  readonly engineId: string;
  readonly containerId: ContainerId;
  readonly name: string;
  /** What it is called afterwards, stopped. */
  readonly keptName: string;
  /** What the new one is called until it takes its place. */
  readonly draftName: string;
  /** It has to run again. */
  readonly isActive: boolean;
  /** When the engine starts it by itself, which it may not any more while it is kept. */
  readonly restart?: RestartPolicy;
  /** The new one, once it is made. */
  readonly madeId?: ContainerId;
}

/** @param inspected of `GET /containers/{id}/json`. */
export function planFor(
  { containers }: Landscape,
  { id, name }: Container,
  engineId: string,
  inspected: unknown,
): RemakePlan {
  const { HostConfig, State } = record(inspected);
  const { Name, MaximumRetryCount } = record(record(HostConfig)['RestartPolicy']);
  const policy = someText(Name);
  const times = typeof MaximumRetryCount === 'number' ? MaximumRetryCount : 0;
  return {
    format: 1,
    engineId,
    containerId: id,
    name,
    keptName: freeName(containers, `${name}-before`),
    draftName: freeName(containers, `${name}-next`),
    isActive: record(State)['Running'] === true,
    ...(policy === undefined || policy === 'no' ? {} : { restart: { name: policy, times } }),
  };
}
