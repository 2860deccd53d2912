import type { Container, Landscape, Network, NetworkId } from '../landscape/landscape';
import type { Action, MakingAction } from './action';
import { connectLine } from './connectContainer';
import { createNetwork } from './createNetwork';
import { disconnectLine } from './disconnectContainer';

/**
 * Makes a network for these containers and connects them. When a step fails, what was done before is taken back.
 *
 * @throws Refusal when there is a network of that name.
 */
export function shareNetwork(
  landscape: Landscape,
  name: string,
  containers: readonly Container[],
): MakingAction<NetworkId> {
  const creation = createNetwork(landscape, { name, driver: 'bridge' });
  return {
    cli: [...creation.cli, ...containers.map(each => connectLine(name, each.name, {}))],
    touches: { containers: containers.map(({ id }) => id) },
    about: { network: name },
    run: async (engine, signal, report) => {
      const network = await creation.run(engine, signal);
      const connected: Container[] = [];
      try {
        for (const container of containers) {
          report?.((connected.length + 1) / (containers.length + 1));
          await engine.connect(network, container.id, {}, signal);
          connected.push(container);
        }
      } catch (error) {
        await takeBack(engine, network, connected);
        throw error;
      }
      return network;
    },
    makes: id => ({ networks: [id] }),
  };
}

/** Takes it back: nobody could have relied on it yet. */
export function unshareNetwork(network: Network, containers: readonly Container[]): Action {
  return {
    cli: [
      ...containers.map(({ name }) => disconnectLine(network.name, name)),
      ['docker', 'network', 'rm', network.name],
    ],
    touches: { networks: [network.id], containers: containers.map(({ id }) => id) },
    about: { network: network.name },
    run: async (engine, signal) => {
      for (const { id } of containers) await engine.disconnect(network.id, id, {}, signal);
      await engine.removeNetwork(network.id, signal);
    },
  };
}

/** Where that fails too, why it was needed says more. */
async function takeBack(
  engine: Parameters<Action['run']>[0],
  network: NetworkId,
  connected: readonly Container[],
): Promise<void> {
  const leave = ({ id }: Container) => engine.disconnect(network, id, { isForced: true });
  await Promise.allSettled(connected.map(leave));
  await engine.removeNetwork(network).catch(() => undefined);
}

/** A name for it that no network has: `api-db`, `api-db-2`. */
export function sharedName(
  { networks }: Landscape,
  [a, b]: readonly [Container, Container],
): string {
  const base = `${a.name}-${b.name}`.slice(0, 60);
  const taken = new Set(networks.map(({ name }) => name));
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(name)) return name;
  }
}
