import assert from 'node:assert/strict';
import type { ContainerId, Network, NetworkId } from '../../../src/landscape/landscape';
import { attachmentsOf } from '../../../src/landscape/attachments';
import { readSwarmView } from '../../../src/landscape/readSwarm';
import { serviceWords, taskWords } from '../../../src/landscape/swarmContext';
import { searchFor } from '../../../src/landscape/search';
import { networkRow, type RowOptions } from '../../../src/ui/tree/rows';
import {
  hasMatchingService,
  serviceChildren,
  type SwarmScene,
  swarmNetworkRows,
  swarmSlice,
} from '../../../src/ui/tree/swarmRows';
import { meshId, rawSwarm } from '../landscape/swarmPayloads';
import { container, network } from '../nginx/sample';

const mesh: Network = network('mesh', {
  id: meshId as NetworkId,
  driver: 'overlay',
  scope: 'swarm',
});
const view = readSwarmView(rawSwarm);
const apiTask = view.tasks.find(({ name }) => name === 'api.1');
const oldCrash = view.tasks.filter(({ name }) => name === 'crash.1').sort(bySince)[0];
assert.ok(apiTask?.containerId && oldCrash?.containerId);

const on = [{ networkKey: 'mesh', networkId: mesh.id, ipv4: '10.40.0.3' }];
const taskOf = (id: ContainerId, service: string) =>
  container(`${service}.1.hash`, [], {
    id,
    endpoints: on,
    labels: { 'com.docker.swarm.service.id': serviceNamed(service).id },
  });
const landscape = {
  networks: [mesh],
  containers: [
    container('alone', [], { endpoints: on }),
    taskOf(apiTask.containerId, 'api'),
    { ...taskOf(oldCrash.containerId, 'crash'), state: 'exited' as const },
  ],
};
const everything: RowOptions = {
  sortBy: 'name',
  showPredefined: true,
  showStopped: true,
  filter: searchFor(''),
};
const scene = (part: Partial<SwarmScene> = {}): SwarmScene => ({
  landscape,
  options: everything,
  known: { swarm: { state: 'active', isManager: true }, view },
  ...part,
});

function serviceNamed(name: string) {
  return view.services.find(service => service.name === name) ?? assert.fail(name);
}

function bySince(a: { readonly since: string }, b: { readonly since: string }): number {
  return a.since < b.since ? -1 : 1;
}

/** The rows below the network, those below services indented. */
function tree(now: SwarmScene): string[] {
  const row = networkRow(mesh, now.landscape, now.options);
  return swarmNetworkRows(row, now).flatMap(below => {
    if (below.kind === 'missing') return ['missing'];
    if (below.kind === 'container') return [below.container.name];
    const children = serviceChildren(below, now).map(child =>
      child.kind === 'task'
        ? `  ${child.task.name} ${child.task.state}${child.attachment ? ' here' : ''}`
        : `  container ${child.container.name}`,
    );
    return [below.service.name, ...children];
  });
}

describe('the rows below a Swarm’s network', () => {
  const [agent] = view.tasks;

  it('are services with their tasks, and containers that are none: each once', () => {
    assert.deepEqual(tree(scene()), [
      'agent',
      `  ${agent?.name} running`,
      'api',
      '  api.1 running here',
      'crash',
      // The newest failure, whose container is not here; then an earlier one that is.
      '  crash.1 failed',
      '  crash.1 failed here',
      'alone',
    ]);
  });

  it('are containers only while nobody has asked for services, and below other networks', () => {
    const names = ['alone', 'api.1.hash', 'crash.1.hash'];
    assert.deepEqual(tree(scene({ known: undefined })), names);
    const local = networkRow({ ...mesh, scope: 'local' }, landscape, everything);
    assert.ok(swarmNetworkRows(local, scene()).every(({ kind }) => kind === 'container'));
  });

  it('say so where this node is no manager, and show its containers', () => {
    const known = { swarm: { state: 'active', isManager: false }, view } as const;
    const names = ['missing', 'alone', 'api.1.hash', 'crash.1.hash'];
    assert.deepEqual(tree(scene({ known })), names);
  });

  it('leave out what has stopped where that is hidden', () => {
    const options = { ...everything, showStopped: false };
    const rows = tree(scene({ options }));
    assert.deepEqual(rows.slice(-2), ['crash', 'alone']);
  });

  it('are what the filter matches, by services and tasks too', () => {
    const filtered = (text: string) =>
      scene({ options: { ...everything, filter: searchFor(text) } });
    assert.deepEqual(tree(filtered('18080')), ['api', '  api.1 running here']);
    assert.deepEqual(tree(filtered('alone')), ['alone']);
    assert.equal(hasMatchingService(mesh, filtered('crash')), true);
    assert.equal(hasMatchingService(mesh, filtered('nothing')), false);
    assert.equal(hasMatchingService({ ...mesh, scope: 'local' }, filtered('crash')), false);
  });

  it('come from a slice that is other for another network', () => {
    const { known } = scene();
    const other = { ...mesh, id: 'other' as NetworkId };
    assert.notDeepEqual(swarmSlice(mesh, known), swarmSlice(other, known));
    assert.equal(swarmSlice(mesh, undefined), undefined);
  });
});

describe('what menus offer', () => {
  it('for a service depends on the network it is below', () => {
    assert.equal(serviceWords(serviceNamed('api'), mesh), 'disconnectable service virtual');
    assert.equal(serviceWords(serviceNamed('agent'), mesh), 'disconnectable service');
    const other = { ...mesh, id: 'other' as NetworkId };
    assert.equal(serviceWords(serviceNamed('api'), other), 'service');
  });

  it('for a task is what can be done to its container, but not to its networks', () => {
    const attachments = attachmentsOf(landscape);
    const here = attachments.container(apiTask.containerId ?? assert.fail());
    const words = taskWords(apiTask, mesh, here, attachments).split(' ');
    assert.ok(['addressed', 'container', 'endpoint', 'task'].every(word => words.includes(word)));
    assert.ok(!words.includes('connectable') && !words.includes('disconnectable'));
    assert.equal(taskWords(apiTask, mesh, undefined, attachments), 'copyable task');
  });
});
