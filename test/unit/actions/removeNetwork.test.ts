import assert from 'node:assert/strict';
import { removeNetwork, unusedNetworks } from '../../../src/actions/removeNetwork';
import { container, namespaceOf, network } from '../nginx/sample';
import { reasonOf } from './refused';

const used = network('used');
const idle = network('idle');
const free = network('free');
const bridge = network('bridge');
const template = network('template', { isConfigOnly: true });
const stopped = container('stopped', ['idle'], { state: 'exited' });
const web = container('web', ['used']);
const side = container('side', [], { networkMode: namespaceOf('web') });
const all = { networks: [used, idle, free, bridge, template], containers: [stopped, web, side] };

describe('removeNetwork', () => {
  it('refuses the engine’s own networks, even unused', () => {
    assert.equal(reasonOf(() => removeNetwork(all, bridge)).kind, 'predefined');
  });

  it('refuses a network in use and says by whom', () => {
    const reason = reasonOf(() => removeNetwork(all, used));
    assert.deepEqual(reason, { kind: 'inUse', network: used, containers: [web, side] });
  });

  it('refuses a network of stopped containers: they would not start any more', () => {
    const reason = reasonOf(() => removeNetwork(all, idle));
    assert.deepEqual(reason, { kind: 'inUse', network: idle, containers: [stopped] });
  });

  it('says what it will do', () => {
    const { cli, touches } = removeNetwork(all, free);
    assert.deepEqual(cli, [['docker', 'network', 'rm', 'free']]);
    assert.deepEqual(touches, { networks: [free.id] });
  });
});

describe('unusedNetworks', () => {
  it('are those that nobody uses, without the engine’s own and templates', () => {
    assert.deepEqual(unusedNetworks(all), [free]);
  });
});
