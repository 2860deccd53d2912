import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { toDot } from '../../../src/export/dot';
import { toDrawio } from '../../../src/export/drawio';
import { toMermaid } from '../../../src/export/mermaid';
import { partOf } from '../../../src/export/part';
import type { Landscape } from '../../../src/landscape/landscape';
import { container, landscape, network } from '../nginx/sample';
import { hostileTexts } from '../../lab/hostile';

const all = { showStopped: true };

/** Two networks, a container on both that publishes a port, and a stopped one. */
const shop: Landscape = landscape(
  container('web', ['back', 'front'], {
    project: 'shop',
    ports: [
      { protocol: 'tcp', containerPort: 80, published: { address: '127.0.0.1', port: 8080 } },
      { protocol: 'tcp', containerPort: 443 },
    ],
  }),
  container('db', ['back'], { state: 'exited' }),
);

/** A landscape in which everything is called what somebody else chose. */
function named(text: string): Landscape {
  const net = network(text, { driver: 'bridge' });
  const on = [{ networkKey: text, networkId: net.id, ipv4: '10.0.0.2' }];
  const box = container(text, [], { endpoints: on, image: text, project: text });
  return { networks: [net], containers: [box] };
}

// No engine has an object without a name.
const texts = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.constantFrom(...hostileTexts),
);

describe('a diagram', () => {
  for (const [name, write] of Object.entries({ toMermaid, toDot, toDrawio })) {
    it(`is the same for the same landscape, by ${name}`, () =>
      assert.equal(write(shop, all), write(structuredClone(shop), all)));

    it(`leaves out what is stopped, when it is hidden, by ${name}`, () => {
      assert.match(write(shop, all), /db/);
      assert.doesNotMatch(write(shop, { showStopped: false }), /db/);
    });

    it(`tells networks, containers, and what is published where, by ${name}`, () => {
      const written = write(shop, all);
      for (const part of ['web', 'front', 'back', '127.0.0.1:8080'])
        assert.ok(written.includes(part), part);
      assert.doesNotMatch(written, /443/);
    });
  }

  it('has an IPv6 address of the host in brackets, as it is written before a port', () => {
    const published = { address: '::1', port: 8080 };
    const web = container('web', ['back'], {
      ports: [{ protocol: 'tcp', containerPort: 80, published }],
    });
    assert.ok(toDot(landscape(web), all).includes('[::1]:8080 → 80/tcp'));
  });

  it('can be of one network: whoever is on it, and where else they are', () => {
    const back = shop.networks.find(({ name }) => name === 'back');
    assert.ok(back);
    const part = partOf(shop, [back], []);
    assert.deepEqual(
      part.containers.map(({ name }) => name),
      ['web', 'db'],
    );
    assert.deepEqual(part.networks.map(({ name }) => name).sort(), ['back', 'front']);
    const db = shop.containers.filter(({ name }) => name === 'db');
    assert.deepEqual(
      partOf(shop, [], db).networks.map(({ name }) => name),
      ['back'],
    );
  });
});

describe('a Mermaid diagram', () => {
  it('is a flowchart with a box for each Compose project', () => {
    assert.equal(
      toMermaid(shop, all),
      [
        'flowchart LR',
        '  n1[["back<br/>bridge"]]',
        '  n2[["front<br/>bridge"]]',
        '  subgraph p1["shop"]',
        '    c1["web<br/>web:1"]',
        '  end',
        '  c2["db<br/>web:1"]',
        '  c1 --- n1',
        '  c1 --- n2',
        '  c2 --- n1',
        '  host(("host"))',
        '  host -->|"127.0.0.1:8080 → 80/tcp"| c1',
        '  classDef stopped stroke-dasharray: 4 4,opacity: 0.6',
        '  class c2 stopped',
        '',
      ].join('\n'),
    );
  });

  it('keeps whatever a name says inside of its quotes', () => {
    const line =
      /^( {2}(n1\[\["([^"\n<>]*<br\/>)?bridge"\]\]|subgraph p1\["[^"\n<>]*"\]|end|c1 ---\|"10\.0\.0\.2"\| n1)| {4}c1\["[^"\n<>]*(<br\/>[^"\n<>]*)?"\]|flowchart LR)?$/;
    fc.assert(
      fc.property(texts, text => {
        for (const each of toMermaid(named(text), all).split('\n')) assert.match(each, line);
      }),
      { examples: hostileTexts.map(text => [text]), numRuns: 500 },
    );
  });
});

describe('a DOT diagram', () => {
  it('keeps whatever a name says inside of its quotes', () => {
    // What is left without the strings is known beforehand.
    const bare = toDot(named('x'), all).replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
    fc.assert(
      fc.property(texts, text => {
        const written = toDot(named(text), all);
        assert.equal(written.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'), bare);
      }),
      { examples: hostileTexts.map(text => [text]), numRuns: 500 },
    );
  });
});

describe('a draw.io diagram', () => {
  it('is XML that says every name as it is, but for what XML cannot say', () => {
    const given = [...fc.sample(texts, 200), ...hostileTexts];
    const files = given.map(text => toDrawio(named(text), all));
    const script = `
import json, sys, xml.etree.ElementTree as tree
read = lambda file: [cell.get('value') for cell in tree.fromstring(file).iter('mxCell') if cell.get('value')]
print(json.dumps([read(file) for file in json.load(sys.stdin)]))`;
    const output = execFileSync('python3', ['-c', script], {
      input: JSON.stringify(files),
      encoding: 'utf8',
    });
    const labels = JSON.parse(output) as string[][];
    for (const [index, text] of given.entries()) {
      const said = text.replace(/[^\n\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');
      assert.deepEqual(labels[index]?.slice(0, 2), [`${said}\nbridge`, `${said}\n${said}`]);
    }
  });
});
