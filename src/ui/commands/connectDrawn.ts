import type { NetworkId } from '../../landscape/landscape';
import type { Target } from '../../protocol/topology';
import type { Parts } from '../parts';
import { networksOf } from '../targets';
import { connectDropped } from './connectDropped';
import { targetsFor } from './targetsFor';

/**
 * Connects a container to the network that a line was drawn to in the drawing.
 *
 * @throws EngineError of kind `notFound` when one of both is gone meanwhile.
 */
export async function connectDrawn(parts: Parts, target: Target, networkId: NetworkId) {
  const end: Target = { kind: 'network', networkId };
  const [network] = networksOf(targetsFor(parts, [{ target: end }]));
  if (network) await connectDropped(parts, network, targetsFor(parts, [{ target }]));
}
