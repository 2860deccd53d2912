import assert from 'node:assert/strict';
import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Container, Landscape, Network, NetworkId } from '../../../src/landscape/landscape';
import { container, namespaceOf, network } from '../nginx/sample';

function scene(networks: readonly Network[], containers: readonly Container[]) {
  const landscape: Landscape = { networks, containers };
  const attachments = attachmentsOf(landscape);
  const names = (records: readonly Container[]) => records.map(record => record.name);
  return {
    on: (name: string) =>
      attachments
        .on(`id-of-${name}` as never)
        .map(a => a.network.name + (a.through ? ` through ${a.through.name}` : '')),
    of: (id: string) => names(attachments.of(id as NetworkId).map(a => a.container)),
    sharing: (name: string) => names(attachments.sharing(`id-of-${name}` as never)),
    unattached: names(attachments.unattached),
  };
}

const shares = (name: string, owner: string) =>
  container(name, [], { networkMode: namespaceOf(owner) });

describe('attachmentsOf', () => {
  it('finds the members of a network and the networks of a container', () => {
    const { on, of, unattached } = scene(
      [network('a'), network('b')],
      [container('web', ['a', 'b']), container('db', ['b'])],
    );
    assert.deepEqual([on('web'), on('db'), of('id-of-b')], [['a', 'b'], ['b'], ['web', 'db']]);
    assert.deepEqual(unattached, []);
  });

  it('shows who shares a namespace on the networks of its owner, through a chain too', () => {
    const { on, sharing, unattached } = scene(
      [network('a')],
      [shares('log', 'side'), shares('side', 'web'), container('web', ['a'])],
    );
    assert.deepEqual(on('side'), ['a through web']);
    assert.deepEqual(on('log'), ['a through web']);
    assert.deepEqual([sharing('web'), sharing('side'), sharing('log')], [['side'], ['log'], []]);
    assert.deepEqual(unattached, []);
  });

  it('loses nobody in a circle of owners or when the owner is gone', () => {
    const containers = [shares('a', 'b'), shares('b', 'a'), shares('me', 'me'), shares('x', 'no')];
    assert.deepEqual(scene([network('n')], containers).unattached, ['a', 'b', 'me', 'x']);
  });

  it('tells two networks of one name by their id', () => {
    const twins = ['one', 'two'].map(id => network('twin', { id: id as NetworkId }));
    const there = (id: string) => [{ networkKey: 'twin', networkId: id as NetworkId }];
    const { of } = scene(twins, [
      container('first', [], { endpoints: there('one') }),
      container('second', [], { endpoints: there('two') }),
    ]);
    assert.deepEqual([of('one'), of('two')], [['first'], ['second']]);
  });

  const id = 'c0ffee'.padEnd(64, '0');
  for (const [what, key] of [
    ['name', 'app'],
    ['id', id],
    ['short id', id.slice(0, 12)],
  ] as const) {
    it(`finds the network of a container never started, that was given by its ${what}`, () => {
      const { of, unattached } = scene(
        [network('app', { id: id as NetworkId }), network('other')],
        [container('web', [], { endpoints: [{ networkKey: key }] })],
      );
      assert.deepEqual([of(id), unattached], [['web'], []]);
    });
  }

  it('takes no network by a short id that fits two', () => {
    const twins = ['1', '2'].map(end =>
      network(end, { id: `${'c'.repeat(12)}${end}` as NetworkId }),
    );
    const web = container('web', [], { endpoints: [{ networkKey: 'c'.repeat(12) }] });
    assert.deepEqual(scene(twins, [web]).unattached, ['web']);
  });

  it('finds a container on Podman’s default network, which it lists as bridge and calls podman', () => {
    const endpoints = [{ networkKey: 'podman', networkId: 'podman' as NetworkId }];
    const { on } = scene([network('bridge')], [container('web', [], { endpoints })]);
    assert.deepEqual(on('web'), ['bridge']);
  });

  it('says that a container is unattached when its only network is gone', () => {
    assert.deepEqual(scene([network('a')], [container('web', ['gone'])]).unattached, ['web']);
  });

  it('indexes a landscape once', () => {
    const landscape = { networks: [], containers: [] };
    assert.equal(attachmentsOf(landscape), attachmentsOf(landscape));
  });
});
