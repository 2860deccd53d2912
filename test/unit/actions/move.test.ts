import assert from 'node:assert/strict';
import { connectContainer } from '../../../src/actions/connectContainer';
import { disconnectContainer } from '../../../src/actions/disconnectContainer';
import { forgetEndpoint } from '../../../src/actions/forgetEndpoint';
import { carriedSettings, moveContainer } from '../../../src/actions/moveContainer';
import { attachmentsOf } from '../../../src/landscape/attachments';
import { containerWords } from '../../../src/landscape/contextWords';
import type { Landscape } from '../../../src/landscape/landscape';
import { staleEndpoints } from '../../../src/landscape/staleEndpoints';
import { container, namespaceOf, network } from '../nginx/sample';
import { reasonOf } from './refused';

const app = network('app');
const other = network('other');
const bridge = network('bridge');
const web = container('web', ['app']);
const both = container('both', ['app', 'other']);
const loop = container('loop', ['app'], { state: 'restarting' });
const left = container('left', ['gone'], { state: 'exited' });
const side = container('side', ['gone'], { networkMode: namespaceOf('web') });
const all: Landscape = {
  networks: [app, bridge, other],
  containers: [both, left, loop, side, web],
};

describe('moveContainer', () => {
  const from = { network: app, settings: { fixedIpv4: '10.0.0.9', aliases: ['w'] } };

  it('says what it will do, in the order of doing it', () => {
    const to = { network: other, settings: carriedSettings(from.settings, other) };
    assert.deepEqual(moveContainer(all, web, from, to).cli, [
      ['docker', 'network', 'connect', '--alias=w', 'other', 'web'],
      ['docker', 'network', 'disconnect', 'app', 'web'],
    ]);
  });

  it('refuses what is there already, and what is not here', () => {
    const to = { network: other, settings: {} };
    assert.equal(reasonOf(() => moveContainer(all, both, from, to)).kind, 'alreadyConnected');
    const nowhere = { network: bridge, settings: {} };
    assert.equal(reasonOf(() => moveContainer(all, web, nowhere, to)).kind, 'notConnected');
  });

  it('takes names along, but not to the default bridge', () => {
    assert.deepEqual(carriedSettings(from.settings, other), { aliases: ['w'] });
    assert.deepEqual(carriedSettings(from.settings, bridge), {});
  });
});

describe('a network without a free address', () => {
  const subnets = [{ subnet: '10.0.0.0/29', gateway: '10.0.0.1', reserved: { dns: '10.0.0.2' } }];
  const full = network('full', { subnets });
  const members = [3, 4, 5, 6].map(last =>
    container(`c${last}`, [], {
      endpoints: [{ networkKey: 'full', networkId: full.id, ipv4: `10.0.0.${last}` }],
    }),
  );
  const scene = (...containers: typeof members) => ({
    networks: [app, full],
    containers: [...containers, web, left],
  });

  it('takes no running container, but any that does not run or has an address', () => {
    const crowd = scene(...members);
    assert.equal(reasonOf(() => connectContainer(crowd, full, web)).kind, 'noFreeAddress');
    assert.ok(connectContainer(crowd, full, left));
    assert.ok(connectContainer(crowd, full, web, { fixedIpv4: '10.0.0.9' }));
    assert.ok(connectContainer(scene(...members.slice(1)), full, web));
  });

  it('is not known where somebody else gives them', () => {
    const foreign = { ...full, ipamDriver: 'dhcp' };
    const crowd = { ...scene(...members), networks: [app, foreign] };
    assert.ok(connectContainer(crowd, foreign, web));
  });
});

describe('a container that keeps restarting', () => {
  it('is neither connected nor disconnected', () => {
    assert.equal(reasonOf(() => connectContainer(all, other, loop)).kind, 'restarting');
    assert.equal(reasonOf(() => disconnectContainer(all, app, loop)).kind, 'restarting');
  });
});

describe('a network that is gone', () => {
  const attachments = attachmentsOf(all);

  it('is found in the container that still names it', () => {
    const [stale] = staleEndpoints(attachments, left);
    assert.equal(stale?.endpoint.networkKey, 'gone');
    assert.deepEqual(staleEndpoints(attachments, web), []);
    // What it names is the other container's business.
    assert.deepEqual(staleEndpoints(attachments, side), []);
    assert.match(containerWords(left, attachments), /\bdisconnectable\b/);
  });

  it('is forgotten by force, as disconnecting says it', () => {
    const [stale] = staleEndpoints(attachments, left);
    assert.ok(stale);
    const lines = [['docker', 'network', 'disconnect', '--force', 'gone', 'left']];
    assert.deepEqual(forgetEndpoint(stale).cli, lines);
    const [forced] = disconnectContainer(all, app, web, { isForced: true }).cli;
    assert.deepEqual(forced, ['docker', 'network', 'disconnect', '--force', 'app', 'web']);
  });
});
