// Reading what an engine sends, without trusting its shape: a field of another type is as good as absent.

/** The object's fields, or none. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The array's elements, or none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The text, or an empty one. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The text, or nothing where the engine says nothing (it writes that as an empty one). */
export function someText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A port number from 1 to 65535, or nothing. */
export function portNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65536
    ? value
    : undefined;
}

/** The fields that are text, sorted by name; the very object where it is so already, as engines write it. */
export function textMap(value: unknown): Readonly<Record<string, string>> {
  const fields = record(value);
  if (isTextMap(fields)) return fields;
  const pairs = Object.entries(fields).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  // From entries, not by assignment: a label may be named `__proto__`.
  return Object.fromEntries(pairs);
}

function isTextMap(
  fields: Readonly<Record<string, unknown>>,
): fields is Readonly<Record<string, string>> {
  let before = '';
  for (const name in fields) {
    if (typeof fields[name] !== 'string' || name < before) return false;
    before = name;
  }
  return true;
}

/** The given fields without those that are undefined, for optional properties that are absent rather than undefined. */
export function present<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: Record<string, unknown> = {};
  // The names are ours: a loop, since this is what reading a large landscape mostly does.
  for (const name in fields) if (fields[name] !== undefined) found[name] = fields[name];
  return found as never;
}

/** The given fields but for these. */
export function without<T extends object, K extends keyof T>(
  fields: T,
  ...names: readonly K[]
): Omit<T, K> {
  const left = Object.entries(fields).filter(([name]) => !names.includes(name as K));
  return Object.fromEntries(left) as Omit<T, K>;
}
