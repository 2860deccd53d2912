import assert from 'node:assert/strict';
import type { ContainerId } from '../../../src/landscape/landscape';
import { DetailsCache } from '../../../src/live/detailsCache';
import { LiveLandscape } from '../../../src/live/liveLandscape';
import { waitFor } from '../../lab/wait';
import { hex, rawContainer } from '../landscape/payloads';
import { FakeEngine } from './fakeEngine';

const quick = { interval: 2, timeout: 5_000 };
const id = hex('0') as ContainerId;

describe('DetailsCache', () => {
  let engine: FakeEngine;
  let live: LiveLandscape;
  let details: DetailsCache;

  const inspects = () => engine.requests.filter(request => request.startsWith('inspect')).length;

  beforeEach(async () => {
    engine = new FakeEngine();
    engine.containers = [rawContainer({ Id: id })];
    live = new LiveLandscape(() => Promise.resolve(engine), {
      coalesce: 1,
      settle: 0,
      rest: 1,
      relist: 1e6,
    });
    details = new DetailsCache(live);
    live.start();
    await waitFor(() => live.state.kind === 'live', quick);
  });
  afterEach(() => {
    details.dispose();
    live.stop();
  });

  it('asks the engine once, however often it is asked', async () => {
    await Promise.all([details.get(id), details.get(id)]);
    await details.get(id);
    assert.equal(inspects(), 1);
  });

  it('asks again after an event of the container, and only then', async () => {
    await details.get(id);
    const heard = new Promise(resolve => live.onTouched(resolve));
    engine.tell(hex('7'));
    await heard;
    await details.get(id);
    assert.equal(inspects(), 1);
    const next = new Promise(resolve => live.onTouched(resolve));
    engine.tell(id);
    await next;
    await details.get(id);
    assert.equal(inspects(), 2);
  });

  it('asks again after a change that no event told', async () => {
    await details.get(id);
    engine.containers = [rawContainer({ Id: id, Names: ['/renamed'] })];
    const changed = new Promise(resolve => live.onChange(resolve));
    live.touch({ containers: [] });
    live.touch({ containers: [hex('5')] });
    live.refresh();
    await changed;
    await details.get(id);
    assert.equal(inspects(), 2);
  });

  it('asks again after the connection was lost: nobody told what happened meanwhile', async () => {
    await details.get(id);
    engine.cut();
    await waitFor(() => live.state.kind === 'reconnecting', quick);
    await waitFor(() => live.state.kind === 'live', quick);
    await details.get(id);
    assert.equal(inspects(), 2);
  });

  it('never has more than eight requests under way', async () => {
    let open: () => void = () => undefined;
    engine.gate = new Promise(resolve => (open = resolve));
    const ids = Array.from({ length: 30 }, (_, i) => String(i) as ContainerId);
    const asked = ids.map(each =>
      details.get(each).then(() => details.get(`${each}'` as ContainerId)),
    );
    await waitFor(() => engine.inspecting === 8, quick);
    open();
    await Promise.all(asked);
    assert.deepEqual([engine.mostInspecting, inspects()], [8, 60]);
  });

  it('remembers no failure', async () => {
    engine.gate = Promise.reject(new Error('busy'));
    await assert.rejects(details.get(id), /busy/);
    engine.gate = Promise.resolve();
    assert.ok((await details.get(id)).names);
  });

  it('ends what is under way when it is disposed', async () => {
    engine.gate = new Promise(() => undefined);
    const many = Array.from({ length: 20 }, (_, i) => details.get(String(i) as ContainerId));
    await waitFor(() => engine.inspecting === 8, quick);
    details.dispose();
    const ends = await Promise.allSettled(many);
    assert.ok(ends.every(end => end.status === 'rejected'));
    assert.equal(engine.inspecting, 0);
  });

  it('says that there is no engine while there is none', async () => {
    live.stop();
    await waitFor(() => live.engine === undefined, quick);
    await assert.rejects(details.get(id), { kind: 'unreachable' });
  });
});
