import assert from 'node:assert/strict';
import fc from 'fast-check';
import { landscapeText } from '../../../src/export/landscapeText';
import { isSnapshotProblem, readSnapshot, writeSnapshot } from '../../../src/export/snapshot';
import type { Landscape } from '../../../src/landscape/landscape';
import { hostile } from '../../lab/topologyHarnessData';
import { hostileTexts } from '../../lab/hostile';
import { container, landscape, network } from '../nginx/sample';
import { landscapes } from '../topology/anyLandscape';

const engine = 'unix:///var/run/docker.sock';
const taken = '2026-11-21T11:00:00.000Z';

const written = (of: Landscape) => writeSnapshot({ engine, taken, landscape: of });

/** The file with something else in it. */
function altered(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(written(landscape(container('web', ['app'])))) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}

describe('a snapshot', () => {
  it('is read as it was written, whatever it holds', () =>
    fc.assert(
      fc.property(landscapes, any =>
        assert.deepEqual(readSnapshot(written(any)), { engine, taken, landscape: any }),
      ),
    ));

  it('keeps names and labels that try to break out as they are', () => {
    const labels = Object.fromEntries(hostileTexts.map(text => [text, text]));
    const named: Landscape = {
      networks: hostile().networks.map(each => ({ ...each, labels })),
      containers: hostile().containers.map(each => ({ ...each, labels })),
    };
    const read = readSnapshot(written(named));
    assert.ok(!isSnapshotProblem(read));
    assert.deepEqual(
      read.landscape.networks.map(each => each.name),
      named.networks.map(each => each.name),
    );
    assert.deepEqual(read.landscape.containers[0]?.labels, labels);
  });

  it('is told from other files, each with its reason', () => {
    const cases: readonly (readonly [string, unknown])[] = [
      ['', { kind: 'notJson' }],
      ['{"format":', { kind: 'notJson' }],
      ['[]', { kind: 'notSnapshot' }],
      ['{"networks":[],"containers":[]}', { kind: 'notSnapshot' }],
      [altered(file => (file['version'] = 2)), { kind: 'newer', version: 2 }],
      [altered(file => (file['taken'] = 'yesterday')), { kind: 'broken', at: 'taken' }],
      [altered(file => (file['engine'] = 7)), { kind: 'broken', at: 'engine' }],
      [altered(file => delete file['containers']), { kind: 'broken', at: 'containers' }],
      [altered(file => (file['networks'] = [{}])), { kind: 'broken', at: 'networks[0]' }],
      [
        altered(file => (file['networks'] = [network('a'), network('a')])),
        { kind: 'broken', at: 'networks[1]' },
      ],
      [
        altered(file => (file['containers'] = [{ id: 'x', name: 'y', state: 'flying' }])),
        { kind: 'broken', at: 'containers[0]' },
      ],
    ];
    for (const [text, problem] of cases) assert.deepEqual(readSnapshot(text), problem, text);
  });

  it('may have been saved by an editor that puts a mark in front', () =>
    assert.ok(!isSnapshotProblem(readSnapshot(`\uFEFF${written(landscape())}`))));

  it('never fails on any JSON', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (networks, containers) => {
        readSnapshot(altered(file => Object.assign(file, { networks, containers })));
        readSnapshot(altered(file => Object.assign(file, { networks: [networks] })));
      }),
    ));
});

describe('a landscape as text', () => {
  it('has a block for each network and container, and nothing that differs between equal ones', () => {
    const web = container('web', ['app'], {
      labels: { team: 'shop' },
      ports: [
        { protocol: 'tcp', containerPort: 80, published: { address: '0.0.0.0', port: 8080 } },
      ],
    });
    assert.equal(
      landscapeText(landscape(web)),
      [
        'network app',
        '  driver: bridge',
        '  scope: local',
        '',
        'container web',
        '  image: web:1',
        '  label team: shop',
        '  on app: no address',
        '  port 80/tcp: 0.0.0.0:8080',
        '  state: running',
        '',
      ].join('\n'),
    );
  });

  it('keeps every name on its line', () => {
    for (const text of hostileTexts) {
      const on = network(text);
      const written = landscapeText({ networks: [on], containers: [container(text, [])] });
      assert.equal(written.split('\n').length, 8, JSON.stringify(text));
      assert.doesNotMatch(written.replaceAll('\n', ''), /\p{Cc}|\p{Cf}|\u2028|\u2029/u);
    }
  });
});
