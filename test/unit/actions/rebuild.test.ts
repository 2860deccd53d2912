import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rebuildLines, removeUsedNetwork } from '../../../src/actions/recreateNetwork';
import { RebuildJournal } from '../../../src/actions/rebuild/journal';
import {
  fitting,
  lostSettings,
  planRebuild,
  type PlannedEndpoint,
  type RebuildPlan,
  withSettings,
} from '../../../src/actions/rebuild/plan';
import { isLikeBefore, isMadeFrom } from '../../../src/actions/rebuild/restore';
import { Refusal } from '../../../src/actions/refusal';
import type { Engine } from '../../../src/engine/engine';
import { readEngineFacts } from '../../../src/landscape/engineFacts';
import type { ContainerId, Network, NetworkId } from '../../../src/landscape/landscape';
import { type NetworkSettings, settingsOf } from '../../../src/landscape/networkSettings';
import { landscape, network } from '../nginx/sample';

function facts(api: string, components: readonly string[] = []) {
  const Components = components.map(Name => ({ Name }));
  return readEngineFacts({ ID: 'here' }, { ApiVersion: api, Components });
}

function endpoint(name: string, part: Partial<PlannedEndpoint> = {}): PlannedEndpoint {
  const before = part.before ?? {};
  return {
    containerId: `id-of-${name}` as ContainerId,
    containerName: name,
    isActive: true,
    addresses: [],
    before,
    after: before,
    ...part,
  };
}

function planOf(...endpoints: readonly PlannedEndpoint[]): RebuildPlan {
  return {
    format: 1,
    engineId: 'here',
    networkId: 'id-of-app' as NetworkId,
    before: { name: 'app', driver: 'bridge' },
    templates: {},
    endpoints,
  };
}

describe('fitting', () => {
  const subnet = {
    subnet: '10.1.0.0/24',
    gateway: '10.1.0.254',
    reserved: { printer: '10.1.0.7' },
  };
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['inside', '10.1.0.9', true],
    ['the first, where the gateway is another', '10.1.0.1', true],
    ['outside', '10.1.1.9', false],
    ['the gateway', '10.1.0.254', false],
    ['reserved', '10.1.0.7', false],
    ['the network’s own', '10.1.0.0', false],
    ['that of all', '10.1.0.255', false],
    ['no address', 'x', false],
  ];
  for (const [name, fixedIpv4, isKept] of cases) {
    it(`${isKept ? 'keeps' : 'drops'} an address that is ${name}`, () =>
      assert.deepEqual(fitting({ fixedIpv4 }, [subnet]), isKept ? { fixedIpv4 } : {}));
  }

  it('drops the first where the engine makes it the gateway, and what no subnet has', () => {
    assert.deepEqual(fitting({ fixedIpv4: '10.1.0.1' }, [{ subnet: '10.1.0.0/24' }]), {});
    assert.deepEqual(fitting({ fixedIpv4: '10.1.0.9', fixedIpv6: 'fd00::9' }, []), {});
  });

  it('knows IPv6 however it is written, where the last is as good as any', () => {
    const subnets = [subnet, { subnet: 'fd00:0:0::/120' }];
    for (const fixedIpv6 of ['fd00::9', 'FD00:0::0009', 'fd00::ff'])
      assert.deepEqual(fitting({ fixedIpv6 }, subnets), { fixedIpv6 });
    assert.deepEqual(fitting({ fixedIpv6: 'fd00::1:9' }, subnets), {});
  });

  it('leaves everything else', () => {
    const rest = { aliases: ['a'], links: ['b:c'], driverOptions: { d: 'e' }, gatewayPriority: 2 };
    assert.deepEqual(fitting({ ...rest, fixedIpv4: '10.9.9.9' }, [subnet]), rest);
  });
});

