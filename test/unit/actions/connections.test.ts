import assert from 'node:assert/strict';
import { connectContainer } from '../../../src/actions/connectContainer';
import { cutOff, disconnectContainer } from '../../../src/actions/disconnectContainer';
import type { Container, Landscape, Network, NetworkId } from '../../../src/landscape/landscape';
import { container, namespaceOf, network } from '../nginx/sample';
import { reasonOf } from './refused';

const app = network('app');
const other = network('other');
const host = network('host');
const none = network('none', { driver: 'null' });
const template = network('template', { isConfigOnly: true });
const ingress = network('ingress', { isIngress: true });
const gateway = network('docker_gwbridge');

const web = container('web', ['app']);
const db = container('db', ['app', 'other']);
const stopped = container('stopped', ['app'], { state: 'exited' });
const side = container('side', [], { networkMode: namespaceOf('web') });
const hosted = container('hosted', ['host'], { networkMode: { kind: 'host' } });
const alone = container('alone', ['none'], { networkMode: { kind: 'none' } });
const going = container('going', [], { state: 'removing' });

const all: Landscape = {
  networks: [app, other, host, none, template, ingress, gateway],
  containers: [web, db, stopped, side, hosted, alone, going],
};

type Case = readonly [string, Network, Container, string];

describe('connectContainer', () => {
  const refused: readonly Case[] = [
    ['what is connected', app, web, 'alreadyConnected'],
    ['what is connected and stopped', app, stopped, 'alreadyConnected'],
    ['to host', host, web, 'notConnectable'],
    ['to none', none, web, 'notConnectable'],
    ['to a template', template, web, 'notConnectable'],
    ['to ingress', ingress, web, 'notConnectable'],
    ['to docker_gwbridge', gateway, web, 'notConnectable'],
    ['who shares a namespace', other, side, 'cannotJoin'],
    ['who is on host', other, hosted, 'cannotJoin'],
    ['who is on none', other, alone, 'cannotJoin'],
    ['who is being removed', other, going, 'cannotJoin'],
  ];
  for (const [name, to, who, kind] of refused) {
    it(`refuses to connect ${name}`, () =>
      assert.equal(reasonOf(() => connectContainer(all, to, who)).kind, kind));
  }

  it('says what it will do and what has to be read again', () => {
    const { cli, touches } = connectContainer(all, other, web);
    assert.deepEqual(cli, [['docker', 'network', 'connect', 'other', 'web']]);
    assert.deepEqual(touches, { containers: [web.id] });
  });

  it('names a network by its id where two have one name', () => {
    const twin = network('other', { id: 'twin' as NetworkId });
    const { cli } = connectContainer({ ...all, networks: [...all.networks, twin] }, twin, web);
    assert.deepEqual(cli, [['docker', 'network', 'connect', 'twin', 'web']]);
  });

  it('names every setting of the endpoint', () => {
    const { cli } = connectContainer(all, other, web, {
      fixedIpv4: '10.0.0.9',
      fixedIpv6: 'fd00::9',
      linkLocalIps: ['169.254.1.1'],
      aliases: ['a', 'b c'],
      links: ['db:database'],
      driverOptions: { key: 'value' },
      gatewayPriority: 0,
    });
    assert.deepEqual(cli[0]?.slice(3), [
      '--ip=10.0.0.9',
      '--ip6=fd00::9',
      '--link-local-ip=169.254.1.1',
      '--alias=a',
      '--alias=b c',
      '--link=db:database',
      '--driver-opt=key=value',
      '--gw-priority=0',
      'other',
      'web',
    ]);
  });
});

describe('disconnectContainer', () => {
  const refused: readonly Case[] = [
    ['what is not connected', other, web, 'notConnected'],
    ['from host', host, hosted, 'notConnectable'],
    ['from none', none, alone, 'notConnectable'],
    ['who shares a namespace', app, side, 'cannotJoin'],
  ];
  for (const [name, from, who, kind] of refused) {
    it(`refuses to disconnect ${name}`, () =>
      assert.equal(reasonOf(() => disconnectContainer(all, from, who)).kind, kind));
  }

  it('says what it will do and what has to be read again', () => {
    const { cli, touches } = disconnectContainer(all, app, web);
    assert.deepEqual(cli, [['docker', 'network', 'disconnect', 'app', 'web']]);
    assert.deepEqual(touches, { containers: [web.id] });
  });
});

describe('cutOff', () => {
  const names = (from: Network, who: Container, scene = all) =>
    cutOff(scene, from, who).map(record => record.name);

  it('names the running containers that are reached nowhere else', () => {
    assert.deepEqual(names(app, db), ['web', 'side']);
  });

  it('leaves out who is on another common network', () => {
    const web2 = container('web', ['app', 'other']);
    const scene = { ...all, containers: [web2, db] };
    assert.deepEqual(names(app, db, scene), []);
  });

  it('leaves out who shares the namespace: it is reached as before', () => {
    assert.deepEqual(names(app, web), ['db']);
  });
});
