import type { Container, Landscape, Network } from '../landscape/landscape';
import type { Action } from './action';
import { connectLine } from './connectContainer';
import { disconnectLine } from './disconnectContainer';
import { networkOperand } from './operands';
import { Refusal } from './refusal';

/**
 * Takes a container from the network `none` to another one: an engine connects none that is on `none`. Where that fails
 * it is put back.
 *
 * @throws Refusal when it is not on `none`.
 */
export function joinFromNone(landscape: Landscape, network: Network, container: Container): Action {
  if (container.networkMode.kind !== 'none') throw new Refusal({ kind: 'cannotJoin', container });
  const { id, name } = container;
  return {
    cli: [disconnectLine('none', name), connectLine(networkOperand(landscape, network), name, {})],
    touches: { containers: [id] },
    about: { network: network.name, container: name },
    run: async (engine, signal, report) => {
      await engine.disconnect('none', id, {}, signal);
      try {
        report?.(0.5);
        await engine.connect(network.id, id, {}, signal);
      } catch (error) {
        const none = landscape.networks.find(each => each.name === 'none');
        // Where that fails too, why it was not connected says more.
        if (none) await engine.connect(none.id, id).catch(() => undefined);
        throw error;
      }
    },
  };
}