describe('a plan with other settings', () => {
  const plan = planOf(endpoint('web', { before: { fixedIpv4: '10.1.0.9' } }));
  const after = (settings: Partial<NetworkSettings>, templates: RebuildPlan['templates'] = {}) =>
    withSettings({ ...plan, templates }, { name: 'app', driver: 'bridge', ...settings })
      .endpoints[0]?.after;

  it('has settings that fit', () => {
    assert.deepEqual(after({ subnets: [{ subnet: '10.1.0.0/16' }] }), { fixedIpv4: '10.1.0.9' });
    assert.deepEqual(after({ subnets: [{ subnet: '10.2.0.0/16' }] }), {});
    assert.deepEqual(after({}), {});
  });

  it('knows what the template has', () => {
    const templates = { tpl: [{ subnet: '10.1.0.0/24' }] };
    assert.deepEqual(after({ configFrom: 'tpl' }, templates), { fixedIpv4: '10.1.0.9' });
    assert.deepEqual(after({ configFrom: 'other' }, templates), {});
  });

  it('keeps the name, which the containers know it by', () =>
    assert.equal(withSettings(plan, { name: 'new', driver: 'bridge' }).after?.name, 'app'));
});

describe('lostSettings', () => {
  const before = { fixedIpv4: '10.1.0.9', fixedIpv6: 'fd00::9', mac: '02:42:0a:01:00:09' };
  const plan = planOf(endpoint('web', { before, after: { fixedIpv6: 'fd00::9' } }));
  const lost = (api: string, components?: readonly string[]) =>
    lostSettings(plan, facts(api, components)).map(({ setting, value }) => [setting, value]);

  it('names what does not fit', () => assert.deepEqual(lost('1.41'), [['fixedIpv4', '10.1.0.9']]));

  it('names a MAC address where the engine takes it and does not use it', () => {
    for (const api of ['1.44', '1.51', '1.53']) assert.equal(lost(api).length, 2, api);
    for (const api of ['1.43', '1.54']) assert.equal(lost(api).length, 1, api);
    assert.equal(lost('1.44', ['Podman Engine']).length, 1);
  });
});

describe('planRebuild', () => {
  const raw = (name: string, part: object = {}) => ({
    Id: name.padEnd(64, '0'),
    Names: [`/${name}`],
    State: 'running',
    HostConfig: { NetworkMode: 'app' },
    NetworkSettings: { Networks: { app: { NetworkID: 'id-of-app', ...part } } },
  });
  const engineWith = (containers: readonly ReturnType<typeof raw>[]) =>
    ({
      listNetworks: () => Promise.resolve([{ Id: 'id-of-app', Name: 'app', Driver: 'bridge' }]),
      listContainers: () => Promise.resolve(containers),
      inspectContainer: (id: string) => Promise.resolve(containers.find(({ Id }) => Id === id)),
    }) as unknown as Engine;
  const planWith = (...containers: readonly ReturnType<typeof raw>[]) =>
    planRebuild(engineWith(containers), network('app'), facts('1.51'), undefined);

  it('connects those with a fixed address first, the others by their addresses', async () => {
    const { endpoints } = await planWith(
      raw('a', { IPAddress: '10.1.0.10' }),
      raw('b', { IPAddress: '10.1.0.9' }),
      raw('c', { IPAddress: '10.1.0.99', IPAMConfig: { IPv4Address: '10.1.0.99' } }),
      raw('d'),
      raw('e', { IPAMConfig: { IPv6Address: 'fd00::9' } }),
    );
    assert.deepEqual(
      endpoints.map(({ containerName }) => containerName),
      ['e', 'c', 'd', 'b', 'a'],
    );
  });

  it('leaves those that are being removed', async () =>
    assert.deepEqual((await planWith({ ...raw('a'), State: 'removing' })).endpoints, []));

  it('is plain JSON', async () => {
    const plan = await planWith(raw('a', { Aliases: ['x'] }));
    assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan);
  });
});

