import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { attachmentsOf } from '../../src/landscape/attachments';
import type { EndpointTraffic, TrafficReading } from '../../src/landscape/endpointTraffic';
import { LiveLandscape } from '../../src/live/liveLandscape';
import { TrafficSampler } from '../../src/live/trafficSampler';
import { waitFor } from '../lab/wait';
import { allVersions, describeEngines, podmanVersions } from './engines';

const patience = { timeout: 20_000, interval: 100 };
/** What background noise stays below, and a download stays above, in bytes a second. */
const [quiet, loud] = [3_000, 30_000];

describeEngines(
  'traffic',
  (lab, version) => {
    let live: LiveLandscape;
    let sampler: TrafficSampler;
    let requests: string[];
    let last: TrafficReading | undefined;
    const docker = (...args: string[]) => lab().docker(args);
    const sleeper = (name: string, ...args: string[]) =>
      docker('run', '-d', '--name', name, ...args, 'lab/busybox', 'sleep', '1000');

    /** The traffic of a container, with its networks' names; `*` where it is a sum. */
    const of = (name: string): Record<string, EndpointTraffic> => {
      const { landscape } = live;
      const named = landscape.containers.find(container => container.name === name);
      const mine = last?.endpoints.filter(({ containerId }) => containerId === named?.id) ?? [];
      return Object.fromEntries(
        mine.map(each => {
          const network = each.networkId && attachmentsOf(landscape).network(each.networkId);
          return [network?.name ?? '*', each];
        }),
      );
    };
    /** Lets a container ask another one for 50 kB, again and again, for some seconds; gives no name to what it is on. */
    const download = (from: string, address: string, seconds = 12) =>
      docker(
        ...['exec', '-d', from, 'timeout', String(seconds), 'sh', '-c'],
        `while true; do wget -q -O /dev/null http://${address}/big; sleep 0.2; done`,
      );
    const address = (name: string, network: string) =>
      docker(
        ...['inspect', '-f', `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`, name],
      ).then(text => text.trim());

    before(async () => {
      for (const name of ['red', 'green', 'blue']) await docker('network', 'create', name);
      const serve = 'mkdir /w; dd if=/dev/zero of=/w/big bs=1000 count=50; httpd -f -p 80 -h /w';
      await docker(
        ...['run', '-d', '--name', 'server', '--network', 'red'],
        ...['lab/busybox', 'sh', '-c', serve],
      );
      // Not in the order of their names, and one while it runs.
      await docker('create', '--name', 'many', '--network', 'red', 'lab/busybox', 'sleep', '1000');
      await docker('network', 'connect', 'green', 'many');
      await docker('start', 'many');
      await docker('network', 'connect', 'blue', 'many');
      await sleeper('client', '--network', 'red');
      await sleeper('side', '--network', 'container:many');
      await sleeper('hosted', '--network', 'host');
      await sleeper('lonely', '--network', 'none');
    });

    beforeEach(async () => {
      requests = [];
      const address = { kind: 'socket', path: lab().socket } as const;
      live = new LiveLandscape(() =>
        Promise.resolve(new DockerodeEngine(address, request => requests.push(request))),
      );
      live.start();
      await waitFor(() => live.state.kind === 'live', patience);
      sampler = new TrafficSampler(live);
      last = undefined;
      sampler.onReading(reading => (last = reading));
    });
    afterEach(() => {
      sampler.dispose();
      live.stop();
    });

    it('tells what goes in and out between two containers', async () => {
      sampler.start();
      await download('client', await address('server', 'red'));
      await waitFor(() => (of('client')['red']?.bytesIn ?? 0) > loud, patience);
      await waitFor(() => (of('server')['red']?.bytesOut ?? 0) > loud, patience);
      const { client, server } = { client: of('client')['red'], server: of('server')['red'] };
      assert.ok(client && server);
      assert.ok(client.bytesIn > 4 * client.bytesOut, JSON.stringify(client));
      assert.ok(server.bytesOut > 4 * server.bytesIn, JSON.stringify(server));
    });

    it('splits a container on three networks', async () => {
      sampler.start();
      await waitFor(() => Object.keys(of('many')).length > 0, patience);
      await docker('network', 'connect', 'green', 'server');
      await download('many', await address('server', 'green'));
      const name = version === 'podman4' ? '*' : 'green';
      await waitFor(() => (of('many')[name]?.bytesIn ?? 0) > loud, patience);
      const keys = version === 'podman4' ? ['*'] : ['blue', 'green', 'red'];
      assert.deepEqual(Object.keys(of('many')).sort(), keys);
      for (const other of ['blue', 'red']) {
        const rate = of('many')[other];
        assert.ok(!rate || rate.bytesIn < quiet, `${other} ${rate?.bytesIn}`);
      }
    });

    it('counts once what shares a namespace, and nothing of host and none', async () => {
      sampler.start();
      await waitFor(() => Object.keys(of('many')).length > 0, patience);
      for (const name of ['side', 'hosted', 'lonely']) assert.deepEqual(of(name), {}, name);
      assert.deepEqual([last?.measured, last?.left], [3, 0]);
    });

    it('gives a sum where nobody can look into the container', async () => {
      await docker('exec', 'many', 'busybox', 'mv', '/bin/cat', '/bin/tac-not');
      sampler.start();
      await waitFor(() => Object.keys(of('many')).length > 0, patience);
      await docker('exec', 'many', 'busybox', 'mv', '/bin/tac-not', '/bin/cat');
      assert.deepEqual(Object.keys(of('many')), ['*']);
    });

    it('goes on after a restart of a container, never with less than nothing', async () => {
      const readings: TrafficReading[] = [];
      sampler.onReading(reading => readings.push(reading));
      sampler.start();
      await waitFor(() => Object.keys(of('client')).length > 0, patience);
      await docker('stop', '-t', '0', 'client');
      await waitFor(() => last?.measured === 2, patience);
      assert.deepEqual(of('client'), {});
      await docker('start', 'client');
      await waitFor(() => Object.keys(of('client')).length > 0, patience);
      for (const { bytesIn, bytesOut } of readings.flatMap(({ endpoints }) => endpoints)) {
        assert.ok(bytesIn >= 0 && bytesOut >= 0);
      }
    });

    it('asks for nothing before it starts, and for nothing when it has stopped', async () => {
      const asked = () => requests.filter(request => request.includes('stats')).length;
      assert.equal(asked(), 0);
      sampler.start();
      await waitFor(() => asked() > 3, patience);
      sampler.stop();
      await new Promise(resolve => setTimeout(resolve, 1_500));
      const before = asked();
      await new Promise(resolve => setTimeout(resolve, 3_000));
      assert.equal(asked(), before);
    });

    it('comes back with the engine', async () => {
      sampler.start();
      await waitFor(() => Object.keys(of('client')).length > 0, patience);
      await lab().stopDaemon();
      await waitFor(() => live.state.kind !== 'live', patience);
      await waitFor(() => last?.endpoints.length === 0, patience);
      await lab().startDaemon();
      for (const name of ['server', 'client', 'many']) await docker('start', name);
      await waitFor(() => Object.keys(of('client')).length > 0, patience);
    });
  },
  [...allVersions, ...podmanVersions],
);
