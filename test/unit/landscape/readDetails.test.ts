import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readContainerDetails } from '../../../src/landscape/readDetails';
import { hex } from './payloads';

function names(part: Readonly<Record<string, unknown>>) {
  const details = readContainerDetails({
    Id: hex('1'),
    Name: '/web',
    NetworkSettings: { Networks: { app: part } },
  });
  return details.names.get('app');
}

const shortId = hex('1').slice(0, 12);

describe('readContainerDetails', () => {
  const table: readonly (readonly [string, object, readonly string[], readonly string[]])[] = [
    [
      'Docker 20.10, short id among the aliases',
      { Aliases: ['www', shortId] },
      ['www'],
      ['web', 'www'],
    ],
    [
      'Docker 28.5',
      { Aliases: ['www'], DNSNames: ['web', 'www', shortId] },
      ['www'],
      ['web', 'www'],
    ],
    ['Docker 28.5, never started', { Aliases: null, DNSNames: null }, [], ['web']],
    ['Podman 5', { Aliases: ['www', shortId], DNSNames: null }, ['www'], ['web', 'www']],
    [
      'Podman 5, which says the one of the run twice',
      { Aliases: ['www', 'web', 'www', shortId] },
      ['www', 'web'],
      ['web', 'www'],
    ],
    ['an alias like the name', { Aliases: ['web'] }, ['web'], ['web']],
    ['nonsense', { Aliases: 7, DNSNames: [null, '', {}] }, [], ['web']],
  ];
  for (const [name, raw, aliases, dnsNames] of table) {
    it(`tells aliases and DNS names: ${name}`, () =>
      assert.deepEqual(names(raw as never), { aliases, dnsNames }));
  }

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (raw, networks) => {
        assert.ok(readContainerDetails(raw).names instanceof Map);
        assert.ok(readContainerDetails({ NetworkSettings: { Networks: networks } }).names);
      }),
    );
  });
});
