import assert from 'node:assert/strict';
import { connectContainer } from '../../../src/actions/connectContainer';
import { moveContainer } from '../../../src/actions/moveContainer';
import { detach } from '../../../src/actions/rebuild/attach';
import type { Engine } from '../../../src/engine/engine';
import { EngineError } from '../../../src/engine/engineError';
import type { EndpointSettings } from '../../../src/landscape/endpointSettings';
import type { Landscape } from '../../../src/landscape/landscape';
import { container, network } from '../nginx/sample';

const app = network('app');
const other = network('other');
const web = container('web', ['app']);
const all: Landscape = { networks: [app, other], containers: [web] };
const { signal } = new AbortController();

const taken = new EngineError('conflict', 'Address already in use');
const lost = new EngineError('failed', 'something else');
const fixed = { fixedIpv4: '10.0.0.9' };
const twice = new EngineError('conflict', 'endpoint with name web already exists in network other');
const notConnected = new EngineError('conflict', 'container web is not connected to network other');
const gone = new EngineError('notFound', 'network app not found');

/** One container, whose connects fail as Docker's do: what was tried stays in it. */
class HalfEngine {
  readonly networks = new Map<string, string>([['app', app.id]]);
  isRunning = true;
  /** Names of networks that do not exist any more. */
  readonly gone = new Set<string>();

  constructor(
    private readonly error: EngineError,
    /** What is in the container then. */
    private readonly left = '',
  ) {}

  inspectContainer(): Promise<unknown> {
    const entries = [...this.networks].map(([name, id]) => [name, { NetworkID: id }]);
    return Promise.resolve({
      State: { Running: this.isRunning },
      NetworkSettings: { Networks: Object.fromEntries(entries) as unknown },
    });
  }

  connect(place: string, _id: string, { fixedIpv4 }: EndpointSettings): Promise<void> {
    const name = place.replace('id-of-', '');
    if (this.gone.has(name)) return Promise.reject(gone);
    const isRefused = fixedIpv4 !== undefined;
    this.networks.set(name, isRefused ? this.left : `id-of-${name}`);
    return isRefused ? Promise.reject(this.error) : Promise.resolve();
  }

  disconnect(id: string): Promise<void> {
    const name = id.replace('id-of-', '');
    if (this.gone.has(name)) return Promise.reject(gone);
    // What is not connected indeed is not disconnected either, by force or not.
    const isThere = this.isRunning ? Boolean(this.networks.get(name)) : this.networks.has(name);
    if (!isThere) return Promise.reject(notConnected);
    this.networks.delete(name);
    return Promise.resolve();
  }

  get names(): readonly string[] {
    return [...this.networks.keys()];
  }
}

const asEngine = (half: HalfEngine) => half as unknown as Engine;
const move = () =>
  moveContainer(all, web, { network: app, settings: {} }, { network: other, settings: fixed });

describe('what a failed connect leaves in a container', () => {
  for (const error of [taken, lost]) {
    it(`goes when it was a connect, and a move: ${error.message}`, async () => {
      const connecting = new HalfEngine(error);
      const connect = connectContainer(all, other, web, fixed);
      await assert.rejects(connect.run(asEngine(connecting), signal), error);
      assert.deepEqual(connecting.names, ['app']);
      const moving = new HalfEngine(error);
      await assert.rejects(move().run(asEngine(moving), signal), error);
      assert.deepEqual(moving.names, ['app']);
    });
  }

  it('goes where only the answer was lost, and it was to be moved', async () => {
    for (const kind of ['conflict', 'timeout'] as const) {
      const error = new EngineError(kind, 'something else');
      const half = new HalfEngine(error, other.id);
      await assert.rejects(move().run(asEngine(half), signal), error);
      assert.deepEqual(half.names, ['app']);
    }
  });

  it('goes too where the network to go back to is gone', async () => {
    const half = new HalfEngine(taken, other.id);
    half.gone.add('app');
    half.networks.delete('app');
    await assert.rejects(move().run(asEngine(half), signal), taken);
    assert.deepEqual(half.names, []);
  });

  it('stays where somebody else connected it, or where it does not run', async () => {
    const connected = new HalfEngine(twice, other.id);
    await assert.rejects(move().run(asEngine(connected), signal), twice);
    assert.deepEqual(connected.names, ['app', 'other']);
    const stopped = new HalfEngine(taken);
    stopped.isRunning = false;
    await assert.rejects(connectContainer(all, other, web, fixed).run(asEngine(stopped), signal));
    assert.deepEqual(stopped.names, ['app', 'other']);
  });
});

describe('detach', () => {
  const refusing = (error: EngineError) =>
    ({ disconnect: () => Promise.reject(error) }) as unknown as Engine;

  it('is content where the container is off it, and with no other conflict', async () => {
    await detach(refusing(notConnected), other.id, web.id);
    await detach(refusing(gone), other.id, web.id);
    const busy = 'container web is marked for removal and cannot be connected or disconnected';
    const error = new EngineError('conflict', busy);
    await assert.rejects(detach(refusing(error), other.id, web.id), error);
  });
});
