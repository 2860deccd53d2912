import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { driftOf } from '../../../src/compose/drift';
import { findProject } from '../../../src/compose/runningProject';
import { emptyLandscape } from '../../../src/landscape/landscape';
import { composeScene } from './composeScene';

const front = { name: 'shop_front', key: 'front', subnet: '172.20.0.0/16' };
const back = { name: 'shop_back', key: 'back', subnet: '172.21.0.0/16', isInternal: true };
const text = `
services:
  web: {networks: [front, back]}
  db: {networks: {back: {ipv4_address: 172.21.0.9}}}
networks:
  front:
  back: {internal: true}
`;
const web = {
  name: 'shop-web-1',
  service: 'web',
  on: { shop_front: undefined, shop_back: undefined },
};
const db = { name: 'shop-db-1', service: 'db', on: { shop_back: '172.21.0.9' } };

describe('drift', () => {
  const drift = (options: Parameters<typeof composeScene>[1], written = text) => {
    const { landscape = emptyLandscape, ...scene } = composeScene(written, options);
    return driftOf({ ...scene, landscape });
  };
  const isSame = (options: Parameters<typeof composeScene>[1], written = text) => {
    const { written: a, runs: b } = drift(options, written);
    return a === b;
  };

  it('is none where all is as written', () => {
    assert.ok(isSame({ networks: [front, back], containers: [web, db] }));
  });

  it('is a network or a member more or less, and another address', () => {
    const networks = [front, back];
    assert.ok(!isSame({ networks, containers: [web] }), 'a service is missing');
    const away = { ...web, on: { shop_front: undefined } };
    assert.ok(!isSame({ networks, containers: [away, db] }), 'disconnected');
    const other = { ...db, on: { shop_back: '172.21.0.8' } };
    assert.ok(!isSame({ networks, containers: [web, other] }), 'another address');
    const more = { ...db, on: { ...db.on, corp: undefined } };
    const all = [...networks, { name: 'corp' }];
    assert.ok(!isSame({ networks: all, containers: [web, more] }), 'connected elsewhere');
    assert.match(drift({ networks: all, containers: [web, more] }).runs, /corp/);
    const open = { ...back, isInternal: false };
    assert.ok(!isSame({ networks: [front, open], containers: [web, db] }), 'not internal');
    const left = { name: 'shop_old', key: 'old' };
    assert.ok(!isSame({ networks: [...networks, left], containers: [web, db] }), 'left over');
    const orphan = { ...web, name: 'shop-old-1', service: 'old' };
    assert.ok(!isSame({ networks, containers: [web, db, orphan] }), 'an orphan');
  });

  it('is nothing that the file leaves open', () => {
    const networks = [front, back];
    const optional = text.replace('web: {', 'web: {profiles: [x], ');
    assert.ok(isSame({ networks, containers: [db] }, optional), 'a profile that is off');
    const unknown = text.replace('172.21.0.9', '"${DB_IP:-172.21.0.9}"');
    const other = { ...db, on: { shop_back: '172.21.0.77' } };
    assert.ok(isSame({ networks, containers: [web, other] }, unknown), 'a variable');
    assert.ok(isSame({ networks, containers: [] }, `${text}\n}`), 'a text that cannot be read');
  });

  it('tells replicas apart only where they differ', () => {
    const networks = [front, back];
    const second = { ...web, name: 'shop-web-2' };
    assert.ok(isSame({ networks, containers: [web, second, db] }));
    const away = { ...second, on: { shop_front: undefined } };
    const { runs } = drift({ networks, containers: [web, away, db] });
    assert.match(runs, /web \(shop-web-2\):/);
  });

  it('finds the project by the files it was made from, whatever it is called', () => {
    const files = '/work/shop/compose.yaml';
    const find = (made: string, name: string) => {
      const { landscape } = composeScene(text, { containers: [{ ...web, files: made }] });
      return findProject(landscape ?? emptyLandscape, name, [files]);
    };
    const found = find(files, 'other');
    assert.equal(found.name, 'shop');
    assert.equal(found.hasOtherFiles, false);
    assert.equal(found.isOfTheseFiles, true);
    const more = find(`${files},/x/prod.yaml`, 'shop');
    assert.deepEqual([more.hasOtherFiles, more.isOfTheseFiles], [true, false]);
    assert.equal(find('', 'shop').isOfTheseFiles, false);
  });

  it('ends with every key, and is none where the engine has just what is written', () => {
    const key = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('__proto__', 'constructor', 'a: b', '- x', '${x}', '$'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 4 }), keys => {
        // A name with a variable is known to Compose alone, and `<<` is YAML’s own.
        fc.pre(keys.every(each => !each.includes('$') && each !== '<<'));
        const written = stringify({
          services: { web: { networks: keys } },
          networks: Object.fromEntries(keys.map(each => [each, {}])),
        });
        const networks = keys.map(each => ({ name: `shop_${each}`, key: each }));
        const on = Object.fromEntries(networks.map(({ name }) => [name, undefined]));
        const { written: a, runs } = drift({ networks, containers: [{ ...web, on }] }, written);
        assert.equal(runs, a);
      }),
    );
  });
});
