import assert from 'node:assert/strict';
import type { Container, Landscape, Network } from '../../../src/landscape/landscape';
import { searchFor } from '../../../src/landscape/search';
import {
  awaitedRows,
  isSortBy,
  memberRows,
  rootRows,
  type RowOptions,
  type SortBy,
} from '../../../src/ui/tree/rows';
import { container, namespaceOf, network } from '../nginx/sample';

const everything: RowOptions = {
  sortBy: 'name',
  showPredefined: true,
  showStopped: true,
  filter: searchFor(''),
};

const networks: readonly Network[] = [
  network('app', { driver: 'macvlan', created: '2025-01-01T00:00:00Z' }),
  network('bridge', { created: '2024-01-01T00:00:00Z' }),
  network('data', { created: '2025-03-01T00:00:00Z', project: 'shop' }),
  network('free', { created: '2025-02-01T00:00:00Z' }),
];
const containers: readonly Container[] = [
  container('api', ['app', 'data'], { image: 'registry/api:2' }),
  container('db', ['data'], {
    ports: [{ protocol: 'tcp', containerPort: 5432, published: { address: '::', port: 15432 } }],
  }),
  container('job', ['data'], { state: 'exited' }),
  container('lost', ['gone'], { state: 'exited' }),
  container('plain', ['bridge'], { state: 'paused' }),
  container('side', [], { networkMode: namespaceOf('api') }),
];
const landscape: Landscape = { networks, containers };

/** The tree as lines: `network (count): members`. */
function tree(options: Partial<RowOptions> = {}, scene = landscape): string[] {
  const chosen = { ...everything, ...options };
  return rootRows(scene, chosen).map(row => {
    if (row.kind === 'container') return assert.fail('a container at the top');
    const members = memberRows(row, scene, chosen).map(member => member.container.name);
    const title =
      row.kind === 'unattached' ? 'unattached' : `${row.network.name} (${row.memberCount})`;
    return `${title}: ${members.join(' ')}`;
  });
}

const tops = (options: Partial<RowOptions>) => tree(options).map(line => line.split(/[ :]/)[0]);

describe('the rows of the tree', () => {
  it('are user-made networks, then the engine’s own, then what is attached to nothing', () => {
    assert.deepEqual(tree(), [
      'app (2): api side',
      'data (4): api db job side',
      'free (0): ',
      'bridge (1): plain',
      'unattached: lost',
    ]);
  });

  const orders: Readonly<Record<SortBy, readonly string[]>> = {
    name: ['app', 'data', 'free', 'bridge', 'unattached'],
    driver: ['data', 'free', 'app', 'bridge', 'unattached'],
    created: ['data', 'free', 'app', 'bridge', 'unattached'],
    containers: ['data', 'app', 'free', 'bridge', 'unattached'],
  };
  for (const [sortBy, expected] of Object.entries(orders)) {
    it(`are sorted by ${sortBy}, the engine’s own still last`, () =>
      assert.deepEqual(tops({ sortBy: sortBy as SortBy }), expected));
  }

  it('leave out the engine’s own networks where they are hidden', () => {
    assert.deepEqual(tops({ showPredefined: false }), ['app', 'data', 'free', 'unattached']);
  });

  it('leave out stopped containers where they are hidden, and count without them', () => {
    assert.deepEqual(tree({ showStopped: false }), [
      'app (2): api side',
      'data (3): api db side',
      'free (0): ',
      'bridge (1): plain',
    ]);
  });

  const filters: readonly (readonly [string, readonly string[]])[] = [
    ['DB', ['data (1): db']],
    ['registry/api', ['app (1): api', 'data (1): api']],
    ['free', ['free (0): ']],
    ['shop', ['data (4): api db job side']],
    ['15432', ['data (1): db']],
    ['exited', ['data (1): job', 'unattached: lost']],
    ['  job   exited ', ['data (1): job']],
    ['nothing at all', []],
  ];
  for (const [text, expected] of filters) {
    it(`are, for the filter “${text}”, ${expected.length} with what matches below`, () =>
      assert.deepEqual(tree({ filter: searchFor(text) }), expected));
  }

  describe('while the containers are awaited', () => {
    const many = Array.from({ length: 13 }, (_, i) => network(`net-${i}`));
    const names = (of: readonly Network[], options: Partial<RowOptions> = {}) =>
      awaitedRows(of, { ...everything, ...options }).map(row => row.network.name);

    it('are the networks, of which nobody says how many containers they have', () => {
      const own = networks.filter(({ isPredefined }) => isPredefined);
      assert.deepEqual(names([...own, ...many]), [
        ...many.map(({ name }) => name),
        ...own.map(({ name }) => name),
      ]);
      for (const row of awaitedRows(many, everything)) assert.equal(row.memberCount, undefined);
    });

    it('are the rows that there will be', () =>
      assert.deepEqual(
        awaitedRows(many, everything).map(({ key }) => key),
        rootRows(
          {
            networks: many,
            containers: [container('api', ['net-3']), container('db', ['net-12'])],
          },
          everything,
        ).map(({ key }) => key),
      ));

    it('are none where the containers decide: for few networks, which are open, a filter, an order', () => {
      assert.deepEqual(names(many.slice(1)), []);
      assert.deepEqual(names(many, { filter: searchFor('net') }), []);
      assert.deepEqual(names(many, { sortBy: 'containers' }), []);
    });
  });

  it('have a key of their own for a container on each of its networks', () => {
    const rows = rootRows(landscape, everything);
    const keys = rows.flatMap(row =>
      row.kind === 'container'
        ? []
        : [row.key, ...memberRows(row, landscape, everything).map(member => member.key)],
    );
    assert.equal(new Set(keys).size, keys.length);
  });

  it('are none for an engine that has nothing', () => {
    assert.deepEqual(tree({}, { networks: [], containers: [] }), []);
  });

  it('are sorted only in ways there are, whatever the settings say', () => {
    for (const value of ['name', 'driver', 'created', 'containers']) assert.ok(isSortBy(value));
    for (const value of ['Name', 'toString', '', 7, null, undefined]) assert.ok(!isSortBy(value));
  });
});
