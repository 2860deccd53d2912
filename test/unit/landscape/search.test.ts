import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Container, Landscape } from '../../../src/landscape/landscape';
import { searchFor, searchPrefixes } from '../../../src/landscape/search';
import { container, landscape, publish, shape, zoo } from '../../lab/topologyHarnessData';

/** Names of what a text finds, networks first. */
function found(text: string, within: Landscape = zoo()): string[] {
  const search = searchFor(text);
  const index = attachmentsOf(within);
  return [
    ...within.networks.filter(each => search.matchesNetwork(each)),
    ...within.containers.filter(each => search.matchesContainer(each, index.on(each.id))),
  ].map(({ name }) => name);
}

function labelled(labels: Container['labels']): Landscape {
  return landscape([], [container('it', { labels })]);
}

describe('a search', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['printer', ['printer']],
    ['NGINX', ['shop-nginx-1']],
    ['name:shop image:web', ['shop-web-1']],
    ['image:postgres', ['shop-db-1']],
    ['172.22.0.3', ['shop-db-1']],
    ['ip:172.22.', ['shop_data', 'shop-api-1', 'shop-api-debug', 'shop-db-1']],
    ['ip:22.0.3', []],
    ['ip:"172.22.0.3"', ['shop-db-1']],
    ['ip:fd00:', ['shop_data']],
    ['8443', ['shop-nginx-1']],
    ['port:8443', ['shop-nginx-1']],
    ['port:844', []],
    ['port:443/tcp', ['shop-nginx-1']],
    ['port:443/udp', []],
    ['project:ops', ['monitoring', 'ops-grafana-1', 'ops-prometheus-1']],
    ['project:"op"', []],
    ['network:monitoring', ['monitoring', 'ops-grafana-1', 'ops-prometheus-1']],
    ['driver:macvlan', ['office_lan', 'printer']],
    ['driver:bridge state:unhealthy', ['ops-grafana-1']],
    ['state:stopped', ['lonely', 'old-import']],
    ['state:exited|created', ['lonely', 'old-import']],
    ['project:shop state:running image:api', ['shop-api-1']],
    ['Driver:MACVLAN printer', ['printer']],
    ['nothing at all', []],
  ];
  for (const [text, expected] of cases) {
    it(`for ${text} finds ${expected.length}`, () => assert.deepEqual(found(text), expected));
  }

  it('for nothing, or what is still being typed, finds everything', () => {
    const all = found('');
    for (const text of ['   ', 'driver:', 'driver: ', '""', 'port:|']) {
      assert.deepEqual(found(text), all, text);
    }
  });

  it('takes what is before a colon for a word where it is no prefix', () => {
    assert.deepEqual(found('nginx:1.27'), ['shop-nginx-1']);
    assert.deepEqual(found('fd00:22::'), ['shop_data']);
  });

  it('finds labels with their values, and those of tools only when labels are asked for', () => {
    const env = labelled({ env: 'prod', note: 'two words' });
    for (const text of ['env=prod', 'label:env', 'label:env=prod', 'label:"note=two words"']) {
      assert.deepEqual(found(text, env), ['it'], text);
    }
    assert.deepEqual(found('label:"env=pro"', env), []);
    const compose = labelled({ 'com.docker.compose.depends_on': 'cache' });
    assert.deepEqual(found('cache', compose), []);
    assert.deepEqual(found('label:cache', compose), ['it']);
  });

  it('says nothing of the health of what does not run', () => {
    const gone = container('it', { state: 'exited', health: 'unhealthy' });
    assert.deepEqual(found('state:unhealthy', landscape([], [gone])), []);
  });

  const drawn = shape(10, 60);
  const typed = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ...drawn.containers.map(({ name }) => name),
      ...searchPrefixes.map(p => `${p}:1`),
    ),
    fc.string().map(text => `label:"${text}`),
  );

  it('takes any text, and finds with more words no more', () => {
    const word = fc.constantFrom('shop', 'api', '10.', 'state:running', 'port:80', 'x', 'driver:b');
    fc.assert(fc.property(typed, text => Array.isArray(found(text, drawn))));
    fc.assert(
      fc.property(word, word, (a, b) => {
        const both = found(`${a} ${b}`, drawn);
        const [one, other] = [found(a, drawn), found(b, drawn)];
        assert.deepEqual(
          both,
          one.filter(name => other.includes(name)),
        );
        assert.deepEqual(found(` ${b.toUpperCase()}  ${a}`, drawn), both);
      }),
    );
  });

  it('finds whatever a container is known by', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{1,20}$/);
    const port = fc.integer({ min: 1, max: 65535 });
    fc.assert(
      fc.property(name, name, port, (called, image, number) => {
        const it = container(called, {
          image,
          ports: [publish(number, 80)],
          labels: { [image]: 'v' },
        });
        const within = landscape([], [it]);
        for (const text of [
          called,
          `name:${called.slice(1)}`,
          `name:"${called}"`,
          `image:${image}`,
          `port:${number}`,
          `${number}:80`,
          `label:"${image}=v"`,
        ]) {
          assert.deepEqual(found(text, within), [called], text);
        }
      }),
    );
  });
});
