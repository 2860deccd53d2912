import assert from 'node:assert/strict';
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import type { ShownAdvice } from '../../../src/protocol/advice';
import type { Target } from '../../../src/protocol/topology';
import { Advised } from '../../../webview/topology/advice/advised';
import { sheetOf } from '../../../webview/topology/details/sheetOf';
import { foldKey } from '../../../webview/topology/folds';
import { Layouts } from '../../../webview/topology/layouts';
import { shop } from '../../lab/topologyHarnessData';

const container = (name: string): Target => ({
  kind: 'container',
  containerId: `c-${name}` as ContainerId,
});
const network = (name: string): Target => ({
  kind: 'network',
  networkId: `n-${name}` as NetworkId,
});

const open: ShownAdvice = {
  key: 'open',
  label: 'Data store open to everyone',
  why: 'Everybody reaches it.',
  isWarning: true,
  fix: 'Copy as docker Command',
  targets: [container('shop-db-1'), network('shop_data')],
};
const half: ShownAdvice = {
  key: 'half',
  label: 'IPv6 is half on',
  why: 'It has no subnet.',
  isWarning: false,
  targets: [network('shop_data')],
};

const drawn = shop();
const all = { showPredefined: true, showStopped: true, showUnused: true };
const pictureOf = (layout: 'rack' | 'bus', folds = {}) =>
  new Layouts().draw(layout, drawn, all, undefined, folds);

function advised(...advice: readonly ShownAdvice[]): Advised {
  const made = new Advised();
  made.take(advice);
  return made;
}

describe('advice in the drawing', () => {
  for (const layout of ['rack', 'bus'] as const) {
    it(`marks what it is about and nothing else (${layout})`, () => {
      const marks = advised(open, half).marksIn(pictureOf(layout));
      assert.deepEqual(marks.get('card c-shop-db-1'), { isWarning: true, labels: [open.label] });
      const panels = [...marks].filter(([key]) => key.startsWith('panel '));
      assert.ok(panels.length > 0);
      for (const [, mark] of panels) {
        assert.deepEqual(mark, { isWarning: true, labels: [open.label, half.label] });
      }
      assert.equal([...marks].filter(([key]) => key.startsWith('card ')).length, 1);
      assert.equal(advised().marksIn(pictureOf(layout)).size, 0);
    });
  }

  it('marks what stands for what it is about', () => {
    const folded = pictureOf('rack', { [foldKey.project('shop')]: true });
    const marks = [...advised(open).marksIn(folded).values()];
    assert.ok(marks.length > 0);
  });

  it('is the first that is said about what is selected, once each', () => {
    const { about } = advised(open, half);
    const scene = {
      landscape: drawn,
      kind: undefined,
      standsFor: () => undefined,
      traffic: undefined,
      advice: about,
      details: () => undefined,
    };
    const [first] = sheetOf(scene, [network('shop_data')])?.sections ?? [];
    assert.deepEqual(first, { kind: 'advice', title: 'Advice', items: [open, half] });
    const of = (...targets: Target[]) => sheetOf(scene, targets)?.sections.map(({ kind }) => kind);
    assert.equal(of(container('shop-db-1'))?.[0], 'advice');
    assert.ok(!of(container('shop-web-1'))?.includes('advice'));
    assert.ok(!of(container('shop-db-1'), container('shop-web-1'))?.includes('advice'));
  });
});
