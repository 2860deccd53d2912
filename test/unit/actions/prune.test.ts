import assert from 'node:assert/strict';
import { pruneCandidates } from '../../../src/actions/pruneCandidates';
import { removeNetwork } from '../../../src/actions/removeNetwork';
import type { SwarmFacts } from '../../../src/landscape/engineFacts';
import { labelCounts, matchesFilter } from '../../../src/landscape/networkFilter';
import { emptySwarmView, type Service } from '../../../src/landscape/swarm';
import { agoText } from '../../../src/ui/text/ageWords';
import { network } from '../nginx/sample';
import { reasonOf } from './refused';

const free = network('free');
const served = network('served', { scope: 'swarm', driver: 'overlay' });
const spare = network('spare', { scope: 'swarm', driver: 'overlay' });
const all = { networks: [free, served, spare], containers: [] };
const alone: SwarmFacts = { state: 'inactive', isManager: false };
const worker: SwarmFacts = { state: 'active', isManager: false };
const manager: SwarmFacts = { state: 'active', isManager: true };
const service = {
  id: 's',
  name: 'api',
  networkIds: [served.id],
  virtualIps: [],
} as unknown as Service;

describe('pruneCandidates', () => {
  it('are those that no service uses, as a manager knows', () => {
    const view = { ...emptySwarmView, services: [service] };
    assert.deepEqual(pruneCandidates(all, manager, view), { networks: [free, spare], unknown: [] });
  });

  it('leave out what a worker cannot know', () => {
    const { networks, unknown } = pruneCandidates(all, worker, emptySwarmView);
    assert.deepEqual([networks, unknown], [[free], [served, spare]]);
  });

  it('are all unused ones without a Swarm', () => {
    const { networks } = pruneCandidates({ ...all, networks: [free] }, alone, emptySwarmView);
    assert.deepEqual(networks, [free]);
  });
});

describe('removeNetwork of a template', () => {
  const template = network('template', { isConfigOnly: true });
  const made = network('made', { configFrom: 'template' });

  it('is refused while networks were made from it', () => {
    const scene = { networks: [template, made], containers: [] };
    assert.equal(reasonOf(() => removeNetwork(scene, template)).kind, 'templateInUse');
    assert.ok(removeNetwork({ ...scene, networks: [template] }, template));
  });
});

describe('the filter of networks', () => {
  const now = Date.parse('2024-05-10T12:00:00Z');
  const hour = 3_600_000;
  const old = network('old', {
    created: '2024-05-09T11:00:00.123456789+02:00',
    labels: { env: 'test', keep: '' },
  });
  const unknown = network('unknown', { labels: { env: 'live' } });

  it('takes networks of that age', () => {
    assert.ok(matchesFilter(old, { olderThan: 26 * hour }, now));
    assert.ok(!matchesFilter(old, { olderThan: 28 * hour }, now));
    assert.ok(!matchesFilter(unknown, { olderThan: hour }, now));
  });

  it('takes networks with that label, and both at once', () => {
    assert.ok(matchesFilter(old, { label: 'env' }, now));
    assert.ok(matchesFilter(old, { label: 'env=test', olderThan: hour }, now));
    assert.ok(!matchesFilter(old, { label: 'env=tes' }, now));
    assert.ok(matchesFilter(unknown, {}, now));
  });

  it('counts labels, and keys where they say more than their only value', () => {
    const counts = [...labelCounts([old, unknown, network('none')])];
    assert.deepEqual(counts, [
      ['env', 2],
      ['env=live', 1],
      ['env=test', 1],
      ['keep', 1],
    ]);
    assert.deepEqual([...labelCounts([unknown])], [['env=live', 1]]);
  });
});

describe('agoText', () => {
  const now = Date.parse('2024-05-22T12:00:00Z');
  const cases = [
    ['2024-05-01T12:00:00Z', 'en', '3 weeks ago'],
    ['2024-05-21T11:00:00Z', 'en', 'yesterday'],
    ['2024-05-22T09:59:00Z', 'ko', '2시간 전'],
    ['2022-01-01T00:00:00Z', 'en', '2 years ago'],
    ['2024-05-22T12:00:09Z', 'en', 'now'],
    ['', 'en', undefined],
  ] as const;
  for (const [then, language, text] of cases) {
    it(`says ${text ?? 'nothing'} of ${then || 'no time'}`, () =>
      assert.equal(agoText(Date.parse(then), now, language), text));
  }
});
