import assert from 'node:assert/strict';
import { EngineError } from '../../../src/engine/engineError';
import { EngineIdentity } from '../../../src/live/engineIdentity';
import { LiveLandscape } from '../../../src/live/liveLandscape';
import { waitFor } from '../../lab/wait';
import { FakeEngine } from './fakeEngine';

const quick = { interval: 2, timeout: 5_000 };

class FakeNamed extends FakeEngine {
  asked = 0;
  constructor(private readonly id?: string) {
    super();
  }
  override info = (() => {
    this.asked++;
    return this.id === undefined
      ? Promise.reject(new EngineError('failed', 'no'))
      : Promise.resolve({ ID: this.id });
  }) as never;
  override version = (() => Promise.resolve({})) as never;
}

describe('the identity of an engine', () => {
  let live: LiveLandscape;
  let engine: FakeNamed;
  let told: number;

  const identify = async (id?: string): Promise<EngineIdentity> => {
    engine = new FakeNamed(id);
    told = 0;
    live = new LiveLandscape(() => Promise.resolve(engine));
    live.start();
    await waitFor(() => live.state.kind === 'live', quick);
    return new EngineIdentity(
      live,
      () => 'the-context',
      () => told++,
    );
  };

  afterEach(() => live.stop());

  it('is asked for once, and told when it is known', async () => {
    const identity = await identify('AAAA');
    assert.equal(engine.asked, 0, 'nobody has wanted to know yet');
    assert.equal(identity.key, undefined);
    await waitFor(() => told === 1, quick);
    assert.deepEqual([identity.key, identity.key, engine.asked], ['id AAAA', 'id AAAA', 1]);
  });

  it('is its name where it does not say who it is', async () => {
    const identity = await identify();
    assert.equal(identity.key, undefined);
    await waitFor(() => told === 1, quick);
    assert.equal(identity.key, 'name the-context');
  });
});
