import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initSwarm } from '../../../src/actions/initSwarm';
import {
  connectService,
  disconnectService,
  withNetworks,
} from '../../../src/actions/serviceNetworks';
import type { SwarmFacts } from '../../../src/landscape/engineFacts';
import type { Network, NetworkId } from '../../../src/landscape/landscape';
import { readSwarmView } from '../../../src/landscape/readSwarm';
import { meshId, rawSwarm } from '../landscape/swarmPayloads';
import { network } from '../nginx/sample';
import { reasonOf } from './refused';

const overlay = (name: string, part: Partial<Network> = {}) =>
  network(name, { driver: 'overlay', scope: 'swarm', ...part });
const mesh = overlay('mesh', { id: meshId as NetworkId });
const closed = overlay('closed');
const manager: SwarmFacts = { state: 'active', isManager: true };
const scene = { landscape: { networks: [mesh, closed], containers: [] }, swarm: manager };
const api = readSwarmView(rawSwarm).services.find(({ name }) => name === 'api');
assert.ok(api);

describe('connecting services', () => {
  it('says the command line, aliases among it where they come back', () => {
    assert.deepEqual(connectService(scene, api, closed).cli, [
      ['docker', 'service', 'update', '--network-add', 'closed', 'api'],
    ]);
    const raw = { Target: closed.id, Aliases: ['web', 'www'], DriverOpts: { key: 'value' } };
    const again = connectService(scene, api, closed, { target: closed.id, raw });
    const words = 'name=closed,alias=web,alias=www,driver-opt=key=value';
    assert.deepEqual(again.cli[0]?.slice(4), [words, 'api']);
    const odd = { Target: closed.id, DriverOpts: { key: 'a,"b"' } };
    const quoted = connectService(scene, api, closed, { target: closed.id, raw: odd });
    assert.equal(quoted.cli[0]?.[4], 'name=closed,"driver-opt=key=a,""b"""');
    assert.deepEqual(disconnectService(scene, api, mesh).cli[0]?.slice(3), [
      '--network-rm',
      'mesh',
      'api',
    ]);
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    ['what is connected', () => connectService(scene, api, mesh), 'serviceConnected'],
    ['what is not connected', () => disconnectService(scene, api, closed), 'serviceNotConnected'],
    ['to a local network', () => connectService(scene, api, network('app')), 'notForServices'],
    [
      'to ingress',
      () => connectService(scene, api, overlay('ingress', { isIngress: true })),
      'notForServices',
    ],
    [
      'on a worker',
      () => connectService({ ...scene, swarm: { ...manager, isManager: false } }, api, closed),
      'notManager',
    ],
    ['to make a Swarm where there is one', () => initSwarm(manager, ''), 'inSwarm'],
  ];
  for (const [name, make, kind] of refused) {
    it(`refuses ${name}`, () => assert.equal(reasonOf(make).kind, kind));
  }

  it('keeps every other field of the specification', () => {
    const property = fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (spec, template) => {
        const updated = withNetworks({ ...spec, TaskTemplate: template }, [{ Target: 'x' }]);
        assert.deepEqual(updated, {
          ...spec,
          TaskTemplate: { ...template, Networks: [{ Target: 'x' }] },
        });
      },
    );
    fc.assert(property);
  });

  it('drops the deprecated field with its last network, which an engine refuses', () => {
    const text = JSON.stringify(withNetworks({ Networks: [{ Target: 'x' }] }, []));
    assert.equal(text, '{"TaskTemplate":{"Networks":[]}}');
  });
});
