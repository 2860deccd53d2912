import type { Picture } from './rack/picture';

/** How much can be read at the present zoom. */
export type Level = 'farthest' | 'far' | 'middle' | 'near' | 'close';

/** What can be read at a scale. */
export function levelFor(scale: number, density: Picture['density']): Level {
  const size = density === 'roomy' ? scale * 1.15 : scale;
  if (size < 0.2) return 'farthest';
  return size < 0.34 ? 'far' : size < 0.6 ? 'middle' : size < 1.3 ? 'near' : 'close';
}

/** Whether no more than the names of networks can be read. */
export function isFar(level: Level): boolean {
  return level === 'far' || level === 'farthest';
}
