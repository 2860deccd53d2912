import type { Container, Network } from '../landscape/landscape';
import { Refusal } from './refusal';

/** @throws Refusal when one of them keeps restarting: what is done to its networks then may fail half-way. */
export function checkSteady(network: Network, containers: readonly Container[]): void {
  const restarting = containers.filter(({ state }) => state === 'restarting');
  if (restarting.length > 0) {
    throw new Refusal({ kind: 'restarting', network, containers: restarting });
  }
}
