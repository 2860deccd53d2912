import type { Landscape, Network } from '../landscape/landscape';

/** Names as the last words of a command line, so that none is taken for an option. */
export function operands(...names: readonly string[]): readonly string[] {
  return names.some(name => name.startsWith('-')) ? ['--', ...names] : names;
}

/** What the CLI knows a network by: its name, or its id where old engines let two have the same. */
export function networkOperand(landscape: Landscape, { id, name }: Network): string {
  const isAmbiguous = landscape.networks.some(other => other.name === name && other.id !== id);
  return isAmbiguous ? id : name;
}
