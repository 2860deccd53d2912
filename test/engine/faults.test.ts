import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import path from 'node:path';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError } from '../../src/engine/engineError';
import type { ContainerId, NetworkId } from '../../src/landscape/landscape';
import { waitFor } from '../lab/wait';
import { describeEngines } from './engines';
import { startHungDaemonFake } from './hungDaemonFake';
import { observe } from './observe';
import { startProxy } from './proxy';
import { temporaryFolder } from './temporaryFolder';
import { Watched } from './watched';

const short = { read: 300, change: 300 };

describeEngines('an engine that fails', (engine, version) => {
  it('is seen to stop and comes back by itself', async () => {
    const watched = new Watched(engine().socket);
    try {
      await watched.reaches('live');
      await engine().stopDaemon();
      await watched.reaches('unreachable');
      await engine().startDaemon();
      await watched.reaches('live');
      assert.deepEqual(watched.states, ['live', 'reconnecting', 'unreachable', 'live']);
      await engine().docker(['network', 'create', 'after-the-stop']);
      await watched.settles();
    } finally {
      watched.stop();
    }
  });

  it('is seen to be killed in the middle of a storm and comes back by itself', async () => {
    const watched = new Watched(engine().socket);
    try {
      await watched.reaches('live');
      const storm = Promise.allSettled(
        Array.from({ length: 12 }, (_, i) =>
          engine().docker(['run', '-d', '--name', `k${i}`, 'lab/busybox', 'sleep', '1000']),
        ),
      );
      await waitFor(() => watched.live.landscape.containers.length > 2, { interval: 5 });
      await engine().kill();
      await storm;
      await watched.reaches('unreachable');
      await engine().startDaemon();
      await watched.reaches('live');
      await watched.settles();
    } finally {
      watched.stop();
    }
  });

  it('may cut its events again and again, and the landscape is right all the same', async () => {
    let cuts = 0;
    const proxy = await startProxy(engine().socket, {
      onAnswer: (url, cut) => {
        if (url.includes('/events') && cuts++ < 4) setTimeout(cut, 200);
      },
    });
    const watched = new Watched(proxy.socket);
    try {
      for (let i = 0; i < 4; i++) {
        await watched.reaches('live');
        await engine().docker(['network', 'create', `cut-${version}-${i}`]);
        await watched.reaches('reconnecting');
      }
      await watched.reaches('live');
      await watched.settles(engine().socket);
      assert.ok(!watched.states.includes('unreachable'), watched.states.join());
    } finally {
      watched.stop();
      await proxy.stop();
    }
  });

  it('is found by itself where its socket appears later', async () => {
    const folder = await temporaryFolder();
    const socket = path.join(folder.path, 'later.sock');
    const watched = new Watched(socket);
    try {
      await watched.reaches('unreachable');
      await symlink(engine().socket, socket);
      await watched.reaches('live');
    } finally {
      watched.stop();
      await folder.remove();
    }
  });

  it('may die in the middle of an answer', async () => {
    const proxy = await startProxy(engine().socket, {
      onAnswer: (url, cut) => (url.includes('/containers/json') ? cut() : undefined),
    });
    const watched = new Watched(proxy.socket, { limits: short });
    try {
      await watched.reaches('unreachable');
    } finally {
      watched.stop();
      await proxy.stop();
    }
  });

  it('leaves nothing open in a process that has stopped looking', async () => {
    const id = (await engine().docker(['create', 'lab/busybox'])).trim();
    const { kind, containers } = await observe(engine().socket, id);
    assert.equal(kind, 'live');
    assert.ok(containers > 0);
  });

  it('is denied to somebody who may not open its socket', async () => {
    const { kind, error } = await observe(engine().socket, '', true);
    assert.deepEqual([kind, error], ['unreachable', 'denied']);
  });
});

describe('no engine', function () {
  this.timeout(60_000);

  it('is unreachable where there is no socket, and leaves nothing open', async () => {
    const { kind, error } = await observe('/nowhere/docker.sock');
    assert.deepEqual([kind, error], ['unreachable', 'unreachable']);
  });

  it('is denied by a socket that only root may open', async () => {
    const hung = await startHungDaemonFake();
    try {
      await chmod(hung.socket, 0o600);
      const { kind, error } = await observe(hung.socket, '', true);
      assert.deepEqual([kind, error], ['unreachable', 'denied']);
    } finally {
      await hung.stop();
    }
  });
});

describe('an engine that hangs (FAKE: it accepts and never answers)', function () {
  this.timeout(60_000);
  let hung: Awaited<ReturnType<typeof startHungDaemonFake>>;
  before(async () => {
    hung = await startHungDaemonFake();
  });
  after(() => hung.stop());

  const id = 'x' as ContainerId & NetworkId;
  const signal = new AbortController().signal;
  const calls: Readonly<Record<string, (engine: DockerodeEngine) => Promise<unknown>>> = {
    listNetworks: engine => engine.listNetworks(),
    listContainers: engine => engine.listContainers(),
    inspectNetwork: engine => engine.inspectNetwork(id),
    inspectContainer: engine => engine.inspectContainer(id),
    createNetwork: engine => engine.createNetwork({ name: 'x', driver: 'bridge' }),
    removeNetwork: engine => engine.removeNetwork(id),
    connect: engine => engine.connect(id, id),
    disconnect: engine => engine.disconnect(id, id),
    events: engine => engine.events(signal),
  };
  for (const [name, ask] of Object.entries(calls)) {
    it(`ends ${name} within the limit and closes its connection`, async () => {
      const engine = new DockerodeEngine({ kind: 'socket', path: hung.socket }, undefined, short);
      await assert.rejects(ask(engine), { kind: 'timeout' });
      await waitFor(() => hung.connections() === 0);
    });
  }

  it('is cancelled at once, and closes its connection', async () => {
    const engine = new DockerodeEngine({ kind: 'socket', path: hung.socket });
    const controller = new AbortController();
    const asked = engine.listNetworks(undefined, controller.signal);
    await waitFor(() => hung.connections() === 1);
    const reason = new EngineError('failed', 'cancelled');
    controller.abort(reason);
    await assert.rejects(asked, reason);
    await waitFor(() => hung.connections() === 0);
  });

  it('says that it timed out, and leaves nothing open after the stop', async () => {
    const watched = new Watched(hung.socket, { limits: short });
    await watched.reaches('unreachable');
    const { state } = watched.live;
    assert.equal(state.kind === 'unreachable' && state.error.kind, 'timeout');
    watched.live.refresh();
    await waitFor(() => hung.connections() === 1);
    watched.stop();
    await waitFor(() => hung.connections() === 0);
  });

  it('lets a process end that has stopped looking', async () => {
    assert.equal((await observe(hung.socket)).error, 'timeout');
  });
});
