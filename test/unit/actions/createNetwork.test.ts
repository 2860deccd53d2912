import assert from 'node:assert/strict';
import { createNetwork } from '../../../src/actions/createNetwork';
import {
  isPlainName,
  networkNameProblem,
  type NetworkNameProblem,
} from '../../../src/landscape/networkName';
import { container, landscape } from '../nginx/sample';
import { reasonOf } from './refused';

const app = landscape(container('web', ['app']));

describe('createNetwork', () => {
  const names: readonly (readonly [string, NetworkNameProblem | undefined])[] = [
    ['app', undefined],
    ['my app', undefined],
    ['앱/2', undefined],
    ['x'.repeat(250), undefined],
    ['x'.repeat(251), 'tooLong'],
    ['', 'empty'],
    [' \t\n', 'empty'],
    [' app', 'blanks'],
    ['app\n', 'blanks'],
    ['two\nlines', 'control'],
    ['nul\0', 'control'],
    ['bridge', 'predefined'],
    ['host', 'predefined'],
    ['none', 'predefined'],
    ['default', 'predefined'],
    ['ingress', 'predefined'],
  ];
  for (const [name, problem] of names) {
    it(`finds ${problem ?? 'nothing'} wrong with ${JSON.stringify(name.slice(0, 12))}`, () =>
      assert.equal(networkNameProblem(name), problem));
  }

  it('knows which names every engine and Compose take', () => {
    assert.ok(isPlainName('shop_front-end.2'));
    for (const name of ['-a', '_a', 'a b', '', 'a/b', '한']) assert.equal(isPlainName(name), false);
  });

  it('refuses a name that is taken, and says by which network', () => {
    const reason = reasonOf(() => createNetwork(app, { name: 'app', driver: 'bridge' }));
    assert.deepEqual(reason, { kind: 'nameTaken', network: app.networks[0] });
  });

  it('says the command line that does the same', () => {
    const { cli, touches } = createNetwork(app, { name: 'my app', driver: 'macvlan' });
    assert.deepEqual(cli, [['docker', 'network', 'create', '--driver', 'macvlan', 'my app']]);
    assert.deepEqual(touches, {});
  });

  it('keeps a name from being taken for an option', () => {
    const { cli } = createNetwork(app, { name: '-x', driver: 'bridge' });
    assert.deepEqual(cli[0]?.slice(-2), ['--', '-x']);
  });
});
