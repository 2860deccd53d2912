import assert from 'node:assert/strict';
import type { ContainerId } from '../../../src/landscape/landscape';
import { KnownDetails } from '../../../webview/topology/details/knownDetails';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

describe('what is asked about a selection', () => {
  const large = network('large');
  const members = Array.from({ length: 150 }, (_, index) =>
    container(`member-${index}`, { endpoints: [endpoint(large, `10.0.0.${index + 2}`)] }),
  );
  const drawn = landscape([large], members);
  const last = members.at(-1)?.id ?? ('' as ContainerId);
  const target = { kind: 'container', containerId: last } as const;

  it('is everybody on a large network, one portion after the other', () => {
    const sent: (readonly ContainerId[])[] = [];
    const known = new KnownDetails(ids => sent.push(ids));
    known.ask(drawn, [target]);
    known.ask(drawn, [target]);
    assert.deepEqual(sent[0], [last], 'what is selected is asked for first');
    assert.equal(sent.length, 2, 'the next portion waits for the answer');
    for (let round = 0; round < 5; round++) {
      known.learn([]);
      known.ask(drawn, [target]);
    }
    assert.ok(sent.every(({ length }) => length <= 64));
    assert.deepEqual(sent.flat().sort(), members.map(({ id }) => id).sort(), 'each is asked once');
  });

  it('is nobody who shares no network with it', () => {
    const sent: ContainerId[] = [];
    const known = new KnownDetails(ids => sent.push(...ids));
    known.ask(landscape([large], [...members.slice(0, 2), container('alone')]), [
      { kind: 'container', containerId: members[0]?.id ?? last },
    ]);
    assert.deepEqual(
      sent,
      members.slice(0, 2).map(({ id }) => id),
    );
  });
});
