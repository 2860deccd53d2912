import type { Network } from '../../../src/landscape/landscape';
import type { Plan } from './plan';

/** How many hues the style sheet has; one more, number 0, is the quiet one of predefined networks. */
export const hues = 12;

/**
 * Gives each network a hue by its name, the same in every session. Where two would be alike and
 * another hue is free, the later takes the next one; a hue once given stays.
 */
export function giveColours(plan: Plan, networks: readonly Network[]): void {
  const drawn = new Set(networks.map(network => network.id));
  for (const id of [...plan.colours.keys()]) if (!drawn.has(id)) plan.colours.delete(id);
  const used = new Set(plan.colours.values());
  for (const network of networks) {
    if (plan.colours.has(network.id)) continue;
    let hue = network.isPredefined ? 0 : 1 + (hash(network.name) % hues);
    for (let step = 0; hue && used.has(hue) && step < hues; step++) hue = 1 + (hue % hues);
    plan.colours.set(network.id, hue);
    if (hue) used.add(hue);
    if (used.size === hues) used.clear();
  }
}

/** FNV-1a: short, and spreads names that differ in one letter. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (value ^ (value >>> 15)) >>> 0;
}
