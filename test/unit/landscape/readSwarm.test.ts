import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import { readSwarmView } from '../../../src/landscape/readSwarm';
import type { NodeId, ServiceId } from '../../../src/landscape/swarm';
import { addressIn, swarmIndexOf } from '../../../src/landscape/swarmIndex';
import { ingressId, meshId, rawSwarm } from './swarmPayloads';

const mesh = meshId as NetworkId;
const view = readSwarmView(rawSwarm);
const index = swarmIndexOf(view);

function named(name: string) {
  const found = view.services.find(service => service.name === name);
  return found ?? assert.fail(name);
}

describe('readSwarmView', () => {
  it('reads a replicated service with a virtual IP and an ingress port', () => {
    assert.deepEqual(named('api'), {
      id: named('api').id,
      name: 'api',
      image: 'lab/busybox:latest',
      mode: 'replicated',
      running: 3,
      desired: 3,
      networkIds: [meshId],
      endpointMode: 'vip',
      virtualIps: [
        { networkId: ingressId, address: '10.0.0.3' },
        { networkId: meshId, address: '10.40.0.2' },
      ],
      ports: [{ protocol: 'tcp', targetPort: 80, publishedPort: 18080, mode: 'ingress' }],
      labels: {},
    });
  });

  it('reads a global service without one, with a port of the host', () => {
    const { mode, endpointMode, virtualIps, ports } = named('agent');
    assert.deepEqual([mode, endpointMode, virtualIps], ['global', 'dnsrr', []]);
    assert.equal(ports[0]?.mode, 'host');
  });

  it('names tasks as “docker service ps” does', () => {
    const [node] = view.nodes;
    assert.deepEqual(
      [...new Set(view.tasks.map(task => task.name))],
      [`agent.${node?.id}`, 'api.1', 'crash.1'],
    );
    const task = view.tasks.find(({ name }) => name === 'api.1');
    assert.ok(task);
    assert.deepEqual([task.state, task.desiredState], ['running', 'running']);
    assert.match(task.containerId ?? '', /^[0-9a-f]{64}$/);
    assert.match(addressIn(task.addresses, mesh) ?? '', /^10\.40\.0\.\d+$/);
  });

  it('reads nodes', () => {
    const [node, ...others] = view.nodes;
    assert.equal(others.length, 0);
    assert.deepEqual(
      [node?.hostname, node?.role, node?.isLeader, node?.availability, node?.state],
      ['vm', 'manager', true, 'active', 'ready'],
    );
  });

  it('counts for engines that do not', () => {
    const services = rawSwarm.services.map(service => ({ ...service, ServiceStatus: undefined }));
    const counted = readSwarmView({ ...rawSwarm, services }).services;
    // Of the three tasks of “api”, one is in the payload.
    assert.deepEqual(
      counted.map(({ name, running, desired }) => `${name} ${running}/${desired}`),
      ['agent 1/1', 'api 1/3', 'crash 0/1'],
    );
  });

  it('finds networks in the field that old services have them in', () => {
    const services = rawSwarm.services.map(service => ({
      ...service,
      Spec: { ...service.Spec, TaskTemplate: {}, Networks: [{ Target: 'old' }] },
    }));
    assert.deepEqual(readSwarmView({ ...rawSwarm, services }).services[0]?.networkIds, ['old']);
  });

  it('leaves out tasks of single containers and of services that are gone', () => {
    const [task] = rawSwarm.tasks;
    const tasks = [
      { ...task, ServiceID: '' },
      { ...task, ServiceID: 'gone' },
    ];
    assert.deepEqual(readSwarmView({ ...rawSwarm, tasks }).tasks, []);
  });

  it('throws at nothing that an engine may send', () => {
    const property = fc.property(fc.array(fc.jsonValue()), anything => {
      readSwarmView({ services: anything, tasks: anything, nodes: anything });
    });
    fc.assert(property);
  });
});

describe('swarmIndexOf', () => {
  const names = (networkId: string) =>
    index.servicesOn(networkId as NetworkId).map(({ name }) => name);

  it('finds services by network, on ingress those with published ports', () => {
    assert.deepEqual(names(meshId), ['agent', 'api', 'crash']);
    assert.deepEqual(names(ingressId), ['api']);
    assert.deepEqual(names('other'), []);
  });

  it('gives the tasks that run, and of each slot the newest one that failed', () => {
    const failed = view.tasks.filter(({ state }) => state === 'failed');
    assert.equal(failed.length, 3);
    const newest = failed
      .map(({ since }) => since)
      .sort()
      .at(-1);
    const shown = index.tasksOf(named('crash').id, mesh);
    assert.deepEqual(
      shown.map(({ since, error }) => [since, error]),
      [[newest, 'task: non-zero exit (1)']],
    );
    assert.equal(index.tasksOf(named('api').id, mesh).length, 1);
    assert.deepEqual(index.tasksOf(named('api').id, 'other' as NetworkId), []);
  });

  it('finds tasks by their containers, and nothing for what is not there', () => {
    const task = view.tasks.find(({ name }) => name === 'api.1');
    assert.ok(task?.containerId);
    assert.equal(index.taskOf(task.containerId), task);
    assert.equal(index.taskOf('x' as ContainerId), undefined);
    assert.equal(index.service('x' as ServiceId), undefined);
    assert.equal(index.node('x' as NodeId), undefined);
  });
});
