import { connect, createServer, type Server } from 'node:net';
import { type EngineVersion, type LabEngine, startEngine } from './engine';
import { call } from './engine/request';
import { loadImages } from './images';

/** A Swarm of two engines. */
export interface SwarmNodes {
  readonly manager: LabEngine;
  readonly worker: LabEngine;
  stop(): Promise<void>;
}

const port = 2377;

/**
 * Starts two engines, the second one a worker of the first. Each reaches this machine but not the other one,
 * so the manager is advertised as an address of this machine, from where its port is passed on. Networks do
 * not reach across: that would take more ports.
 */
export async function startSwarmNodes(
  managerVersion: EngineVersion,
  workerVersion: EngineVersion,
): Promise<SwarmNodes> {
  const [manager, worker] = await Promise.all(
    [managerVersion, workerVersion].map(version => startEngine(version)),
  );
  if (!manager || !worker) throw new Error('two engines were asked for');
  let relay: Server | undefined;
  const stop = async () => {
    relay?.close();
    await Promise.all([manager.stop(), worker.stop()]);
  };
  try {
    // The other end of its cable.
    const gate = worker.address.replace(/\d+$/, '1');
    relay = await passOn(gate, manager.address);
    await Promise.all([manager, worker].map(({ request }) => loadImages(request)));
    const own = { ListenAddr: `0.0.0.0:${port}`, AdvertiseAddr: gate };
    await call(manager.request, 'POST', '/swarm/init', own);
    const token = (await manager.docker(['swarm', 'join-token', '-q', 'worker'])).trim();
    const address = ['--advertise-addr', worker.address, `${gate}:${port}`];
    await worker.docker(['swarm', 'join', '--token', token, ...address]);
    return { manager, worker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function passOn(from: string, to: string): Promise<Server> {
  const server = createServer(near => {
    const far = connect(port, to);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  // It must not keep the process of the tests.
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, from, () => resolve(server));
  });
}
