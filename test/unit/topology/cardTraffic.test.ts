import assert from 'node:assert/strict';
import { foldKey } from '../../../webview/topology/folds';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { cardTraffic } from '../../../webview/topology/traffic/cardTraffic';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';
import { flow } from '../../lab/topologyTraffic';

const everything = { showPredefined: true, showStopped: true, showUnused: true };

describe('the traffic of a folded network', () => {
  const [app, data] = [network('app'), network('data')];
  const members = ['one', 'two', 'three'].map((name, index) =>
    container(name, {
      endpoints: [
        endpoint(app, `10.0.0.${index + 2}`),
        ...(name === 'three' ? [] : [endpoint(data, `10.1.0.${index + 2}`)]),
      ],
    }),
  );
  const db = container('db', { endpoints: [endpoint(data, '10.1.0.9')] });
  const folds = { [foldKey.network('app')]: true, [foldKey.network('data')]: false };
  const drawn = landscape([app, data], [...members, db]);
  const picture = layoutRack(drawn, everything, undefined, undefined, folds);
  const of = (endpoints: Parameters<typeof cardTraffic>[1]['endpoints']) => {
    const traffic = cardTraffic(picture, { endpoints, measured: endpoints.length, left: 0 });
    return [...traffic].map(([card, flows]) => ({
      containers: card.stack?.containers.length ?? 1,
      flows: flows.map(({ flow: sum, network: on }) => [on?.name, sum.bytesIn, sum.bytesOut]),
    }));
  };

  it('is the sum of all that are in it, on each network for itself', () => {
    const found = of([
      flow('one', 'app', 100, 10),
      flow('two', 'app', 200, 20),
      flow('one', 'data', 5, 1),
      flow('two', 'data', 7, 2),
      flow('db', 'data', 3, 12),
    ]);
    assert.deepEqual(found.find(({ containers }) => containers === 3)?.flows, [
      ['app', 300, 30],
      ['data', 12, 3],
    ]);
    assert.deepEqual(found.find(({ containers }) => containers === 1)?.flows, [['data', 3, 12]]);
  });

  it('keeps what cannot be told apart in a sum of its own', () => {
    const [stack] = of([flow('one', undefined, 50, 5), flow('two', 'app', 200, 20)]);
    assert.deepEqual(stack?.flows, [
      [undefined, 50, 5],
      ['app', 200, 20],
    ]);
  });
});
