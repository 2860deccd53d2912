import { attachmentsOf } from '../landscape/attachments';
import { isConnectable, isStartable, isStoppable } from '../landscape/contextWords';
import type { Container, Landscape } from '../landscape/landscape';
import type { Action } from './action';
import { operands } from './operands';
import { Refusal } from './refusal';

/**
 * Starts a container: https://docs.docker.com/reference/cli/docker/container/start/
 *
 * @throws Refusal when it runs already, is paused, or is being removed.
 */
export function startContainer(container: Container): Action {
  if (!isStartable(container)) throw new Refusal({ kind: 'cannotStart', container });
  return {
    ...parts('start', container),
    run: (engine, signal) => engine.startContainer(container.id, signal),
  };
}

/**
 * Stops a container, a paused one too: https://docs.docker.com/reference/cli/docker/container/stop/
 *
 * @throws Refusal when it does not run.
 */
export function stopContainer(container: Container): Action {
  if (!isStoppable(container)) throw new Refusal({ kind: 'notRunning', container });
  return {
    ...parts('stop', container),
    run: (engine, signal) => engine.stopContainer(container.id, signal),
  };
}

/**
 * Stops a container and starts it again: https://docs.docker.com/reference/cli/docker/container/restart/
 *
 * @throws Refusal when it does not run: that would be a mere start.
 */
export function restartContainer(container: Container): Action {
  if (!isStoppable(container)) throw new Refusal({ kind: 'notRunning', container });
  return {
    ...parts('restart', container),
    run: (engine, signal) => engine.restartContainer(container.id, signal),
  };
}

/**
 * Lets a paused container go on: https://docs.docker.com/reference/cli/docker/container/unpause/
 *
 * @throws Refusal when it is not paused.
 */
export function unpauseContainer(container: Container): Action {
  if (container.state !== 'paused') throw new Refusal({ kind: 'notPaused', container });
  return {
    ...parts('unpause', container),
    run: (engine, signal) => engine.unpauseContainer(container.id, signal),
  };
}

/**
 * Running containers that talk to this one, if they do: those on a network of it, and those that use its
 * network namespace and lose all networks with it.
 */
export function peersOf(landscape: Landscape, container: Container): readonly Container[] {
  const attachments = attachmentsOf(landscape);
  const members = attachments
    .on(container.id)
    .filter(({ network }) => isConnectable(network))
    .flatMap(({ network }) => attachments.of(network.id))
    .map(attachment => attachment.container);
  const peers = new Set([...members, ...attachments.sharing(container.id)]);
  return landscape.containers.filter(
    other => peers.has(other) && other !== container && other.state === 'running',
  );
}

function parts(verb: string, { id, name, endpoints }: Container): Omit<Action, 'run'> {
  const addresses = endpoints
    .flatMap(({ fixedIpv4, fixedIpv6 }) => [fixedIpv4, fixedIpv6])
    .filter(address => address !== undefined);
  return {
    cli: [['docker', verb, ...operands(name)]],
    touches: { containers: [id] },
    about: { container: name, ...(addresses.length > 0 ? { addresses } : {}) },
  };
}
