import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Span } from '../../../src/compose/composeFile';
import { joinFiles, networksOf, usedNetworks } from '../../../src/compose/composeProject';
import { readComposeFile } from '../../../src/compose/readComposeFile';
import { hostileTexts } from '../../lab/hostile';

const at = (text: string, { start, end }: Span) => text.slice(start, end);

const file = `name: shop
x-common: &common
  networks: [front]
services:
  web:
    <<: *common
    image: lab/busybox
    ports:
      - "8080:80"
      - 127.0.0.1:5432:5432
      - target: 6379
        published: "6379"
  api:
    networks:
      front:
        ipv4_address: 10.1.0.5
      'back':
  db:
    image: postgres:17
    networks: &both
      - back
      - \${EXTRA}
  solo:
    image: lab/busybox
  hidden:
    network_mode: service:web
  child:
    extends: web
networks:
  front:
    ipam:
      config:
        - subnet: 10.1.0.0/24
  back:
    name: \${BACK:-back}
    internal: true
  outside:
    external: true
    name: "corp$$net"
`;

describe('readComposeFile', () => {
  const read = readComposeFile(file);
  const network = (key: string) => read.networks.find(each => each.key === key);
  const service = (key: string) => read.services.find(each => each.key === key);

  it('knows the place of everything', () => {
    assert.deepEqual(
      read.networks.map(({ span }) => at(file, span)),
      ['front', 'back', 'outside'],
    );
    assert.ok(read.places.networks && read.places.services && read.name);
    assert.equal(at(file, read.places.networks), 'networks');
    assert.equal(at(file, read.name.span), 'shop');
    const [subnet] = network('front')?.subnets ?? [];
    assert.ok(subnet);
    assert.equal(at(file, subnet.span), '10.1.0.0/24');
    assert.deepEqual(
      service('api')?.memberships.map(({ key, span }) => [key, at(file, span)]),
      [
        ['front', 'front'],
        ['back', "'back'"],
      ],
    );
  });

  it('follows anchors and merge keys', () => {
    assert.deepEqual(
      service('web')?.memberships.map(({ key }) => key),
      ['front'],
    );
    assert.equal(service('web')?.image?.value, 'lab/busybox');
  });

  it('does not know what variables decide, with a default or without', () => {
    assert.ok(network('back')?.name);
    assert.equal(network('back')?.name?.value, undefined);
    assert.equal(network('outside')?.name?.value, 'corp$net');
    assert.deepEqual(
      service('db')?.memberships.map(({ key }) => key),
      ['back'],
    );
    assert.equal(service('db')?.isWhole, false);
  });

  it('reads ports in both syntaxes', () => {
    assert.deepEqual(
      service('web')?.ports.map(({ containerPort, hostAddress }) => [containerPort, hostAddress]),
      [
        [80, undefined],
        [5432, '127.0.0.1'],
        [6379, undefined],
      ],
    );
  });

  it('knows on which networks a service is, or that it does not', () => {
    const on = (key: string) => {
      const found = service(key);
      return found && networksOf(found);
    };
    assert.deepEqual(on('web'), ['front']);
    assert.deepEqual(on('solo'), ['default']);
    assert.deepEqual(on('hidden'), []);
    assert.equal(on('db'), undefined);
    assert.equal(on('child'), undefined);
    assert.equal(usedNetworks(joinFiles([read], true)), undefined);
  });

  it('is not whole where something is included or cannot be read', () => {
    const isWhole = (text: string) => readComposeFile(text).isWhole;
    assert.equal(isWhole('services: {}'), true);
    assert.equal(isWhole('include: [other.yaml]\nservices: {}'), false);
    assert.equal(isWhole('services: {\n'), false);
    assert.equal(isWhole('networks: !override {}'), false);
    assert.equal(isWhole('services: {}\n---\nservices: {}'), false);
  });

  it('joins files as Compose does', () => {
    const files = [
      'services: {web: {image: a, networks: [front]}}\nnetworks: {front: {driver: bridge}}',
      'services: {web: {networks: {back: {ipv4_address: 10.0.0.2}}}}\nnetworks: {front: {internal: true}, back: }',
    ].map(readComposeFile);
    const { services, networks, isWhole } = joinFiles(files, true);
    const web = services.get('web');
    assert.deepEqual(web && networksOf(web), ['front', 'back']);
    assert.equal(web?.image?.value, 'a');
    assert.equal(networks.get('front')?.driver?.value, 'bridge');
    assert.equal(networks.get('front')?.isInternal?.value, true);
    assert.equal(isWhole, true);
    assert.equal(joinFiles(files, false).isWhole, false);
  });

  it('ends with every text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'services:\n',
        'networks:\n',
        '  a:\n',
        '    networks: [a, b]\n',
        '    ports:\n',
        '      - "80:80"\n',
        '&x ',
        '*x',
        '<<: *x\n',
        '&a [*a]',
        '&a {<<: *a}',
        '!!binary x',
        '? ',
        '---\n',
        '${A:-${B}}',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const text = pieces.join('');
        const { services, networks } = readComposeFile(text);
        for (const { span } of [...services, ...networks]) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes to an end of a file that is nothing but wrong', () => {
    for (const text of ['}', '"', ']', '&a ', '[notice] ', '*a ', '!!a ']) {
      assert.deepEqual(readComposeFile(text.repeat(40_000 / text.length)).services, []);
    }
  });

  it('takes every key and name as it is', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom(...hostileTexts.filter(each => each !== '' && !/\p{Cs}/u.test(each))),
      fc.constantFrom('__proto__', 'constructor', '~', 'null', '1e3', 'yes'),
    );
    fc.assert(
      fc.property(name, name, (key, called) => {
        fc.pre(key !== '<<');
        const text = stringify(
          new Map([['networks', new Map([[key, { name: called.replaceAll('$', '$$$$') }]])]]),
        );
        const [network] = readComposeFile(text).networks;
        assert.equal(network?.key, key);
        assert.equal(network.name?.value, called);
      }),
    );
  });
});
