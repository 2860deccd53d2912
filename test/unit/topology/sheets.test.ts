import assert from 'node:assert/strict';
import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Container, ContainerId, Landscape, Network } from '../../../src/landscape/landscape';
import { type ContainerDetails, readContainerDetails } from '../../../src/landscape/readDetails';
import type { Target } from '../../../src/protocol/topology';
import type { Scene } from '../../../webview/topology/details/scene';
import type { Section, Sheet } from '../../../webview/topology/details/sheet';
import { sheetOf } from '../../../webview/topology/details/sheetOf';
import { TrafficHistory } from '../../../webview/topology/traffic/history';
import {
  container,
  endpoint,
  landscape,
  network,
  publish,
  shape,
  shop,
  zoo,
} from '../../lab/topologyHarnessData';

/** What is said about containers of these names; names with details know their aliases. */
function sheet(
  drawn: Landscape,
  names: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>> = {},
): Sheet {
  const details = (id: ContainerId): ContainerDetails | undefined => {
    const it = drawn.containers.find(each => each.id === id);
    const mine = it && aliases[it.name];
    const Networks = Object.fromEntries(
      (it?.endpoints ?? []).map(each => [each.networkKey, { Aliases: mine }]),
    );
    return mine && readContainerDetails({ Name: `/${it.name}`, NetworkSettings: { Networks } });
  };
  const scene: Scene = {
    landscape: drawn,
    kind: undefined,
    standsFor: () => undefined,
    traffic: undefined,
    advice: () => [],
    details,
  };
  const found = sheetOf(
    scene,
    names.map(name => ({ kind: 'container', containerId: `c-${name}` as ContainerId })),
  );
  assert.ok(found);
  return found;
}

/** A section's lists, a text for each: its title, then its rows. */
function lists({ sections }: Sheet, title: string): string[] {
  const section = sections.find(each => each.title === title);
  assert.ok(section?.kind === 'lists', title);
  return section.lists.map(list =>
    [
      [list.title, list.note].filter(Boolean).join(': '),
      ...list.rows().map(({ name, lines }) => [name, ...lines].join(' | ')),
    ].join('\n'),
  );
}

const count = ({ sections }: Sheet, title: string) =>
  sections.find((each): each is Section & { kind: 'lists' } => each.title === title)?.count;

const [front, back] = [network('front'), network('back')];
const on = (name: string, networks: Network[], part: Partial<Container> = {}, host = 2) =>
  container(name, {
    endpoints: networks.map((each, i) => endpoint(each, `10.0.${i}.${host}`)),
    ...part,
  });

