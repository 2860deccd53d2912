import { list, record } from '../../../src/landscape/fields';

type Schema = Readonly<Record<string, unknown>>;

/** The keywords of JSON Schema that are understood; those of the second line say nothing about a value. */
const known: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'const', 'enum', 'oneOf', 'required', 'properties', 'additionalProperties'],
  ...['items', 'minLength', 'minimum', 'maximum'],
  ...['$schema', '$defs', 'title', 'description'],
]);

/**
 * Gives the places where a value is not what a schema says, by draft 2020-12 as far as our schema uses it.
 * https://json-schema.org/draft/2020-12/json-schema-validation
 *
 * @throws for a keyword that it does not understand, so that none is passed over.
 */
export function schemaProblems(value: unknown, schema: Schema, root = schema, at = '$'): string[] {
  const strange = Object.keys(schema).filter(keyword => !known.has(keyword));
  if (strange.length > 0) throw new Error(`${at}: ${strange.join(', ')}`);
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.replace('#/$defs/', '');
    return schemaProblems(value, record(record(root['$defs'])[name]), root, at);
  }
  if (Array.isArray(schema['oneOf'])) {
    const fits = schema['oneOf'].filter(
      each => schemaProblems(value, record(each), root, at).length === 0,
    );
    return fits.length === 1 ? [] : [`${at}: ${fits.length} alternatives fit`];
  }
  return [...ownProblems(value, schema, at), ...partProblems(value, schema, root, at)];
}

function ownProblems(value: unknown, schema: Schema, at: string): string[] {
  const { type, minimum, maximum, minLength } = schema;
  const isWrong =
    (type !== undefined && !isType(value, type)) ||
    ('const' in schema && value !== schema['const']) ||
    (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) ||
    (typeof value === 'number' && typeof minimum === 'number' && value < minimum) ||
    (typeof value === 'number' && typeof maximum === 'number' && value > maximum) ||
    (typeof value === 'string' && typeof minLength === 'number' && value.length < minLength);
  return isWrong ? [at] : [];
}

function partProblems(value: unknown, schema: Schema, root: Schema, at: string): string[] {
  if (Array.isArray(value)) {
    const items = record(schema['items']);
    return value.flatMap((each, i) => schemaProblems(each, items, root, `${at}[${i}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const properties = record(schema['properties']);
  const more = record(schema['additionalProperties']);
  const missing = list(schema['required']).filter(name => !Object.hasOwn(value, String(name)));
  const inside = Object.entries(value).flatMap(([name, each]) => {
    const own = Object.hasOwn(properties, name) ? record(properties[name]) : more;
    return schemaProblems(each, own, root, `${at}.${name}`);
  });
  return [...missing.map(name => `${at}.${String(name)}: missing`), ...inside];
}

function isType(value: unknown, type: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
