import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startEngine, type LabEngine } from '../lab/engine';
import { parseDeb822, parseOneLine } from '../lab/engine/aptSources';
import { isPodman } from '../lab/engine/binaries';
import { firewallUndo } from '../lab/engine/hostNetwork';
import { call } from '../lab/engine/request';
import { run } from '../lab/run';
import { removeSample, startSample } from '../lab/sample';
import { initSwarm } from '../lab/swarm';
import { waitFor } from '../lab/wait';
import { allVersions, clean, podmanVersions } from './engines';

describe('the lab', function () {
  this.timeout(240_000);
  const engines: LabEngine[] = [];
  const dockers = () => engines.filter(engine => !isPodman(engine.version));

  before(async function () {
    this.timeout(600_000); // the first time, their packages are fetched
    for (const version of [...allVersions, ...podmanVersions])
      engines.push(await startEngine(version));
  });
  after(() => Promise.all(engines.map(engine => engine.stop())));

  it('runs engines of several versions side by side, each with its own CLI', async () => {
    const format = '{{.Server.Version}} {{.Client.Version}}';
    for (const engine of engines) {
      const output = await engine.docker(['version', '--format', format]);
      const [server, client] = output.trim().split(' ');
      const cli = isPodman(engine.version) ? '28.5' : engine.version;
      assert.ok(server?.startsWith(engine.version.replace('podman', '')), output);
      assert.ok(client?.startsWith(cli), output);
    }
  });

  it('publishes the sample on the same port of each engine', async () => {
    for (const engine of engines) {
      await startSample(engine.request, { publishPort: 8080 });
      const address = `http://${engine.address}:8080`;
      const page = await waitFor(() => textOf(`${address}/`), { what: 'the shop' });
      assert.match(page, /The shop is open/);
      const answer = await waitFor(() => textOf(`${address}/api/`), { what: 'the api' });
      const { service, db } = JSON.parse(answer) as { service: string; db: { answers: boolean } };
      assert.deepEqual({ service, answers: db.answers }, { service: 'api', answers: true });
    }
  });

  it('keeps socket and data over a crash and a stop of the daemon', async () => {
    for (const engine of engines) {
      await engine.kill();
      await assert.rejects(engine.request('GET', '/_ping'));
      await engine.startDaemon();
      await engine.stopDaemon();
      await assert.rejects(engine.request('GET', '/_ping'));
      await engine.startDaemon();
      const networks = await call<{ Name: string }[]>(engine.request, 'GET', '/networks');
      assert.ok(networks.some(network => network.Name === 'shop_data'));
    }
  });

  it('removes the sample without a trace', async () => {
    for (const engine of engines) {
      await removeSample(engine.request);
      const containers = await call(engine.request, 'GET', '/containers/json?all=1');
      assert.deepEqual(containers, []);
      assert.deepEqual(await networkNames(engine), ownNetworks(engine));
    }
  });

  it('makes a swarm with an overlay network for containers and a service', async () => {
    for (const engine of dockers()) {
      await initSwarm(engine);
      await engine.docker(['network', 'create', '-d', 'overlay', '--attachable', 'far']);
      await engine.docker(['run', '-d', '--network', 'far', 'lab/busybox', 'sleep', '1000']);
      await engine.docker([
        ...['service', 'create', '--detach', '--replicas', '2', '--endpoint-mode', 'dnsrr'],
        ...['--no-resolve-image', '--network', 'far', 'lab/busybox', 'sleep', '1000'],
      ]);
      const areRunning = async () => {
        const tasks = await call<{ Status: { State: string } }[]>(engine.request, 'GET', '/tasks');
        return tasks.filter(({ Status }) => Status.State === 'running').length === 2;
      };
      await waitFor(areRunning, { timeout: 60_000, what: 'the replicas' });
      const ids = await engine.docker(['ps', '--quiet', '--filter', 'network=far']);
      assert.equal(ids.trim().split('\n').length, 3);
    }
  });

  it('cleans everything away, a swarm as well, also one that has just begun', async () => {
    for (const engine of engines) {
      await engine.docker(['network', 'create', 'near']);
      await engine.docker(['run', '-d', '--network', 'near', 'lab/busybox', 'sleep', '1000']);
      const left = async () => {
        await clean(engine);
        return [await engine.docker(['ps', '--all', '--quiet']), ...(await networkNames(engine))];
      };
      const nothing = ['', ...ownNetworks(engine)];
      assert.deepEqual(await left(), nothing);
      assert.deepEqual(await left(), nothing);
      if (isPodman(engine.version)) continue;
      await initSwarm(engine);
      assert.deepEqual(await left(), nothing);
    }
  });

  it('leaves nothing behind when an engine stops, even with a paused container', async () => {
    for (const engine of engines) {
      await engine.docker(['run', '-d', '--name', 'frozen', 'lab/busybox', 'sleep', '1000']);
      await engine.docker(['pause', 'frozen']);
      await engine.stop();
      assert.equal(existsSync(engine.socket), false);
      assert.doesNotMatch(
        await run('ip', ['-4', 'address']),
        new RegExp(engine.address.slice(0, -1)),
      );
      assert.doesNotMatch(await readFile('/proc/mounts', 'utf8'), /docker-networks-engine/);
      assert.equal((await run('ps', ['axww'])).includes(path.dirname(engine.socket)), false);
      const cgroup = `*docker-networks-*-${path.dirname(engine.socket).slice(-6)}`;
      assert.equal(await run('find', ['/sys/fs/cgroup', '-name', cgroup]), '');
    }
  });
});

