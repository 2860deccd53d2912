import assert from 'node:assert/strict';
import { readNetworkFacts } from '../../src/diagnose/inside/networkFacts';
import { flowsOf } from '../../src/diagnose/inside/peers';
import { type OwnedSocket, watchSockets } from '../../src/diagnose/inside/watchSockets';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { attachmentsOf } from '../../src/landscape/attachments';
import type { Container, Landscape } from '../../src/landscape/landscape';
import { probeLabel } from '../../src/landscape/probeLabel';
import { waitFor } from '../lab/wait';
import { describeEngines, podmanVersions, versions } from './engines';
import { freshLandscape } from './watched';

const image = 'lab/busybox';

describeEngines(
  'a container’s network from inside',
  engine => {
    let client: DockerodeEngine;
    let landscape: Landscape;

    before(async () => {
      client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      const run = (name: string, ...args: readonly string[]) =>
        engine().docker(['run', '-d', '--name', name, '--network', 'app', ...args]);
      await engine().docker(['network', 'create', 'app']);
      await engine().docker(['network', 'create', 'more']);
      await run('server', image, 'nc', '-ll', '-p', '7000', '-e', 'cat');
      const options = ['--add-host', 'fixed:10.9.9.9', '--dns-search', 'example.com'];
      await run('bare', ...options, 'lab/bare', '/httpd', '-f', '-p', '9000');
      await engine().docker(['network', 'connect', 'more', 'bare']);
      await run(
        'client',
        image,
        'sh',
        '-c',
        'while :; do sleep 600 | nc server 7000; sleep 1; done',
      );
      landscape = await freshLandscape(engine().socket);
    });

    const find = (name: string): Container => {
      const found = landscape.containers.find(each => each.name === name);
      assert.ok(found, name);
      return found;
    };

    it('has interfaces, routes, a resolver and a hosts file, also without any tool', async () => {
      const signal = AbortSignal.timeout(20_000);
      for (const name of ['bare', 'client']) {
        const container = find(name);
        const facts = await readNetworkFacts(client, container, image, signal);
        assert.ok(facts);
        const on = attachmentsOf(landscape).on(container.id);
        const macs = facts.interfaces.flatMap(({ mac }) => mac ?? []);
        assert.deepEqual(on.map(({ endpoint }) => endpoint.mac).sort(), macs.sort());
        const addresses = facts.interfaces.flatMap(each => each.addresses);
        for (const { endpoint } of on) {
          assert.ok(addresses.some(address => address.startsWith(`${endpoint.ipv4 ?? ''}/`)));
        }
        assert.ok(facts.routes.some(({ to, via }) => to === 'default' && via !== undefined));
        assert.ok(facts.resolver.servers.length > 0);
        if (name === 'bare') {
          assert.deepEqual(facts.resolver.search.slice(0, 1), ['example.com']);
          const fixed = facts.hosts.find(({ address }) => address === '10.9.9.9');
          assert.deepEqual(fixed?.names, ['fixed']);
        }
      }
      assert.deepEqual(await client.listLabelled(probeLabel), []);
    });

    it('tells who is connected to it, and to whom it is, with the processes', async () => {
      const flowWords = async (name: string) => {
        const controller = new AbortController();
        const container = find(name);
        let looks = 0;
        let words: readonly string[] = [];
        for await (const sockets of watchSockets(client, container, image, controller.signal)) {
          words = flowsOf(container, sockets, landscape).map(({ socket, direction, peer }) => {
            const far = peer.kind === 'container' ? peer.container.name : peer.kind;
            const port = direction === 'in' ? socket.port : socket.remote.port;
            return `${direction} ${far} ${port} ${socket.process ?? ''}`.trim();
          });
          if (++looks === 2 || words.length > 0) break;
        }
        controller.abort();
        return words;
      };
      await waitFor(async () => (await flowWords('server')).length > 0, { what: 'a connection' });
      assert.match((await flowWords('server')).join(), /^in client 7000/);
      assert.match((await flowWords('client')).join(), /^out server 7000/);
      const listening: OwnedSocket[] = [];
      const { signal } = new AbortController();
      for await (const sockets of watchSockets(client, find('bare'), image, signal)) {
        listening.push(...sockets);
        break;
      }
      assert.deepEqual(
        listening.map(({ port, state }) => [port, state]),
        [[9000, 'listening']],
      );
      assert.deepEqual(await client.listLabelled(probeLabel), []);
    });

    it('says no more when the container has stopped, and leaves nothing behind', async () => {
      const { signal } = new AbortController();
      let count = 0;
      const watching = (async () => {
        for await (const sockets of watchSockets(client, find('bare'), image, signal)) {
          assert.ok(Array.isArray(sockets));
          if (++count === 1) await engine().docker(['kill', 'bare']);
        }
      })();
      await Promise.race([watching.catch(() => undefined), new Promise(r => setTimeout(r, 9000))]);
      assert.ok(count > 0);
    });
  },
  [...versions, ...podmanVersions],
);
