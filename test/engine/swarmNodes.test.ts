import assert from 'node:assert/strict';
import { initSwarm } from '../../src/actions/initSwarm';
import { connectService } from '../../src/actions/serviceNetworks';
import { swarmIndexOf } from '../../src/landscape/swarmIndex';
import { SwarmCache } from '../../src/live/swarmCache';
import { defaultTimes } from '../../src/live/liveLandscape';
import { type SwarmNodes, startSwarmNodes } from '../lab/swarmNodes';
import { waitFor } from '../lab/wait';
import { Watched } from './watched';

const slow = { timeout: 30_000, interval: 200 };

describe('a Swarm of two nodes, Docker 28.5 and 20.10', function () {
  this.timeout(180_000);
  let nodes: SwarmNodes;
  let watched: readonly Watched[];
  let onManager: SwarmCache;
  let onWorker: SwarmCache;

  before(async () => {
    nodes = await startSwarmNodes('28.5', '20.10');
    const times = { ...defaultTimes, relist: 2_000 };
    watched = [nodes.manager, nodes.worker].map(({ socket }) => new Watched(socket, { times }));
    await Promise.all(watched.map(one => one.reaches('live')));
    const caches = watched.map(({ live }) => new SwarmCache(live));
    [onManager, onWorker] = caches as [SwarmCache, SwarmCache];
    const network = 'network create -d overlay --attachable mesh';
    await nodes.manager.docker(network.split(' '));
    const agent = 'service create -d --name agent --mode global --endpoint-mode dnsrr';
    const rest = '--stop-grace-period 1s --network mesh lab/busybox:latest sleep 100000';
    await nodes.manager.docker([...agent.split(' '), ...rest.split(' ')]);
  });
  after(async () => {
    [onManager, onWorker].forEach(cache => cache.dispose());
    watched.forEach(one => one.stop());
    await nodes.stop();
  });

  const running = async () => {
    const { view } = await onManager.get();
    return view.tasks.filter(task => task.state === 'running' && task.desiredState === 'running');
  };

  it('has tasks on both, each with its node', async () => {
    await waitFor(async () => (await running()).length === 2, slow);
    const { view } = await onManager.get();
    const index = swarmIndexOf(view);
    const roles = (await running()).map(({ nodeId }) => index.node(nodeId)?.role).sort();
    assert.deepEqual(roles, ['manager', 'worker']);
    assert.deepEqual(view.nodes.map(({ role, state }) => `${role} ${state}`).sort(), [
      'manager ready',
      'worker ready',
    ]);
    const versions = view.nodes.map(({ engineVersion }) => engineVersion.slice(0, 2)).sort();
    assert.deepEqual(versions, ['20', '28']);
  });

  it('has its services on the manager only: the worker says that they are elsewhere', async () => {
    const { swarm, view } = await onWorker.get();
    assert.deepEqual([swarm.state, swarm.isManager, view.services], ['active', false, []]);
    assert.throws(() => initSwarm(swarm, ''), { message: 'inSwarm' });
    const landscape = watched[1]?.live.landscape;
    const service = (await onManager.get()).view.services[0];
    const mesh = landscape?.networks.find(({ name }) => name === 'mesh');
    assert.ok(landscape && mesh && service);
    assert.ok(service.networkIds.includes(mesh.id));
    assert.throws(() => connectService({ landscape, swarm }, service, mesh), {
      message: 'notManager',
    });
  });

  it('notices at the next whole look what no event told of the other node', async () => {
    watched[0]?.live.watch(true);
    const before = (await running()).map(({ id }) => id);
    const format = ['ps', '-q', '--filter', 'label=com.docker.swarm.service.name=agent'];
    const container = (await nodes.worker.docker(format)).trim();
    await nodes.worker.docker(['rm', '-f', container]);
    await waitFor(async () => {
      const now = await running();
      return now.length === 2 && now.some(({ id }) => !before.includes(id));
    }, slow);
  });
});
