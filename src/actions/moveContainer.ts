import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import { recogniseRefusal } from '../engine/refusals/recogniseRefusal';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { Container, Landscape, Network } from '../landscape/landscape';
import { isDefaultBridge } from '../landscape/predefined';
import type { Action } from './action';
import { connectContainer } from './connectContainer';
import { disconnectContainer } from './disconnectContainer';
import { MoveError } from './moveError';
import { attach, detach } from './rebuild/attach';
import { unlessGone } from './unlessGone';

/** A network and what a container's endpoint on it is, or shall be, like. */
export interface MovePlace {
  readonly network: Network;
  readonly settings: EndpointSettings;
}

/**
 * Takes a container from one network to another: it is connected there first, so that a running one is never without.
 * When leaving fails, or the person cancels, it is taken back. With `from` and `to` exchanged it is the way back.
 *
 * Throws a `MoveError` when run and it could not be taken back.
 *
 * @throws Refusal when it cannot be connected there or disconnected here.
 */
export function moveContainer(
  landscape: Landscape,
  container: Container,
  from: MovePlace,
  to: MovePlace,
): Action {
  const connection = connectContainer(landscape, to.network, container, to.settings);
  const leaving = disconnectContainer(landscape, from.network, container);
  return {
    cli: [...connection.cli, ...leaving.cli],
    touches: { containers: [container.id] },
    ...(connection.about ? { about: connection.about } : {}),
    run: async (engine, signal, report) => {
      await connection.run(engine, signal).catch(async (error: unknown) => {
        if (!isUntouched(error)) await takeBack(engine, container, from, to, error);
        throw error;
      });
      try {
        report?.(0.5);
        signal.throwIfAborted();
        await leaving.run(engine, signal);
      } catch (error) {
        await takeBack(engine, container, from, to, error);
        throw error;
      }
    },
  };
}

/**
 * What of an endpoint goes along to another network: the names that people gave it. Addresses belong to the network,
 * and the default bridge takes no names.
 */
export function carriedSettings({ aliases }: EndpointSettings, to: Network): EndpointSettings {
  return aliases === undefined || isDefaultBridge(to) ? {} : { aliases };
}

/** Somebody else connected it, which is theirs, or the engine said no before it did anything. */
function isUntouched(error: unknown): boolean {
  if (!(error instanceof EngineError)) return false;
  const isBefore = error.kind === 'invalid' || error.kind === 'denied';
  return isBefore || recogniseRefusal(error.message)?.kind === 'alreadyConnected';
}

/** As it was, from whatever was done: a request that was given up may still have been carried out. */
async function takeBack(
  engine: Engine,
  container: Container,
  from: MovePlace,
  to: MovePlace,
  cause: unknown,
): Promise<void> {
  try {
    // The network, or the container itself, may be gone.
    await unlessGone(attach(engine, from.network, container.id, from.settings));
    await detach(engine, to.network.id, container.id);
  } catch {
    throw new MoveError(container, from.network, to.network, cause);
  }
}
