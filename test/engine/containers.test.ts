import assert from 'node:assert/strict';
import { runContainer } from '../../src/actions/runContainer';
import { restartContainer, startContainer, stopContainer } from '../../src/actions/runState';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import type { ContainerToRun } from '../../src/landscape/containerToRun';
import type { Container } from '../../src/landscape/landscape';
import { isPodman } from '../lab/engine/binaries';
import { waitFor } from '../lab/wait';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { freshLandscape } from './watched';

type Bindings = Readonly<Record<string, readonly { readonly HostPort: string }[]>>;

/** What the CLI says of a container, in the parts that a person chose. */
interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly State: { readonly Status: string; readonly StartedAt: string };
  readonly Config: { readonly Image: string; readonly Cmd: readonly string[] };
  readonly HostConfig: { readonly NetworkMode: string; readonly PortBindings: Bindings };
  readonly NetworkSettings: {
    readonly Networks: Readonly<
      Record<
        string,
        { readonly IPAddress: string; readonly GlobalIPv6Address: string; Aliases: string[] }
      >
    >;
  };
}

describeEngines(
  'containers',
  (lab, version) => {
    const { signal } = new AbortController();
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const docker = (line: string) => lab().docker(line.split(' '));
    const inspect = async (name: string) =>
      (JSON.parse(await lab().docker(['inspect', name])) as Inspected[])[0];
    const find = async (name: string): Promise<Container> => {
      const { containers } = await freshLandscape(lab().socket);
      const container = containers.find(each => each.name === name);
      assert.ok(container, name);
      return container;
    };
    const run = async (wanted: ContainerToRun) =>
      runContainer(await freshLandscape(lab().socket), wanted).run(engine(), signal);
    const count = async () => (await docker('ps -aq')).split('\n').filter(Boolean).length;
    const sleeper: ContainerToRun = {
      image: 'lab/busybox',
      command: ['sleep', '1000'],
      network: 'run-net',
      endpoint: {},
      ports: [],
    };

    before(async () => {
      await docker('network create --subnet 10.76.0.0/24 --ipv6 --subnet fd76::/64 run-net');
    });
    beforeEach(async () => {
      const ids = (await docker('ps -aq')).split('\n').filter(Boolean);
      if (ids.length > 0) await lab().docker(['rm', '-f', ...ids]);
    });

    describe('that are run', () => {
      const wanted: ContainerToRun = {
        name: 'run-all',
        image: 'lab/busybox',
        command: ['sh', '-c', "echo 'it is up'; sleep 1000"],
        network: 'run-net',
        endpoint: { fixedIpv4: '10.76.0.42', fixedIpv6: 'fd76::42', aliases: ['front', 'shop'] },
        ports: [
          { containerPort: 80, protocol: 'tcp', hostPort: 8181 },
          { containerPort: 80, protocol: 'tcp', hostPort: 8182, hostAddress: '127.0.0.1' },
          { containerPort: 53, protocol: 'udp', hostPort: 5353 },
        ],
        labels: { tier: 'front end' },
      };

      /** What was asked for, as the CLI says it. */
      const asked = async () => {
        const found = await inspect('run-all');
        const endpoint = found?.NetworkSettings.Networks['run-net'];
        assert.ok(found && endpoint);
        return {
          image: found.Config.Image,
          command: found.Config.Cmd,
          state: found.State.Status,
          mode: found.HostConfig.NetworkMode,
          networks: Object.keys(found.NetworkSettings.Networks),
          addresses: [endpoint.IPAddress, endpoint.GlobalIPv6Address],
          aliases: endpoint.Aliases.filter(alias => !found.Id.startsWith(alias)).sort(),
          ports: inOrder(found.HostConfig.PortBindings),
        };
      };

      it('are what was asked for, and what the CLI makes by the line that is shown', async () => {
        const action = runContainer(await freshLandscape(lab().socket), wanted);
        const id = await action.run(engine(), signal);
        const made = await asked();
        assert.equal((await inspect('run-all'))?.Id, id);
        // Podman says whose image it is, and `bridge` of every network; the newer one an address for everywhere, too.
        const everywhere = version === 'podman5' ? '0.0.0.0' : '';
        assert.deepEqual(made, {
          image: isPodman(version) ? 'localhost/lab/busybox:latest' : 'lab/busybox',
          command: wanted.command,
          state: 'running',
          mode: isPodman(version) ? 'bridge' : 'run-net',
          networks: ['run-net'],
          addresses: ['10.76.0.42', 'fd76::42'],
          aliases: ['front', 'shop'],
          ports: {
            '53/udp': [{ HostIp: everywhere, HostPort: '5353' }],
            '80/tcp': [
              { HostIp: everywhere, HostPort: '8181' },
              { HostIp: '127.0.0.1', HostPort: '8182' },
            ],
          },
        });
        await docker('rm -f run-all');
        const [line = []] = action.cli;
        await lab().docker(line.slice(1));
        assert.deepEqual(await asked(), made);
      });

      it('run on the default bridge too, with a name and a port of the engine’s choice', async () => {
        const ports = [{ containerPort: 80, protocol: 'tcp' }] as const;
        const network = isPodman(version) ? 'podman' : 'bridge';
        const id = await run({ ...sleeper, network, ports });
        const { containers } = await freshLandscape(lab().socket);
        const made = containers.find(each => each.id === id);
        assert.equal(made?.state, 'running');
        assert.ok((made.ports[0]?.published?.port ?? 0) > 0);
      });

      it('leave nothing behind when they do not start', async () => {
        await run({ ...sleeper, name: 'first', ports: wanted.ports.slice(0, 1) });
        const cases = [
          [{ ports: wanted.ports.slice(0, 1) }, 'portTaken'],
          [{ ports: [{ ...wanted.ports[2], hostAddress: '9.9.9.9' }] }, 'noHostAddress'],
          [{ command: ['nosuch'] }, 'notExecutable'],
          [{ command: ['/etc'] }, 'notExecutable'],
          [{ endpoint: { fixedIpv4: '10.99.0.1' } }, 'invalid'],
          [{ network: 'gone' }, 'notFound'],
          [{ image: 'nosuch:1' }, 'noImage'],
          [{ image: 'No Such' }, 'invalid'],
        ] as const;
        for (const [part, kind] of cases) {
          const failing = run({ ...sleeper, name: 'second', ...part } as ContainerToRun);
          await assert.rejects(failing, { kind }, JSON.stringify(part));
          assert.equal(await count(), 1, JSON.stringify(part));
        }
      });

      it('leave nothing behind when they are cancelled', async () => {
        const controller = new AbortController();
        const action = runContainer(await freshLandscape(lab().socket), sleeper);
        const running = action.run(engine(), controller.signal, () => controller.abort());
        await assert.rejects(running, { name: 'AbortError' });
        assert.equal(await count(), 0);
      });
    });

    describe('that are there', () => {
      const state = async (name: string) => (await inspect(name))?.State.Status;

      beforeEach(() => run({ ...sleeper, name: 'one', image: 'sample/web:1', command: [] }));

      it('are stopped, started and restarted', async () => {
        await stopContainer(await find('one')).run(engine(), signal);
        assert.equal(await state('one'), 'exited');
        await startContainer(await find('one')).run(engine(), signal);
        assert.equal(await state('one'), 'running');
        const before = (await inspect('one'))?.State.StartedAt;
        await restartContainer(await find('one')).run(engine(), signal);
        assert.equal(await state('one'), 'running');
        assert.notEqual((await inspect('one'))?.State.StartedAt, before);
      });

      it('are found by their id when they were renamed meanwhile', async () => {
        const action = stopContainer(await find('one'));
        await docker('rename one other');
        await action.run(engine(), signal);
        assert.equal(await state('other'), 'exited');
      });

      it('are stopped and restarted when they are paused', async () => {
        const facts = readEngineFacts(await engine().info(), await engine().version());
        const pause = async () => {
          await docker('pause one');
          const paused = await find('one');
          assert.equal(paused.state, 'paused');
          return paused;
        };
        const first = await pause();
        await assert.rejects(engine().startContainer(first.id), { kind: 'conflict' });
        await restartContainer(first, facts).run(engine(), signal);
        assert.equal(await state('one'), 'running');
        await stopContainer(await pause(), facts).run(engine(), signal);
        assert.equal(await state('one'), 'exited');
        await docker('start one');
        const [line = [], ...more] = stopContainer(await pause(), facts).cli;
        for (const argv of [line, ...more]) await lab().docker(argv.slice(1));
        assert.equal(await state('one'), 'exited');
      });

      it(`are what they shall be already: ${version} says nothing`, async () => {
        const { id } = await find('one');
        await engine().startContainer(id);
        await engine().stopContainer(id);
        await engine().stopContainer(id);
        assert.equal(await state('one'), 'exited');
      });

      it('do not start when somebody has taken their port meanwhile', async () => {
        const ports = [{ containerPort: 80, protocol: 'tcp', hostPort: 8183 }] as const;
        await run({ ...sleeper, name: 'late', ports });
        await docker('stop -t 0 late');
        // Docker answers a stop before its lists have it.
        const late = await waitFor(async () => {
          const found = await find('late');
          return found.state === 'exited' && found;
        });
        await run({ ...sleeper, name: 'early', ports });
        await assert.rejects(startContainer(late).run(engine(), signal), { kind: 'portTaken' });
      });
    });
  },
  [...allVersions, ...podmanVersions],
);

/** Podman 4 tells the bindings of one port in any order. */
function inOrder(bindings: Bindings): Bindings {
  const ofPort = Object.entries(bindings).map(([port, hosts]) => [
    port,
    hosts.toSorted((a, b) => Number(a.HostPort) - Number(b.HostPort)),
  ]);
  return Object.fromEntries(ofPort) as Bindings;
}
