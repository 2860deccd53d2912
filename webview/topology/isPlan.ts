import type { Landscape } from '../../src/landscape/landscape';

/** What a file says and no engine has: it can be looked at, but neither changed nor tested. */
export function isPlan({ containers }: Landscape): boolean {
  return containers.some(({ state }) => state === 'planned');
}
