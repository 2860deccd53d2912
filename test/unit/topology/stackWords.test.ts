import assert from 'node:assert/strict';
import type { ContainerState } from '../../../src/landscape/landscape';
import { foldKey } from '../../../webview/topology/folds';
import { countsOf } from '../../../webview/topology/rack/stack';
import { runningWords } from '../../../webview/topology/words';
import { container } from '../../lab/topologyHarnessData';

describe('what a card for several containers says of them', () => {
  const of = (...states: ContainerState[]) => {
    const containers = states.map((state, index) => container(`app-${index + 1}`, { state }));
    return countsOf({ kind: 'service', fold: foldKey.network('app'), containers });
  };
  const cases: readonly [ContainerState[], string, ContainerState][] = [
    [['running', 'running'], 'all running', 'running'],
    [['paused', 'running'], '1 of 2 running', 'running'],
    [['running', 'restarting'], '1 of 2 running', 'running'],
    [['restarting', 'restarting'], '0 of 2 running', 'restarting'],
    [['exited', 'paused'], '0 of 2 running', 'paused'],
    [['exited', 'created'], 'all stopped', 'exited'],
    [['planned', 'planned'], 'planned', 'planned'],
  ];
  for (const [states, words, state] of cases) {
    it(`says “${words}” of ${states.join(' and ')}`, () => {
      const counts = of(...states);
      assert.equal(runningWords(counts), words);
      assert.equal(counts.state, state);
    });
  }
});
