import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { recogniseRefusal } from '../../engine/refusals/recogniseRefusal';
import { type EndpointSettings, readEndpointSettings } from '../../landscape/endpointSettings';
import { record, text } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import type { ContainerId, NetworkId } from '../../landscape/landscape';

/** As much of a network as finding an endpoint on it takes. */
export interface Place {
  readonly id: NetworkId;
  readonly name: string;
}

/**
 * Sees to it that a container is on a network with these settings; does nothing where it is. It asks for the
 * container itself: an inspect waits for what the engine is doing to it, a list does not.
 */
export async function attach(
  engine: Engine,
  { id, name }: Place,
  container: ContainerId,
  settings: EndpointSettings,
): Promise<void> {
  const inspected = await engine.inspectContainer(container);
  const from = record(inspected);
  const entry = record(record(from['NetworkSettings'])['Networks'])[name];
  if (entry !== undefined) {
    const networkId = text(record(entry)['NetworkID']);
    // Before the first start there is no id; in a running container that is what a connect leaves that failed.
    // The id of a former network would keep one that does not run from starting (Docker 28).
    const isRunning = record(from['State'])['Running'] === true;
    // Podman 4 says the name.
    const isHere = networkId === id || networkId === name || (networkId === '' && !isRunning);
    if (isHere && isLike(readEndpointSettings(inspected, name), settings)) return;
    await detach(engine, id, container);
  }
  await connect(engine, name, container, settings);
}

/** The MAC address is the engine's to give, whatever was asked for. */
function isLike(a: EndpointSettings, b: EndpointSettings): boolean {
  return isSame({ ...a, mac: undefined }, { ...b, mac: undefined });
}

/**
 * By the network's name. By its id, the entry of a container that does not run would be kept under the id where a
 * Swarm's network has not come to this node yet, and the container would not start with another network.
 */
export function connect(
  engine: Engine,
  name: string,
  container: ContainerId,
  settings: EndpointSettings,
): Promise<void> {
  return engine.connect(name as NetworkId, container, settings);
}

/** Takes a container off a network, where it is on it. */
export async function detach(
  engine: Engine,
  network: NetworkId,
  container: ContainerId,
): Promise<void> {
  try {
    await engine.disconnect(network, container, { isForced: true });
  } catch (error) {
    // Not on it any more, or gone altogether: as wanted. Other conflicts say that it still is.
    const isOff =
      error instanceof EngineError &&
      (error.kind === 'notFound' || recogniseRefusal(error.message)?.kind === 'notConnected');
    if (!isOff) throw error;
  }
}

/**
 * Takes away what a connect that failed left in a running container: an entry without a network, with which it would
 * not start any more. What somebody else connected meanwhile stays.
 *
 * Docker takes away only what is connected indeed, so it is, with any address. Where the network has none left, only
 * stopping the container would help.
 */
export async function sweepAttempt(
  engine: Engine,
  { id, name }: Place,
  container: ContainerId,
): Promise<void> {
  const inspected = record(await engine.inspectContainer(container));
  const entry = record(record(inspected['NetworkSettings'])['Networks'])[name];
  const isRunning = record(inspected['State'])['Running'] === true;
  const isLeft = entry !== undefined && text(record(entry)['NetworkID']) === '';
  if (!isLeft || !isRunning) return;
  await connect(engine, name, container, {});
  await detach(engine, id, container);
}
