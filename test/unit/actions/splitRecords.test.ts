import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileNameFor } from '../../../src/actions/planJournal';
import { SplitHistory } from '../../../src/actions/split/splitHistory';
import { addedIn } from '../../../src/actions/split/findSplit';
import { isSplitRecord, type SplitRecord } from '../../../src/actions/split/splitRecord';
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import { network } from '../nginx/sample';

const record: SplitRecord = {
  format: 1,
  engineId: 'here',
  network: { id: 'id-of-app' as NetworkId, name: 'app' },
  added: { name: 'app-data', driver: 'bridge' },
  middle: [],
  data: [{ containerId: 'db' as ContainerId, containerName: 'db', settings: { aliases: ['db'] } }],
};

describe('the record of a split', () => {
  it('is known again from its JSON, and nothing else is taken for one', () => {
    const plain = JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
    assert.ok(isSplitRecord(plain));
    for (const change of [
      { format: 2 },
      { engineId: undefined },
      { network: 'app' },
      { added: {} },
      { addedId: 7 },
      { middle: undefined },
      { data: [{ containerId: 'db' }] },
      { data: [null] },
    ]) {
      assert.equal(isSplitRecord({ ...plain, ...change }), false, JSON.stringify(change));
    }
  });

  it('finds the network that was added by its id, else by how it was ordered', () => {
    const added = network('app-data', {});
    const here = { networks: [added], containers: [] };
    assert.equal(addedIn(here, record), added);
    assert.equal(addedIn(here, { ...record, addedId: added.id }), added);
    assert.equal(addedIn(here, { ...record, addedId: 'gone' as NetworkId }), undefined);
    const theirs = network('app-data', { labels: { of: 'others' } });
    assert.equal(addedIn({ networks: [theirs], containers: [] }, record), undefined);
  });
});

describe('SplitHistory', () => {
  let folder: string;
  let history: SplitHistory;
  const nth = (n: number) => ({ ...record, addedId: `added-${n}` as NetworkId });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-splits-'));
    history = new SplitHistory(path.join(folder, 'split'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('has the newest first, also in another window, and of that engine alone', async () => {
    await history.add(nth(1));
    await history.add(nth(2));
    await history.add({ ...nth(3), engineId: 'there' });
    const elsewhere = new SplitHistory(path.join(folder, 'split'));
    assert.deepEqual(await elsewhere.of('here'), [nth(2), nth(1)]);
    await elsewhere.remove(nth(2));
    assert.deepEqual(await history.of('here'), [nth(1)]);
    await history.remove(nth(1));
    assert.deepEqual(await history.of('here'), []);
  });

  it('forgets the oldest of very many', async () => {
    for (let n = 0; n < 25; n++) await history.add(nth(n));
    const known = await history.of('here');
    assert.equal(known.length, 20);
    assert.deepEqual(known[0], nth(24));
  });

  it('passes over what is not whole', async () => {
    await history.add(nth(1));
    const file = path.join(folder, 'split', fileNameFor('here', 'splits'));
    await writeFile(file, '[{"format":1');
    assert.deepEqual(await history.of('here'), []);
    await history.add(nth(2));
    assert.deepEqual(await history.of('here'), [nth(2)]);
  });
});
