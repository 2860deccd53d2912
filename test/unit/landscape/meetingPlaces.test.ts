import assert from 'node:assert/strict';
import type { Container, ContainerId, Network } from '../../../src/landscape/landscape';
import { meetingPlaces } from '../../../src/landscape/meetingPlaces';
import { reach } from '../../../src/landscape/reachability';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

const [front, back] = [network('front'), network('back')];
const bridge = network('bridge');
const icc = network('apart', { options: { 'com.docker.network.bridge.enable_icc': 'false' } });
const on = (name: string, networks: Network[], part: Partial<Container> = {}) =>
  container(name, { endpoints: networks.map((each, i) => endpoint(each, `10.0.${i}.2`)), ...part });

/** `web to back` for each place. */
function places(web: Container, db: Container): string[] {
  const scene = landscape([front, back, bridge, icc], [web, db]);
  return meetingPlaces(scene, web, db).map(
    ({ joining, network: there }) => `${joining.name} to ${there.name}`,
  );
}

describe('where two containers could meet', () => {
  it('is on the networks of each, where the other one is not yet', () => {
    assert.deepEqual(places(on('web', [front]), on('db', [back])), ['web to back', 'db to front']);
    assert.deepEqual(places(on('web', [front, back]), on('db', [back])), ['db to front']);
  });

  it('is not where the members are kept apart', () => {
    assert.deepEqual(places(on('web', [front]), on('db', [icc])), ['db to front']);
  });

  it('is on the default bridge last, as that has no names', () => {
    const all = places(on('web', [front]), on('db', [bridge, back]));
    assert.deepEqual(all, ['web to back', 'db to front', 'web to bridge']);
  });

  it('is never where one would have to join that uses the network of another one or of the host', () => {
    const networkMode = { kind: 'container', containerId: 'c-x' as ContainerId } as const;
    assert.deepEqual(places(on('web', [front], { networkMode }), on('db', [back])), [
      'db to front',
    ]);
    const isHost = { networkMode: { kind: 'host' } as const };
    assert.deepEqual(places(on('web', [], isHost), on('db', [back])), []);
  });

  it('is where they reach each other once they have met', () => {
    const [web, db] = [on('web', [front]), on('db', [back, icc])];
    const all = [front, back, bridge, icc];
    for (const { joining, network: there } of meetingPlaces(landscape(all, [web, db]), web, db)) {
      const joined = on(joining.name, [], {
        endpoints: [...joining.endpoints, endpoint(there, '10.0.9.9')],
      });
      const other = joining === web ? db : web;
      const scene = landscape(all, [joined, other]);
      assert.ok(reach(scene, joined, other).ways.length > 0, `${joining.name} to ${there.name}`);
      assert.ok(reach(scene, other, joined).ways.length > 0, `back on ${there.name}`);
    }
  });
});
