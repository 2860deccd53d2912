import { attachmentsOf } from '../landscape/attachments';
import { isConnectable, isStartable, isStoppable } from '../landscape/contextWords';
import type { Engine } from '../engine/engine';
import type { EngineKind } from '../landscape/engineFacts';
import type { Container, Landscape } from '../landscape/landscape';
import type { Action } from './action';
import { operands } from './operands';
import { Refusal } from './refusal';

type Step = (engine: Engine, signal: AbortSignal) => Promise<void>;

/**
 * Starts a container: https://docs.docker.com/reference/cli/docker/container/start/
 *
 * @throws Refusal when it runs already, is paused, or is being removed.
 */
export function startContainer(container: Container): Action {
  if (!isStartable(container)) throw new Refusal({ kind: 'cannotStart', container });
  return {
    ...parts(['start'], container),
    run: (engine, signal) => engine.startContainer(container.id, signal),
  };
}

/**
 * Stops a container: https://docs.docker.com/reference/cli/docker/container/stop/
 * How a paused one is stopped depends on the engine.
 *
 * @throws Refusal when it does not run.
 */
export function stopContainer(container: Container, engine?: EngineKind): Action {
  if (!isStoppable(container)) throw new Refusal({ kind: 'notRunning', container });
  const end: Step = (engine, signal) => engine.stopContainer(container.id, signal);
  return awake('stop', end, container, engine);
}

/**
 * Stops a container and starts it again: https://docs.docker.com/reference/cli/docker/container/restart/
 * How a paused one is restarted depends on the engine.
 *
 * @throws Refusal when it does not run: that would be a mere start.
 */
export function restartContainer(container: Container, engine?: EngineKind): Action {
  if (!isStoppable(container)) throw new Refusal({ kind: 'notRunning', container });
  const again: Step = (engine, signal) => engine.restartContainer(container.id, signal);
  return awake('restart', again, container, engine);
}

/**
 * Lets a paused container go on: https://docs.docker.com/reference/cli/docker/container/unpause/
 *
 * @throws Refusal when it is not paused.
 */
export function unpauseContainer(container: Container): Action {
  if (container.state !== 'paused') throw new Refusal({ kind: 'notPaused', container });
  return {
    ...parts(['unpause'], container),
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

/** Podman neither stops nor restarts a paused container: there it goes on first. */
function awake(verb: string, step: Step, container: Container, engine?: EngineKind): Action {
  const isAsleep = container.state === 'paused' && engine?.isPodman === true;
  if (!isAsleep) return { ...parts([verb], container), run: step };
  return {
    ...parts(['unpause', verb], container),
    run: async (engine, signal) => {
      await engine.unpauseContainer(container.id, signal);
      await step(engine, signal);
    },
  };
}

function parts(verbs: readonly string[], { id, name, endpoints }: Container): Omit<Action, 'run'> {
  const addresses = endpoints
    .flatMap(({ fixedIpv4, fixedIpv6 }) => [fixedIpv4, fixedIpv6])
    .filter(address => address !== undefined);
  return {
    cli: verbs.map(verb => ['docker', verb, ...operands(name)]),
    touches: { containers: [id] },
    about: { container: name, ...(addresses.length > 0 ? { addresses } : {}) },
  };
}
