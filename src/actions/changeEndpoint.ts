import { isDefaultBridge } from '../landscape/predefined';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { Container, Landscape, Network } from '../landscape/landscape';
import type { Action } from './action';
import { checkSteady } from './checkSteady';
import { aboutEndpoint, connectLine } from './connectContainer';
import { disconnectLine } from './disconnectContainer';
import { MoveError } from './moveError';
import { networkOperand } from './operands';
import { attach } from './rebuild/attach';
import { Refusal } from './refusal';
import { unlessGone } from './unlessGone';

/**
 * Gives a container's endpoint other settings, aliases for example. An engine takes them with a connect only, so the
 * container leaves the network and comes back. When that fails, it is back as it was; else a `MoveError` is thrown when
 * run. With `before` and `after` exchanged it is the way back.
 *
 * @throws Refusal when the container keeps restarting, or the network is the default bridge, which has no names.
 */
export function changeEndpoint(
  landscape: Landscape,
  network: Network,
  container: Container,
  before: EndpointSettings,
  after: EndpointSettings,
): Action {
  if (isDefaultBridge(network)) throw new Refusal({ kind: 'notConnectable', network });
  checkSteady(network, [container]);
  const operand = networkOperand(landscape, network);
  return {
    cli: [disconnectLine(operand, container.name), connectLine(operand, container.name, after)],
    touches: { networks: [network.id], containers: [container.id] },
    about: { network: network.name, container: container.name, ...aboutEndpoint(after) },
    run: async engine => {
      try {
        // Not to be cancelled: two requests, with the way back between them.
        await attach(engine, network, container.id, after);
      } catch (error) {
        await unlessGone(attach(engine, network, container.id, before)).catch(() => {
          throw new MoveError(container, network, network, error);
        });
        throw error;
      }
    },
  };
}

/** True for what a container can be called by on a network, besides its name. */
export function isAlias(text: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text);
}