describe('what the details say', () => {
  it('is whom a container reaches, by network, name and address', () => {
    const api = sheet(shop(), ['shop-api-1'], { 'shop-db-1': ['db'] });
    assert.deepEqual(api.answer, ['Reaches 3, is reached by 3.']);
    assert.deepEqual(lists(api, 'Reaches'), [
      'shop_app\nshop-nginx-1 | 172.21.0.4\nshop-web-1 | 172.21.0.2',
      'shop_data\nshop-db-1 | shop-db-1, db · 172.22.0.3',
    ]);
  });

  it('is who reaches it, with the names and addresses to use there', () => {
    const api = sheet(shop(), ['shop-api-1'], { 'shop-api-1': ['api'] });
    assert.deepEqual(lists(api, 'Is reached by'), [
      'shop_app: as shop-api-1, api · 172.21.0.3\nshop-nginx-1\nshop-web-1',
      'shop_data: as shop-api-1, api · 172.22.0.2\nshop-db-1',
    ]);
  });

  it('says when a name leads now here and now there, and puts it last', () => {
    const all = [on('api', [front]), on('web-1', [front]), on('web-2', [front])];
    const aliases = { 'web-1': ['web', 'one'], 'web-2': ['web'] };
    assert.deepEqual(lists(sheet(landscape([front], all), ['api'], aliases), 'Reaches'), [
      'front\nweb-1 | web-1, one, web (alternates with web-2) · 10.0.0.2\nweb-2 | web-2, web (alternates with web-1) · 10.0.0.2',
    ]);
  });

  it('says where there are addresses only', () => {
    const bridge = network('bridge');
    const drawn = landscape([bridge], [on('a', [bridge]), on('b', [bridge])]);
    assert.deepEqual(lists(sheet(drawn, ['a']), 'Reaches'), [
      'bridge: This network has no names: addresses only.\nb | 10.0.0.2',
    ]);
  });

  it('says why the others are not reached, those with an open port first', () => {
    const db = sheet(zoo(), ['shop-db-1']);
    assert.deepEqual(lists(db, 'Does not reach'), [
      'No network in common\nops-grafana-1 | on monitoring\nops-prometheus-1 | on monitoring, shop_app\nprinter | on office_lan\nshop-nginx-1 | on shop_edge, shop_app\nshop-web-1 | on shop_app',
      'On no network\nsandbox',
      'Not running\nlonely | created\nold-import | stopped',
    ]);
    const open = [on('a', [front]), on('b', [back], { ports: [publish(8080, 80)] })];
    open[0] = container('a', {
      endpoints: [{ ...endpoint(front, '10.0.0.2'), gateway: '10.0.0.1' }],
    });
    assert.deepEqual(lists(sheet(landscape([front, back], open), ['a']), 'Does not reach'), [
      'No network in common, but a port is open\nb | on back | port 80/tcp is open at 10.0.0.1:8080',
    ]);
  });

  it('accounts for every other container', () => {
    for (const drawn of [zoo(), shape(10, 30), shape(50, 300)]) {
      for (const { name, state } of drawn.containers.slice(0, 40)) {
        const it = sheet(drawn, [name]);
        if (it.answer[0]?.includes('nobody')) continue;
        const sum = (count(it, 'Reaches') ?? 0) + (count(it, 'Does not reach') ?? 0);
        assert.equal(sum, drawn.containers.length - 1, `${name}, ${state}`);
      }
    }
  });

  it('is one sentence for one that does not run or is on no network', () => {
    assert.match(sheet(zoo(), ['old-import']).answer[0] ?? '', /does not run/);
    assert.match(sheet(zoo(), ['sandbox']).answer[0] ?? '', /on no network/);
    assert.ok(!sheet(zoo(), ['sandbox']).sections.some(({ kind }) => kind === 'lists'));
  });

  it('answers for two in both directions', () => {
    const pair = sheet(shop(), ['shop-api-1', 'shop-db-1'], { 'shop-db-1': ['db'] });
    assert.deepEqual(pair.answer, [
      'shop-api-1 reaches shop-db-1 on shop_data, as shop-db-1, db (172.22.0.3).',
      'shop-db-1 reaches shop-api-1 on shop_data, as shop-api-1 (172.22.0.2).',
    ]);
    assert.deepEqual(
      pair.buttons.map(({ label }) => label),
      ['Test Connection'],
    );
  });

  it('offers two that do not reach each other to be connected, where that can be', () => {
    const labels = (names: string[]) => sheet(zoo(), names).buttons.map(({ label }) => label);
    assert.deepEqual(labels(['shop-db-1', 'ops-grafana-1']), ['Connect Them…', 'Test Connection']);
    assert.deepEqual(labels(['shop-db-1', 'sandbox']), ['Test Connection']);
    assert.deepEqual(labels(['shop-db-1', 'old-import']), [
      'Start old-import',
      'Connect Them…',
      'Test Connection',
    ]);
  });

  it('cannot be turned around by what something is called', () => {
    const drawn = landscape([front], [on('a\u202Eb', [front]), on('two\nlines', [front])]);
    const [first] = sheet(drawn, ['a\u202Eb', 'two\nlines']).answer;
    assert.equal(first, 'ab reaches two␣lines on front, as two␣lines (10.0.0.2).');
  });

  it('is how full a network is, who is on it, and what comes next', () => {
    const app = network('app', {
      subnets: [{ subnet: '10.0.0.0/29', gateway: '10.0.0.1' }],
      options: { 'com.docker.network.bridge.enable_icc': 'false' },
    });
    const target: Target = { kind: 'network', networkId: app.id };
    const drawn = landscape([app], [on('a', [app]), on('b', [app], {}, 3)]);
    const it = sheetOf(
      {
        landscape: drawn,
        kind: undefined,
        standsFor: () => undefined,
        traffic: undefined,
        advice: () => [],
        details: () => undefined,
      },
      [target],
    );
    assert.ok(it);
    assert.deepEqual(it.answer, ['2 containers']);
    assert.deepEqual(lists(it, 'Members'), ['Containers\na | 10.0.0.2\nb | 10.0.0.3']);
    const usage = it.sections.find(({ kind }) => kind === 'usage');
    assert.deepEqual(usage?.kind === 'usage' && usage.bars, [
      { label: '10.0.0.0/29', share: 0.5, words: '3 of 6 in use, 3 free' },
    ]);
    const facts = it.sections.flatMap(each => (each.kind === 'facts' ? each.facts : []));
    const value = (label: string) => facts.find(fact => fact.label === label)?.value;
    assert.equal(value('Next free'), '10.0.0.4, 10.0.0.5, 10.0.0.6');
    assert.match(JSON.stringify(it.sections), /do not reach each other/);
  });

  it('has what went through in the last minutes, as far as it was measured', () => {
    const traffic = new TrafficHistory();
    const drawn = shop();
    const of = drawn.containers.find(({ name }) => name === 'shop-db-1');
    const [attachment] = of ? attachmentsOf(drawn).on(of.id) : [];
    assert.ok(of && attachment);
    const add = (at: number, bytesIn: number) =>
      traffic.add(
        {
          ...{ measured: 1, left: 0 },
          endpoints: [
            {
              ...{ containerId: of.id, networkId: attachment.network.id },
              ...{ bytesIn, bytesOut: 0, packetsIn: 1, packetsOut: 0 },
            },
          ],
        },
        at,
      );
    const scene: Scene = {
      ...{ landscape: drawn, kind: undefined, standsFor: () => undefined },
      ...{ details: () => undefined, advice: () => [], traffic },
    };
    const chart = (target: Target) => {
      const section = sheetOf(scene, [target])?.sections.find(({ kind }) => kind === 'traffic');
      return section?.kind === 'traffic' ? section.charts[0] : undefined;
    };
    const container: Target = { kind: 'container', containerId: of.id };
    add(0, 100);
    assert.equal(chart(container), undefined, 'measured once is nothing to draw');
    add(2_000, 300);
    // The drawing was out of sight.
    add(60_000, 500);
    const [way] = chart(container)?.rows ?? [];
    assert.deepEqual([way?.now, way?.peak, way?.total, way?.packets], [500, 500, 600, 2]);
    assert.equal(chart(container)?.label, attachment.network.name);
    const network: Target = { kind: 'network', networkId: attachment.network.id };
    assert.equal(chart(network)?.rows[0]?.now, 500);
    add(400_000, 1);
    assert.equal(chart(container), undefined, 'what is older than five minutes is forgotten');
  });

  it('is nothing about what is gone', () => {
    const target: Target = { kind: 'container', containerId: 'gone' as ContainerId };
    const scene: Scene = {
      landscape: shop(),
      kind: undefined,
      standsFor: () => undefined,
      traffic: undefined,
      advice: () => [],
      details: () => undefined,
    };
    assert.equal(sheetOf(scene, [target]), undefined);
  });
});
