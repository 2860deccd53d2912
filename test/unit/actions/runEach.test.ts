import assert from 'node:assert/strict';
import type { Action } from '../../../src/actions/action';
import { RebuildError } from '../../../src/actions/rebuild/rebuildError';
import { Refusal } from '../../../src/actions/refusal';
import type { Engine } from '../../../src/engine/engine';
import type { ActionRunner } from '../../../src/ui/actionRunner';
import { runEach } from '../../../src/ui/runEach';
import { network } from '../nginx/sample';

const aborted = new DOMException('cancelled', 'AbortError');
const refusal = new Refusal({ kind: 'predefined', network: network('bridge') });

/** Runs one after another, up to a cancel, as the real one does. */
const runner = {
  async runAll(_title: string, actions: readonly Action[]) {
    const failures: unknown[] = [];
    for (const action of actions) {
      try {
        await action.run({} as Engine, new AbortController().signal);
      } catch (error) {
        if (error === aborted) break;
        failures.push(error);
      }
    }
    return { results: [], failures, isCancelled: false };
  },
} as unknown as ActionRunner;

const outcomes: Readonly<Record<string, unknown>> = {
  fails: new Error('no'),
  cancels: aborted,
  restores: new RebuildError('net', aborted, undefined),
  breaks: new RebuildError('net', aborted, { missing: ['web'], cause: undefined }),
};

function actionOf(item: string): Action<string> {
  if (item === 'refused') throw refusal;
  return {
    cli: [['docker', item]],
    touches: {},
    run: () => {
      const error = outcomes[item];
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      return error === undefined ? Promise.resolve(`${item}!`) : Promise.reject(error);
    },
  };
}

describe('runEach', () => {
  it('tells what became of each, in their order', async () => {
    const report = await runEach(runner, '', ['a', 'fails', 'refused', 'b'], actionOf);
    assert.deepEqual(report, {
      done: [
        { item: 'a', value: 'a!' },
        { item: 'b', value: 'b!' },
      ],
      failed: [
        { item: 'fails', error: outcomes['fails'] },
        { item: 'refused', error: refusal },
      ],
      left: [],
      cli: [
        ['docker', 'a'],
        ['docker', 'b'],
      ],
    });
  });

  it('leaves what comes after a cancel, and what was taken back', async () => {
    const report = await runEach(runner, '', ['a', 'restores', 'cancels', 'b'], actionOf);
    assert.deepEqual(report.left, ['restores', 'cancels', 'b']);
    assert.deepEqual(report.failed, []);
  });

  it('calls what could not be taken back a failure', async () => {
    const { failed, left } = await runEach(runner, '', ['breaks'], actionOf);
    assert.deepEqual([failed.length, left.length], [1, 0]);
  });

  it('throws what is no refusal', async () => {
    const broken = () => {
      throw new TypeError('bug');
    };
    await assert.rejects(runEach(runner, '', ['a'], broken), TypeError);
  });
});
