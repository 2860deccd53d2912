import type { SwarmFacts } from '../landscape/engineFacts';
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
    run: (engine, signal) => engine.initSwarm(address, signal),
  };
}
