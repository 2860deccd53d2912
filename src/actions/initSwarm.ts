import { setTimeout } from 'node:timers/promises';
import type { Engine } from '../engine/engine';
import type { SwarmFacts } from '../landscape/engineFacts';
import { record } from '../landscape/fields';
import type { Action } from './action';
import { Refusal } from './refusal';

/**
 * Makes the engine the first manager of a Swarm: https://docs.docker.com/reference/cli/docker/swarm/init/
 *
 * @param address that other nodes reach it by; an empty one leaves the choice to the engine, which has one
 * only where it has a single address.
 * @throws Refusal when it is in a Swarm already.
 */
export function initSwarm(swarm: SwarmFacts, address: string): Action {
  if (swarm.state !== 'inactive') throw new Refusal({ kind: 'inSwarm', swarm });
  return {
    cli: [
      [...['docker', 'swarm', 'init'], ...(address === '' ? [] : ['--advertise-addr', address])],
    ],
    touches: {},
    about: address === '' ? {} : { addresses: [address] },
    run: async (engine, signal) => {
      await engine.initSwarm(address, signal);
      await untilComplete(engine, signal);
    },
  };
}

/** Networks that a Swarm brings, a moment after it is there; the second one without any event. */
const own = ['ingress', 'docker_gwbridge'] as const;

/** Waits for them, though not for ever: the Swarm is there all the same. */
async function untilComplete(engine: Engine, signal: AbortSignal): Promise<void> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const networks = await engine.listNetworks(undefined, signal);
    const names = new Set(networks.map(network => record(network)['Name']));
    if (own.every(name => names.has(name))) return;
    await setTimeout(500, undefined, { signal });
  }
}
