/** A whole number from 0 up to the last. */
export function isWhole(value: unknown, last: number): value is number {
  return isBetween(value, 0, last) && Number.isInteger(value);
}

/** A number that is neither less than the one nor more than the other. */
export function isBetween(value: unknown, least: number, largest: number): value is number {
  return typeof value === 'number' && value >= least && value <= largest;
}
