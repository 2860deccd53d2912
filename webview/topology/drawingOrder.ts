import type { Item } from './items';

/** So many containers are drawn with each network. */
const together = 3;

/** In which order things are drawn that cannot all be drawn at once: what a person looks for first. */
export function drawingOrder(items: readonly Item[]): readonly Item[] {
  const networks: Item[] = [];
  const containers: Item[] = [];
  const others: Item[] = [];
  for (const item of items) {
    if (item.layer === 'panels') networks.push(item);
    else if (item.layer === 'cards') containers.push(item);
    else others.push(item);
  }
  const first = networks.flatMap((network, at) => [
    network,
    ...containers.slice(together * at, together * (at + 1)),
  ]);
  return [...first, ...containers.slice(together * networks.length), ...others];
}
