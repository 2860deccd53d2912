import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { EngineAddress } from '../../../src/engine/address';
import { AddressError, type AddressErrorKind } from '../../../src/engine/addressError';
import { parseEngineHost } from '../../../src/engine/parseEngineHost';

const good: Record<string, EngineAddress> = {
  'unix:///var/run/docker.sock': { kind: 'socket', path: '/var/run/docker.sock' },
  '/a b/docker.sock': { kind: 'socket', path: '/a b/docker.sock' },
  'npipe:////./pipe/docker_engine': { kind: 'pipe', path: '//./pipe/docker_engine' },
  '\\\\.\\pipe\\docker_engine': { kind: 'pipe', path: '\\\\.\\pipe\\docker_engine' },
  'tcp://10.0.0.1:2375': { kind: 'tcp', host: '10.0.0.1', port: 2375 },
  'TCP://far': { kind: 'tcp', host: 'far', port: 0 },
  'tcp://far:80/': { kind: 'tcp', host: 'far', port: 80 },
  'tcp://[fd00::1]:2375': { kind: 'tcp', host: 'fd00::1', port: 2375 },
  'localhost:2375': { kind: 'tcp', host: 'localhost', port: 2375 },
  'http://far': { kind: 'tcp', host: 'far', port: 80 },
  'https://far:2376': { kind: 'tcp', host: 'far', port: 2376, tls: { verify: true } },
  'https://far': { kind: 'tcp', host: 'far', port: 443, tls: { verify: true } },
};

const bad: Record<string, AddressErrorKind> = {
  'ssh://me@far': 'unsupported',
  'fd://': 'unsupported',
  'tcp://far:2375/prefix': 'unsupported',
  '': 'invalid',
  '/': 'invalid',
  'docker.sock': 'invalid',
  'unix://docker.sock': 'invalid',
  'npipe://docker': 'invalid',
  'tcp://': 'invalid',
  'tcp://far:0': 'invalid',
  'tcp://far:65536': 'invalid',
  'tcp://me@far:1': 'invalid',
  'ftp://far': 'invalid',
  'unix:///a\u0000b': 'invalid',
};

describe('parseEngineHost', () => {
  for (const [text, address] of Object.entries(good)) {
    it(`understands ${text}`, () => assert.deepEqual(parseEngineHost(text), address));
  }
  for (const [text, kind] of Object.entries(bad)) {
    it(`refuses ${JSON.stringify(text)} as ${kind}`, () => {
      assert.throws(
        () => parseEngineHost(text),
        error => error instanceof AddressError && error.kind === kind,
      );
    });
  }

  it('gives an address or an AddressError, whatever comes in', () => {
    const schemes = fc.constantFrom('', 'unix://', 'npipe://', 'tcp://', 'https://', 'ssh://');
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'grapheme' }), (scheme, rest) => {
        try {
          const address = parseEngineHost(scheme + rest);
          if (address.kind === 'tcp') assert.ok(address.port >= 0 && address.port < 65536);
          else assert.match(address.path, /^[/\\]/);
        } catch (error) {
          assert.ok(error instanceof AddressError, String(error));
        }
      }),
    );
  });
});
