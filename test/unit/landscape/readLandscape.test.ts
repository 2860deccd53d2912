import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffLandscapes } from '../../../src/landscape/diffLandscapes';
import type { Landscape } from '../../../src/landscape/landscape';
import { readLandscape, updateLandscape, type Lists } from '../../../src/landscape/readLandscape';
import { hex, rawContainer, rawEndpoint, rawNetwork } from './payloads';

/** What an engine has at a moment, by id. */
type World = ReadonlyMap<string, unknown>;

const digits = ['1', '2', '3', '4', '5', '6'];
const name = fc.constantFrom('web-2', 'web-10', 'web-1', 'Web', 'a', '', 'host', '한', '__proto__');

const networks: fc.Arbitrary<World> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...digits), name, fc.boolean()), { selector: ([id]) => id })
  .map(
    items =>
      new Map(
        items.map(([id, Name, Internal]) => [hex(id), rawNetwork({ Id: hex(id), Name, Internal })]),
      ),
  );

const containers: fc.Arbitrary<World> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...digits),
      name,
      fc.constantFrom('running', 'exited'),
      fc.subarray(['host', 'none', hex('1'), 'web-1']),
    ),
    { selector: ([id]) => id },
  )
  .map(
    items =>
      new Map(
        items.map(([id, own, State, keys]) => [
          hex(id),
          rawContainer({
            Id: hex(id),
            Names: [`/${own}`],
            State,
            HostConfig: undefined,
            NetworkSettings: {
              Networks: Object.fromEntries(keys.map(key => [key, rawEndpoint()])),
            },
          }),
        ]),
      ),
  );

const world = fc.record({ networks, containers });
type Both = typeof world extends fc.Arbitrary<infer T> ? T : never;

function lists({ networks, containers }: Both): Lists {
  // In an order of the engine's own.
  return { networks: [...networks.values()].reverse(), containers: [...containers.values()] };
}

/** Ids whose payload differs between two worlds: what a perfect engine's events would name. */
function changed(before: World, after: World): Set<string> {
  const ids = [...before.keys(), ...after.keys()];
  return new Set(
    ids.filter(id => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id))),
  );
}

const only = (from: World, ids: ReadonlySet<string>) =>
  [...ids].flatMap(id => (from.has(id) ? [from.get(id)] : []));

function step(landscape: Landscape, before: Both, after: Both): Landscape {
  const touched = {
    networks: changed(before.networks, after.networks),
    containers: changed(before.containers, after.containers),
  };
  return updateLandscape(landscape, touched, {
    networks: only(after.networks, touched.networks),
    containers: only(after.containers, touched.containers),
  });
}

describe('readLandscape and updateLandscape', () => {
  it('give the same landscape, whether read whole or piece by piece', () => {
    fc.assert(
      fc.property(world, fc.array(world, { minLength: 1, maxLength: 4 }), (first, later) => {
        let before = first;
        let landscape = readLandscape(lists(before));
        for (const after of later) {
          landscape = step(landscape, before, after);
          assert.deepEqual(landscape, readLandscape(lists(after)));
          before = after;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep every unchanged record the same object, and an unchanged landscape too', () => {
    fc.assert(
      fc.property(world, world, (before, after) => {
        const first = readLandscape(lists(before));
        assert.equal(readLandscape(lists(before), first), first);
        for (const second of [step(first, before, after), readLandscape(lists(after), first)]) {
          for (const kind of ['networks', 'containers'] as const) {
            const same = changed(before[kind], after[kind]);
            const old = new Map<string, unknown>(first[kind].map(record => [record.id, record]));
            for (const record of second[kind]) {
              if (!same.has(record.id) && old.has(record.id)) {
                assert.equal(record, old.get(record.id));
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('say in the diff what came, went and changed, and nothing else', () => {
    fc.assert(
      fc.property(world, world, (before, after) => {
        const first = readLandscape(lists(before));
        const { containers: diff } = diffLandscapes(first, step(first, before, after));
        const ids = (records: readonly { readonly id: string }[]) => records.map(r => r.id).sort();
        const touched = changed(before.containers, after.containers);
        const has = (world: Both) => (id: string) => world.containers.has(id);
        const sorted = [...touched].sort();
        assert.deepEqual(
          ids(diff.added),
          sorted.filter(has(after)).filter(id => !has(before)(id)),
        );
        assert.deepEqual(
          ids(diff.removed),
          sorted.filter(has(before)).filter(id => !has(after)(id)),
        );
        assert.deepEqual(ids(diff.changed), sorted.filter(has(before)).filter(has(after)));
      }),
      { numRuns: 200 },
    );
  });

  it('sorts names as people expect', () => {
    const names = ['web-10', 'web-2', 'Web-1', 'api'];
    const raws = names.map((Name, i) => rawNetwork({ Id: hex(String(i)), Name }));
    const { networks } = readLandscape({ networks: raws, containers: [] });
    assert.deepEqual(
      networks.map(network => network.name),
      ['api', 'Web-1', 'web-2', 'web-10'],
    );
  });

  it('forgets what was touched and is not listed any more', () => {
    const before = readLandscape({ networks: [rawNetwork()], containers: [rawContainer()] });
    const touched = { networks: new Set([hex('a')]), containers: new Set([hex('1')]) };
    const after = updateLandscape(before, touched, { networks: [], containers: [] });
    assert.deepEqual(after, { networks: [], containers: [] });
  });

  it('has host and none where Podman’s containers are on them, and not otherwise', () => {
    const Networks = { host: rawEndpoint({ NetworkID: 'host' }) };
    const onHost = rawContainer({ HostConfig: undefined, NetworkSettings: { Networks } });
    const before = readLandscape({ networks: [], containers: [onHost] });
    assert.deepEqual(
      before.networks.map(({ name, driver, isPredefined }) => [name, driver, isPredefined]),
      [['host', 'host', true]],
    );
    const touched = { networks: new Set<string>(), containers: new Set([hex('1')]) };
    const after = updateLandscape(before, touched, { networks: [], containers: [] });
    assert.deepEqual(after.networks, []);
  });

  it('drops what is no record without losing the others', () => {
    const raws = [null, 'x', {}, rawNetwork()];
    assert.equal(readLandscape({ networks: raws, containers: raws }).networks.length, 1);
  });
});