describe("the lab's reading of the machine", () => {
  it('finds mirrors in both forms of apt sources', () => {
    const lines = '# deb http://old x\ndeb [signed-by=/k] http://a/debian bookworm main\n';
    assert.deepEqual(parseOneLine(lines), [{ uri: 'http://a/debian', suites: ['bookworm'] }]);
    const paragraphs =
      'Types: deb\nURIs: http://a/debian\nSuites: bookworm\n bookworm-updates\n\n' +
      'Types: deb-src\nURIs: http://b/debian\n\nEnabled: no\nTypes: deb\nURIs: http://c/debian\n';
    assert.deepEqual(parseDeb822(paragraphs), [
      { uri: 'http://a/debian', suites: ['bookworm', 'bookworm-updates'] },
    ]);
  });

  it('takes back the firewall rules of an engine and no others', () => {
    const before = '*filter\n:INPUT ACCEPT [1:2]\n:FORWARD ACCEPT [0:0]\n-A INPUT -j LOG\nCOMMIT\n';
    const after =
      '*filter\n:INPUT ACCEPT [7:8]\n:FORWARD DROP [0:0]\n:DOCKER - [0:0]\n-A INPUT -j LOG\n' +
      '-A FORWARD -j DOCKER\n-A DOCKER -j RETURN\nCOMMIT\n';
    const commands = ['-D FORWARD -j DOCKER', '-D DOCKER -j RETURN', '-X DOCKER'];
    const expected = ['*filter', ':FORWARD ACCEPT', ...commands, 'COMMIT', ''].join('\n');
    assert.equal(firewallUndo(before, after), expected);
    assert.equal(firewallUndo(before, before), '');
  });
});

function ownNetworks(engine: LabEngine): string[] {
  return isPodman(engine.version) ? ['bridge'] : ['bridge', 'host', 'none'];
}

async function networkNames(engine: LabEngine): Promise<string[]> {
  const names = await engine.docker(['network', 'ls', '--format', '{{.Name}}']);
  return names.trim().split('\n').sort();
}

async function textOf(address: string): Promise<string | undefined> {
  const response = await fetch(address);
  return response.ok ? response.text() : undefined;
}