describe('isMadeFrom', () => {
  const made = network('app', {
    hasIpv6: true,
    subnets: [
      { subnet: '10.1.0.0/24', gateway: '10.1.0.1' },
      { subnet: 'fd00::/64', gateway: 'fd00::1' },
    ],
    labels: { a: 'b' },
    options: { c: 'd', 'of.the.daemon': 'e' },
  });
  const wanted: NetworkSettings = {
    name: 'app',
    driver: 'bridge',
    hasIpv6: true,
    subnets: [{ subnet: 'fd00::/64' }, { subnet: '10.1.0.0/24' }],
    labels: { a: 'b' },
    options: { c: 'd' },
  };

  it('takes whatever was left to the engine', () => {
    assert.ok(isMadeFrom(made, wanted));
    assert.ok(isMadeFrom(made, settingsOf(made)));
    assert.ok(isMadeFrom(made, { name: 'app', driver: '', labels: { a: 'b' } }));
    // Podman's own word, whatever was asked for.
    assert.ok(isMadeFrom({ ...made, ipamOptions: { driver: 'host-local' } }, wanted));
  });

  const others: readonly Partial<NetworkSettings>[] = [
    { driver: 'macvlan' },
    { isInternal: true },
    { isAttachable: true },
    { hasIpv6: false },
    { ipamDriver: 'own' },
    { ipamOptions: { driver: 'dhcp' } },
    { configFrom: 'tpl' },
    { labels: {} },
    { labels: { a: 'b', more: '' } },
    { options: { c: 'x' } },
    { subnets: [{ subnet: '10.1.0.0/25' }] },
    { subnets: [{ subnet: '10.1.0.0/24', gateway: '10.1.0.2' }] },
    { subnets: [{ subnet: '10.1.0.0/24', ipRange: '10.1.0.0/26' }] },
    { subnets: [{ subnet: '10.1.0.0/24', reserved: { x: '10.1.0.9' } }] },
  ];
  for (const other of others)
    it(`is not made from ${JSON.stringify(other)}`, () =>
      assert.equal(isMadeFrom(made, { ...wanted, ...other }), false));

  const before = settingsOf(made);
  const changes: readonly Partial<Network>[] = [
    { hasIpv4: false },
    { options: {} },
    { options: { ...made.options, more: 'x' } },
    { subnets: [] },
    { subnets: [...made.subnets, { subnet: '10.2.0.0/24' }] },
    { subnets: made.subnets.map(({ subnet }) => ({ subnet })) },
    { labels: {} },
  ];
  for (const change of changes)
    it(`is not taken for what it was before ${JSON.stringify(change)}`, () => {
      assert.ok(isLikeBefore(made, before));
      assert.equal(isLikeBefore({ ...made, ...change }, before), false);
    });

  it('knows what is made from a template by its name', () => {
    const from = network('app', { ...made, configFrom: 'tpl' });
    assert.ok(isMadeFrom(from, settingsOf(from)));
    assert.equal(settingsOf(from).labels, undefined, 'the template’s, refused beside it');
  });
});

describe('recreateNetwork', () => {
  const app = network('app');
  const plan = planOf(
    endpoint('web', {
      before: { fixedIpv4: '10.1.0.9', aliases: ['shop'] },
      after: { aliases: ['shop'] },
    }),
    endpoint('-odd'),
  );
  const after = { name: 'app', driver: 'bridge', labels: { a: 'b' } };

  it('says the command lines that do the same', () => {
    const lines = rebuildLines(landscape(), app, { ...plan, after }).map(line => line.join(' '));
    assert.deepEqual(lines, [
      'docker network disconnect app web',
      'docker network disconnect -- app -odd',
      'docker network rm app',
      'docker network create --driver bridge --label a=b app',
      'docker network connect --alias=shop app web',
      'docker network connect -- app -odd',
    ]);
  });

  it('makes nothing again where it only removes', () => {
    const journal = new RebuildJournal('/nowhere');
    const { cli } = removeUsedNetwork(landscape(), app, { ...plan, after }, journal);
    assert.equal(cli.length, 3);
  });
});

/** Matches a refusal of that kind. */
const refusal = (kind: string) => (error: unknown) =>
  error instanceof Refusal && error.reason.kind === kind;

