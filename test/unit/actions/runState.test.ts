import assert from 'node:assert/strict';
import {
  peersOf,
  restartContainer,
  startContainer,
  stopContainer,
} from '../../../src/actions/runState';
import { containerStates as states } from '../../../src/landscape/landscape';
import { container, landscape, namespaceOf } from '../nginx/sample';
import { reasonOf } from './refused';

const web = container('web', ['front', 'back']);
describe('start, stop and restart', () => {
  it('say what they will do, and touch the container', () => {
    const stopped = container('web', [], { state: 'exited' });
    assert.deepEqual(startContainer(stopped).cli, [['docker', 'start', 'web']]);
    assert.deepEqual(stopContainer(web).cli, [['docker', 'stop', 'web']]);
    assert.deepEqual(restartContainer(web).cli, [['docker', 'restart', 'web']]);
    assert.deepEqual(stopContainer(web).touches, { containers: [web.id] });
  });

  it('let a paused one go on first where the engine is Podman, which would refuse', () => {
    const paused = container('web', [], { state: 'paused' });
    const podman = { isPodman: true, api: [1, 41] } as const;
    for (const [verb, make] of [
      ['stop', stopContainer],
      ['restart', restartContainer],
    ] as const) {
      const line = ['docker', verb, 'web'];
      assert.deepEqual(make(paused, podman).cli, [['docker', 'unpause', 'web'], line]);
      assert.deepEqual(make(paused, { ...podman, isPodman: false }).cli, [line]);
      assert.deepEqual(make(web, podman).cli, [line]);
    }
  });

  for (const state of states) {
    const canStart = state === 'created' || state === 'exited';
    const canStop = state === 'running' || state === 'paused' || state === 'restarting';
    it(`${canStart ? 'start' : canStop ? 'stop and restart' : 'leave'} a ${state} one`, () => {
      const one = container('web', [], { state });
      if (canStart) startContainer(one);
      else assert.deepEqual(reasonOf(() => startContainer(one)).kind, 'cannotStart');
      for (const make of [stopContainer, restartContainer]) {
        if (canStop) make(one);
        else assert.deepEqual(reasonOf(() => make(one)).kind, 'notRunning');
      }
    });
  }
});

describe('peersOf', () => {
  it('are the running ones on its networks, and who uses its namespace', () => {
    const api = container('api', ['back']);
    const idle = container('idle', ['back'], { state: 'exited' });
    const far = container('far', ['other']);
    const side = container('side', [], { networkMode: namespaceOf('web') });
    const all = landscape(web, api, idle, far, side);
    assert.deepEqual(peersOf(all, web), [api, side]);
    assert.deepEqual(peersOf(all, far), []);
  });

  it('are nobody on the host’s network', () => {
    const part = { networkMode: { kind: 'host' } } as const;
    const [a, b] = [container('a', ['host'], part), container('b', ['host'], part)];
    assert.deepEqual(peersOf(landscape(a, b), a), []);
  });
});
