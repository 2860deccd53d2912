import type { ContainerId } from '../../../src/landscape/landscape';
import type { Area, AreaKey, Scene } from '../rack/areas';
import { areaOf } from '../rack/areas';

/**
 * Under which bar a container on several networks stands: where its drops are shortest. One step
 * down to the next bar costs least, since nothing is in between; one step up passes its own bar.
 */
export function standOf(scene: Scene, order: readonly Area[]): Map<ContainerId, AreaKey> {
  const places = new Map(order.map((area, index) => [area.key, index]));
  const stands = new Map<ContainerId, AreaKey>();
  for (const { id, networkMode } of scene.containers) {
    if (networkMode.kind !== 'own') continue;
    const attached = scene.on(id).map(({ network }) => network);
    const own = attached.filter(network => !network.isPredefined);
    if (own.length < 2) continue;
    const bars = own.map(network => ({
      key: areaOf(network),
      at: places.get(scene.areaOf(network)),
    }));
    const cost = (home: number) => bars.reduce((sum, { at }) => sum + step(home, at ?? home), 0);
    let best: { key: AreaKey; cost: number } | undefined;
    for (const { key, at } of bars) {
      if (at === undefined) continue;
      if (!best || cost(at) < best.cost) best = { key, cost: cost(at) };
    }
    if (best) stands.set(id, best.key);
  }
  return stands;
}

function step(from: number, to: number): number {
  if (to === from) return 0;
  if (to === from + 1) return 0.5;
  return to > from ? to - from : from - to + 0.75;
}
