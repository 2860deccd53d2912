import { l10n } from 'vscode';
import { isConnectable } from '../../landscape/contextWords';
import type { Network } from '../../landscape/landscape';
import type { Offer } from '../announce';
import { type Pair, pairsOf } from '../pairs';
import type { EngineParts } from '../parts';
import { containersOf, type Found } from '../targets';
import { plain } from '../text/words';
import { connectAll } from './connect';
import { disconnectAsked } from './disconnect';

/**
 * Connects what was dropped on a network. A container may be on several networks, so it stays where it was, unless the
 * person says then that it was meant to move.
 */
export function connectDropped(
  parts: EngineParts,
  network: Network,
  found: readonly Found[],
): Promise<void> {
  const origins = pairsOf(found).filter(
    pair => isConnectable(pair.network) && pair.network.id !== network.id,
  );
  return connectAll(parts, [network], containersOf(found), connected => {
    const ids = new Set(connected.map(({ container }) => container.id));
    return moveOffers(
      parts,
      origins.filter(({ container }) => ids.has(container.id)),
    );
  });
}

function moveOffers(parts: EngineParts, origins: readonly Pair[]): readonly Offer[] {
  const [first] = origins;
  if (!first) return [];
  const isOneNetwork = origins.every(({ network }) => network.id === first.network.id);
  const label = isOneNetwork
    ? l10n.t('Move: Disconnect from “{0}”', plain(first.network.name, 40))
    : l10n.t('Move: Disconnect from Where They Were');
  return [{ label, run: () => disconnectAsked(parts, origins) }];
}
