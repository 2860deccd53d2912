import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SiteJournal } from '../../../src/actions/apply/siteJournal';
import type { SitePlan } from '../../../src/actions/apply/sitePlan';
import { Refusal } from '../../../src/actions/refusal';
import type { ContainerId } from '../../../src/landscape/landscape';

const plan: SitePlan = {
  format: 1,
  engineId: 'here',
  containerId: 'web' as ContainerId,
  containerName: 'web',
  path: '/etc/nginx/conf.d/a.conf',
  place: { kind: 'container' },
  options: [],
  before: { kind: 'absent' },
  after: { kind: 'text', text: 'server {}\n' },
};
const isRefusal = (error: unknown) => error instanceof Refusal && error.reason.kind === 'applyOpen';

describe('SiteJournal', () => {
  let folder: string;
  let journal: SiteJournal;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-sites-'));
    journal = new SiteJournal(path.join(folder, 'applying'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('begins one of two changes that are asked for at once', async () => {
    const [first, second] = await Promise.allSettled([journal.begin(plan), journal.begin(plan)]);
    assert.equal(first.status, 'fulfilled');
    assert.ok(second.status === 'rejected' && isRefusal(second.reason));
  });

  it('lets the same file be changed again after what was left, and no other one', async () => {
    await journal.begin(plan);
    journal.leave(plan);
    assert.deepEqual(await journal.interrupted('here'), [plan]);
    await assert.rejects(journal.begin({ ...plan, path: '/etc/nginx/nginx.conf' }), isRefusal);
    await journal.begin({ ...plan, after: { kind: 'absent' } });
    await journal.end(plan);
    assert.ok(await journal.isEmpty());
  });

  it('begins again what could not be written', async () => {
    await writeFile(path.join(folder, 'applying'), 'a file where the folder should be');
    await assert.rejects(journal.begin(plan));
    await rm(path.join(folder, 'applying'));
    await journal.begin(plan);
  });
});
