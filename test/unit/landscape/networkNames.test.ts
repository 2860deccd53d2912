import assert from 'node:assert/strict';
import type { Container, ContainerId } from '../../../src/landscape/landscape';
import { namesOf } from '../../../src/landscape/networkNames';
import { readContainerDetails } from '../../../src/landscape/readDetails';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

const app = network('app');
const on = (name: string, part: Partial<Container> = {}) =>
  container(name, { endpoints: [endpoint(app, '10.0.0.2')], ...part });

/** Names of `web`, each with those who have it, too. */
function names(containers: Container[], aliases: Readonly<Record<string, string[]>> = {}) {
  const scene = landscape([app], [...containers]);
  const web = containers.find(({ name }) => name === 'web');
  assert.ok(web);
  const details = (id: ContainerId) => {
    const name = id.slice('c-'.length);
    const mine = aliases[name];
    if (!mine) return undefined;
    const Networks = { app: { Aliases: mine } };
    return readContainerDetails({ Name: `/${name}`, NetworkSettings: { Networks } });
  };
  return namesOf(scene, app, web, details).map(({ name, sharedWith }) =>
    [name, ...sharedWith.map(each => each.name)].join(' '),
  );
}

describe('namesOf', () => {
  it('gives the own name, and aliases where they have been inspected', () => {
    assert.deepEqual(names([on('web')]), ['web']);
    assert.deepEqual(names([on('web')], { web: ['www', 'web'] }), ['web', 'www']);
  });

  it('says who else has a name, whatever its capitals', () => {
    const all = [on('web'), on('api'), on('WWW')];
    assert.deepEqual(names(all, { web: ['www', 'x'], api: ['x', 'WEB'] }), [
      'web api',
      'www WWW',
      'x api',
    ]);
  });

  it('does not count those who do not run', () => {
    const all = [on('web'), on('api', { state: 'exited' })];
    assert.deepEqual(names(all, { web: ['x'], api: ['x'] }), ['web', 'x']);
  });

  it('gives the names of the container whose namespace is used', () => {
    const networkMode = { kind: 'container', containerId: 'c-db' as ContainerId } as const;
    const all = [container('web', { networkMode }), on('db'), on('api')];
    assert.deepEqual(names(all, { db: ['x'], api: ['x'] }), ['db', 'x api']);
  });

  for (const [name, driver] of [
    ['bridge', 'bridge'],
    ['host', 'host'],
    ['none', 'null'],
  ] as const) {
    it(`gives none on ${name}`, () => {
      const there = network(name, { driver });
      const web = container('web', { endpoints: [endpoint(there)] });
      assert.deepEqual(namesOf(landscape([there], [web]), there, web), []);
    });
  }

  it('gives none to a container that is not there', () => {
    assert.deepEqual(names([container('web')]), []);
  });
});
