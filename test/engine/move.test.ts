import assert from 'node:assert/strict';
import { connectContainer } from '../../src/actions/connectContainer';
import { disconnectContainer } from '../../src/actions/disconnectContainer';
import { forgetEndpoint } from '../../src/actions/forgetEndpoint';
import { carriedSettings, moveContainer } from '../../src/actions/moveContainer';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError } from '../../src/engine/engineError';
import { attachmentsOf } from '../../src/landscape/attachments';
import { type EndpointSettings, readEndpointSettings } from '../../src/landscape/endpointSettings';
import { staleEndpoints } from '../../src/landscape/staleEndpoints';
import { describeEngines } from './engines';
import { freshLandscape } from './watched';

describeEngines('a container that is moved', lab => {
  const signal = new AbortController().signal;
  const docker = (line: string) => lab().docker(line.split(' '));
  const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });

  const find = async (containerName: string, networkName: string) => {
    const landscape = await freshLandscape(lab().socket);
    const container = landscape.containers.find(({ name }) => name === containerName);
    const network = landscape.networks.find(({ name }) => name === networkName);
    assert.ok(container && network);
    return { landscape, container, network };
  };

  /** What is set on each network that it is on. */
  const wishes = async (name: string): Promise<Readonly<Record<string, EndpointSettings>>> => {
    const landscape = await freshLandscape(lab().socket);
    const container = landscape.containers.find(other => other.name === name);
    assert.ok(container);
    const inspected = await engine().inspectContainer(container.id);
    return Object.fromEntries(
      container.endpoints.map(({ networkKey }) => {
        const { aliases = [], ...rest } = readEndpointSettings(inspected, networkKey);
        return [networkKey, { ...rest, aliases: aliases.toSorted() }];
      }),
    );
  };

  const move = async (from: string, to: string, back?: EndpointSettings) => {
    const { landscape, container, network } = await find('mover', from);
    const target = (await find('mover', to)).network;
    const settings = readEndpointSettings(await engine().inspectContainer(container.id), from);
    return moveContainer(
      landscape,
      container,
      { network, settings },
      { network: target, settings: back ?? carriedSettings(settings, target) },
    );
  };

  const start = { from: { fixedIpv4: '10.91.0.9', aliases: ['m', 'n'] } };

  before(async () => {
    await docker('network create --subnet 10.91.0.0/24 from');
    await docker('network create to');
    const names = '--network-alias m --network-alias n';
    await docker(
      `run -d --name mover --network from --ip 10.91.0.9 ${names} lab/busybox sleep 1000`,
    );
  });

  it('is where it was meant to be, with its names, and back as it was', async () => {
    await (await move('from', 'to')).run(engine(), signal);
    assert.deepEqual(await wishes('mover'), { to: { aliases: ['m', 'n'] } });
    await (await move('to', 'from', start.from)).run(engine(), signal);
    assert.deepEqual(await wishes('mover'), start);
  });

  it('can be moved by the command lines', async () => {
    const { cli } = await move('from', 'to');
    for (const line of cli) await lab().docker(line.slice(1));
    assert.deepEqual(await wishes('mover'), { to: { aliases: ['m', 'n'] } });
    for (const line of (await move('to', 'from', start.from)).cli) {
      await lab().docker(line.slice(1));
    }
    assert.deepEqual(await wishes('mover'), start);
  });

  it('goes to the default bridge without its names, which that does not take', async () => {
    await (await move('from', 'bridge')).run(engine(), signal);
    assert.deepEqual(await wishes('mover'), { bridge: { aliases: [] } });
    await (await move('bridge', 'from', start.from)).run(engine(), signal);
    assert.deepEqual(await wishes('mover'), start);
  });

  for (const [what, disconnect] of [
    ['leaving fails', () => Promise.reject(new EngineError('failed', 'no'))],
    ['leaving is refused', () => Promise.reject(new EngineError('conflict', 'no'))],
  ] as const) {
    it(`is where it was when ${what}`, async () => {
      const real = engine();
      const failing = Object.create(real) as DockerodeEngine;
      failing.disconnect = (network, container, options, abort) =>
        options?.isForced ? real.disconnect(network, container, options, abort) : disconnect();
      const action = await move('from', 'to');
      await assert.rejects(action.run(failing, signal), { message: 'no' });
      assert.deepEqual(await wishes('mover'), start);
    });
  }

  it('is where it was when leaving was carried out, and only its answer was lost', async () => {
    const real = engine();
    const failing = Object.create(real) as DockerodeEngine;
    failing.disconnect = async (network, container, options, abort) => {
      await real.disconnect(network, container, options, abort);
      if (!options?.isForced) throw new EngineError('timeout', 'lost');
    };
    await assert.rejects((await move('from', 'to')).run(failing, signal), { kind: 'timeout' });
    assert.deepEqual(await wishes('mover'), start);
  });

  it('is where it was when it is cancelled half-way', async () => {
    const controller = new AbortController();
    const action = await move('from', 'to');
    const run = action.run(engine(), controller.signal, () => controller.abort());
    await assert.rejects(run, { name: 'AbortError' });
    assert.deepEqual(await wishes('mover'), start);
  });

  it('says so when it could not be taken back', async () => {
    const real = engine();
    const failing = Object.create(real) as DockerodeEngine;
    failing.disconnect = () => Promise.reject(new EngineError('failed', 'no'));
    const run = (await move('from', 'to')).run(failing, signal);
    await assert.rejects(run, { name: 'MoveError', message: 'no' });
    await docker('network disconnect to mover');
    assert.deepEqual(await wishes('mover'), start);
  });

  it('is not even tried where no address is left: the attempt would keep it from starting', async () => {
    await docker('network create --subnet 10.92.0.0/30 tiny');
    await docker('run -d --name taker --network tiny lab/busybox sleep 1000');
    await docker('run -d --name later --network to lab/busybox sleep 1000');
    const { landscape, network } = await find('later', 'tiny');
    const { container } = await find('later', 'tiny');
    assert.throws(() => connectContainer(landscape, network, container), {
      reason: { kind: 'noFreeAddress', network },
    });
    await assert.rejects(docker('network connect tiny later'));
    await assert.rejects(docker('restart -t 0 later'));
    // One that does not run gets its address when it starts.
    const stopped = await find('later', 'tiny');
    assert.equal(stopped.container.state, 'exited');
    const cut = disconnectContainer(stopped.landscape, stopped.network, stopped.container);
    await cut.run(engine(), signal);
    await docker('start later');
  });

  it('starts again after an engine refused the address that it was to have', async () => {
    await docker('network create --subnet 10.92.1.0/24 roomy');
    await docker('run -d --name owner --network roomy --ip 10.92.1.9 lab/busybox sleep 1000');
    const { landscape, container, network } = await find('later', 'roomy');
    const from = { network: (await find('later', 'to')).network, settings: {} };
    const settings = { fixedIpv4: '10.92.1.9' };
    for (const action of [
      connectContainer(landscape, network, container, settings),
      moveContainer(landscape, container, from, { network, settings }),
    ]) {
      await assert.rejects(action.run(engine(), signal), { kind: 'conflict' });
      assert.deepEqual(Object.keys(await wishes('later')), ['to']);
    }
    await docker('restart -t 0 later');
  });

  it('forgets a network that is gone, and starts again', async () => {
    await docker('network create gone');
    await docker('create --name left --network to lab/busybox true');
    await docker('network connect gone left');
    await docker('network rm gone');
    const { landscape, container } = await find('left', 'to');
    const stale = staleEndpoints(attachmentsOf(landscape), container);
    assert.deepEqual(
      stale.map(({ endpoint }) => endpoint.networkKey),
      ['gone'],
    );
    await assert.rejects(docker('start left'));
    for (const item of stale) await forgetEndpoint(item).run(engine(), signal);
    await docker('start left');
  });
});
