import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeSnapshot } from '../../../src/export/snapshot';
import { list, record } from '../../../src/landscape/fields';
import type { Landscape } from '../../../src/landscape/landscape';
import { hostile, shop, zoo } from '../../lab/topologyHarnessData';
import { jsonOf } from '../house/sources';
import { landscapes } from '../topology/anyLandscape';
import { schemaProblems } from './schemaProblems';

const schema = record(jsonOf('docs/snapshot.schema.json'));

const written = (landscape: Landscape): unknown =>
  JSON.parse(writeSnapshot({ engine: 'e', taken: '2026-11-21T11:00:00.000Z', landscape }));

/** Every field of any record that is in a file. */
function fieldsOf(file: unknown, part: 'networks' | 'containers'): ReadonlySet<string> {
  return new Set(list(record(file)[part]).flatMap(each => Object.keys(record(each))));
}

describe('the JSON Schema of a landscape', () => {
  it('is kept by whatever is written', () => {
    for (const each of [shop(), zoo(), hostile()]) {
      assert.deepEqual(schemaProblems(written(each), schema), []);
    }
    fc.assert(
      fc.property(landscapes, any => assert.deepEqual(schemaProblems(written(any), schema), [])),
    );
  });

  it('names every field of networks and containers', () => {
    const definitions = record(schema['$defs']);
    for (const [part, name] of [
      ['networks', 'network'],
      ['containers', 'container'],
    ] as const) {
      const known = record(record(definitions[name])['properties']);
      for (const field of fieldsOf(written(zoo()), part)) {
        assert.ok(Object.hasOwn(known, field), `${name}.${field}`);
      }
    }
  });

  it('refuses what is none', () => {
    const file = record(written(shop()));
    assert.notDeepEqual(schemaProblems({ ...file, format: 'other' }, schema), []);
    assert.notDeepEqual(schemaProblems({ ...file, networks: [{ id: 'a' }] }, schema), []);
    const [first] = list(file['containers']);
    const wrong = { ...record(first), state: 'asleep' };
    assert.deepEqual(schemaProblems({ ...file, containers: [wrong] }, schema), [
      '$.containers[0].state',
    ]);
  });
});
