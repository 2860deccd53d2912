import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Compared,
  compareLandscapes,
  type Comparison,
  isUnchanged,
} from '../../../src/landscape/compareLandscapes';
import { factsOf } from '../../../src/landscape/facts';
import type { Container, Landscape, Network, NetworkId } from '../../../src/landscape/landscape';
import { container, landscape, namespaceOf, network } from '../nginx/sample';
import { landscapes } from '../topology/anyLandscape';

const shop = landscape(
  container('web', ['back', 'front'], { state: 'running' }),
  container('db', ['back']),
);

/** The landscape with what `change` makes of each container. */
function changed(of: Landscape, change: (each: Container) => Container | undefined): Landscape {
  return { ...of, containers: of.containers.flatMap(each => change(each) ?? []) };
}

const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('a comparison of two landscapes', () => {
  it('says nothing of a landscape and its copy', () =>
    fc.assert(
      fc.property(landscapes, any =>
        assert.ok(isUnchanged(compareLandscapes(any, structuredClone(any)))),
      ),
    ));

  it('tells what came and what went, and the other way round, the opposite', () =>
    fc.assert(
      fc.property(landscapes, landscapes, (a, b) => {
        const there = compareLandscapes(a, b);
        const back = compareLandscapes(b, a);
        for (const kind of ['networks', 'containers'] as const) {
          assert.deepEqual(names(there[kind].came).sort(), names(back[kind].went).sort());
          assert.deepEqual(names(there[kind].went).sort(), names(back[kind].came).sort());
          assert.equal(there[kind].changed.length, back[kind].changed.length);
        }
      }),
    ));

  it('applied to the old landscape gives the new one', () =>
    fc.assert(
      fc.property(landscapes, landscapes, (a, b) => {
        const comparison = compareLandscapes(a, b);
        assert.deepEqual(applied(comparison, a, b), {
          networks: told(b, b.networks),
          containers: told(b, b.containers),
        });
      }),
    ));

  it('takes what was made again under its name for the same, made again', () => {
    const renewed = network('back', { id: 'another' as NetworkId });
    const remade: Landscape = {
      networks: shop.networks.map(each => (each.name === 'back' ? renewed : each)),
      containers: shop.containers.map(each => ({
        ...each,
        endpoints: each.endpoints.map(on =>
          on.networkKey === 'back' ? { ...on, networkId: renewed.id } : on,
        ),
      })),
    };
    const { networks, containers } = compareLandscapes(shop, remade);
    assert.deepEqual([networks.came, networks.went], [[], []]);
    assert.deepEqual(
      networks.changed.map(({ after, isRemade, changes }) => [after.name, isRemade, changes]),
      [['back', true, []]],
    );
    assert.deepEqual(containers, { came: [], went: [], changed: [] }, 'its members did not change');
  });

  it('says of each thing that changed what it was and what it is', () => {
    const now = changed(shop, each =>
      each.name === 'db'
        ? { ...each, image: 'postgres:18', state: 'exited', status: 'Exited (1)', endpoints: [] }
        : each,
    );
    const [db] = compareLandscapes(shop, now).containers.changed;
    assert.deepEqual(db?.changes, [
      { name: 'image', before: 'web:1', after: 'postgres:18' },
      { name: 'state', before: 'running', after: 'Exited (1)' },
      { name: 'on back', before: 'no address' },
    ]);
  });

  it('is not misled by what changes by itself: times and hardware addresses', () => {
    const now = changed(shop, each => ({
      ...each,
      created: 7,
      endpoints: each.endpoints.map(on => ({ ...on, mac: '02:42:ac:11:00:09' })),
    }));
    assert.ok(isUnchanged(compareLandscapes(shop, now)));
  });

  it('knows a container by its id when it got another name', () => {
    const now = changed(shop, each => (each.name === 'db' ? { ...each, name: 'store' } : each));
    const { came, went, changed: other } = compareLandscapes(shop, now).containers;
    assert.deepEqual([came, went], [[], []]);
    assert.deepEqual(other[0]?.changes, [{ name: 'name', before: 'db', after: 'store' }]);
  });

  it('tells the owner of a namespace by its name', () => {
    const side = container('side', [], { networkMode: namespaceOf('db') });
    const before = landscape(container('db', ['back']), side);
    const again = { ...container('db', ['back']), id: 'new' as Container['id'] };
    const after: Landscape = {
      ...before,
      containers: [again, { ...side, networkMode: { kind: 'container', containerId: again.id } }],
    };
    assert.deepEqual(names(compareLandscapes(before, after).containers.changed.map(c => c.after)), [
      'db',
    ]);
  });

  it('compares networks of one name, which old engines allow, one by one', () => {
    const twin = (id: string) => network('twin', { id: id as NetworkId });
    const before: Landscape = { networks: [twin('1'), twin('2')], containers: [] };
    const after: Landscape = { networks: [twin('3')], containers: [] };
    const { came, went, changed: other } = compareLandscapes(before, after).networks;
    assert.deepEqual([came.length, went.length, other.length], [0, 1, 1]);
  });
});

type Told = readonly (readonly [string, Readonly<Record<string, string>>])[];

/** Names and facts, in an order that does not matter. */
function told(of: Landscape, records: readonly (Network | Container)[]): Told {
  const facts = factsOf(of);
  return sorted(records.map(each => [each.name, Object.fromEntries(facts(each))] as const));
}

function sorted(list: readonly (readonly [string, Readonly<Record<string, string>>])[]): Told {
  const ordered = list.map(
    ([name, facts]) =>
      [
        name,
        Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))),
      ] as const,
  );
  return ordered.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What comes of the old landscape when it changes as the comparison says. */
function applied({ networks, containers }: Comparison, before: Landscape, after: Landscape) {
  const apply = <T extends Network | Container>(old: readonly T[], to: Compared<T>): Told => {
    const facts = factsOf(before);
    const other = new Map(to.changed.map(each => [each.before, each]));
    const kept = old
      .filter(each => !to.went.includes(each))
      .map(each => {
        const values = new Map(facts(each));
        let { name } = each;
        for (const change of other.get(each)?.changes ?? []) {
          if (change.name === 'name') name = change.after ?? name;
          else if (change.after === undefined) values.delete(change.name);
          else values.set(change.name, change.after);
        }
        return [name, Object.fromEntries(values)] as const;
      });
    return sorted([...kept, ...told(after, to.came)]);
  };
  return {
    networks: apply(before.networks, networks),
    containers: apply(before.containers, containers),
  };
}