describe('RebuildJournal', () => {
  let folder: string;
  let journal: RebuildJournal;
  const plan = planOf(endpoint('web'));
  const write = (name: string, value: unknown) =>
    writeFile(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  const nobody = 2 ** 22 + 1;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-journal-'));
    journal = new RebuildJournal(path.join(folder, 'rebuilds'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is empty where there is no folder yet', async () => {
    assert.ok(await journal.isEmpty());
    assert.deepEqual(await journal.interrupted('here'), []);
    await journal.end(plan);
  });

  it('has a plan from its beginning to its end', async () => {
    await journal.begin(plan);
    assert.equal(await journal.isEmpty(), false);
    assert.deepEqual(await journal.interrupted('here'), [], 'it is under way');
    journal.leave(plan);
    assert.deepEqual(await journal.interrupted('here'), [plan]);
    await journal.begin(plan);
    assert.deepEqual(await journal.interrupted('here'), [], 'and again');
    await journal.end(plan);
    assert.ok(await journal.isEmpty());
    assert.deepEqual(await readdir(path.join(folder, 'rebuilds')), []);
  });

  it('begins no second plan for a network, nor for its namesake, but the same one again', async () => {
    await journal.begin(plan);
    await assert.rejects(journal.begin(plan), refusal('rebuildOpen'));
    await assert.rejects(journal.begin({ ...plan, endpoints: [] }), refusal('rebuildOpen'));
    journal.leave(plan);
    const namesake = { ...plan, networkId: 'made-since' as NetworkId };
    await assert.rejects(journal.begin(namesake), refusal('rebuildOpen'));
    await journal.begin({ ...namesake, engineId: 'elsewhere' });
    await journal.begin(plan);
    assert.deepEqual(await journal.interrupted('here'), []);
  });

  it('begins nothing that another process is at', async () => {
    journal = new RebuildJournal(folder);
    await write('a.json', { plan, pid: process.ppid, begun: Date.now() });
    await assert.rejects(journal.begin(plan), refusal('rebuildOpen'));
    await write('a.json', { plan, pid: nobody, begun: Date.now() });
    await journal.begin(plan);
  });

  it('offers what a process left that is gone, on its own engine', async () => {
    journal = new RebuildJournal(folder);
    const begun = Date.now();
    await write('a.json', { plan, pid: nobody, begun });
    assert.deepEqual(await journal.interrupted('here'), [plan]);
    assert.deepEqual(await journal.interrupted('elsewhere'), []);
    await write('a.json', { plan, pid: process.ppid, begun });
    assert.deepEqual(await journal.interrupted('here'), []);
    // A process of that id that long after is another one.
    await write('a.json', { plan, pid: process.ppid, begun: begun - 7_200_000 });
    assert.deepEqual(await journal.interrupted('here'), [plan]);
  });

  it('passes over what is not whole, or of another format', async () => {
    journal = new RebuildJournal(folder);
    const entry = { plan, pid: nobody, begun: 0 };
    await write('a.json', JSON.stringify(entry).slice(0, 90));
    await write('b.json', { ...entry, plan: { ...plan, format: 2 } });
    await write('c.json', { ...entry, plan: { ...plan, endpoints: undefined } });
    await write('d.json', 'null');
    await write('e.json', { ...entry, pid: undefined });
    await write('f.json.new', entry);
    await write('g.txt', entry);
    assert.deepEqual(await journal.interrupted('here'), []);
  });

  it('writes nothing outside of its folder, whatever the id', async () => {
    const odd = { ...plan, networkId: '../../x' as NetworkId };
    await journal.begin(odd);
    assert.deepEqual(await readdir(folder), ['rebuilds']);
    await journal.end(odd);
    assert.ok(await journal.isEmpty());
  });

  it('says so when it cannot be written, and forgets it', async () => {
    await write('rebuilds', 'a file where the folder should be');
    await assert.rejects(journal.begin(plan));
    await rm(path.join(folder, 'rebuilds'));
    assert.deepEqual(await journal.interrupted('here'), []);
  });
});
