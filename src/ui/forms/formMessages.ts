import { record } from '../../landscape/fields';
import type { FormRow, FormValue, FormValues, FromForm } from '../../protocol/form';

const most = { fields: 200, rows: 500, columns: 50, idLength: 200, textLength: 100_000 };

/** A message of a form page, checked: the page shows untrusted names and is not trusted itself. */
export function readFormMessage(value: unknown): FromForm | undefined {
  const from = record(value);
  const { type, id } = from;
  switch (type) {
    case 'ready':
    case 'copyCli':
    case 'cancel':
      return { type };
    case 'change':
    case 'submit': {
      const values = readValues(from['values']);
      return values && { type, values };
    }
    case 'action': {
      const values = readValues(from['values']);
      return values && isText(id, most.idLength) ? { type, id, values } : undefined;
    }
    default:
      return undefined;
  }
}

function readValues(value: unknown): FormValues | undefined {
  return readMap(value, most.fields, readValue);
}

function readValue(value: unknown): FormValue | undefined {
  if (typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return readText(value);
  const rows = value.length > most.rows ? [] : value.map(readRow);
  return rows.length === value.length && rows.every(row => row !== undefined) ? rows : undefined;
}

function readRow(value: unknown): FormRow | undefined {
  return readMap(value, most.columns, readText);
}

function readText(value: unknown): string | undefined {
  // A whole message dropped in silence would lose what else was typed.
  return typeof value === 'string' ? value.slice(0, most.textLength) : undefined;
}

/** All of the map or, where one value is not what it should be, nothing: half a form is another form. */
function readMap<T>(
  value: unknown,
  longest: number,
  read: (each: unknown) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length > longest) return undefined;
  const checked: [string, T][] = [];
  for (const [key, each] of entries) {
    const good = key.length > most.idLength ? undefined : read(each);
    if (good === undefined) return undefined;
    checked.push([key, good]);
  }
  // From entries, not by assignment: a key may be named `__proto__`.
  return Object.fromEntries(checked);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}
