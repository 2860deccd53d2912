import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { EngineAddress } from '../../../src/engine/address';
import { AddressError, type AddressErrorKind } from '../../../src/engine/addressError';
import { parseEngineHost } from '../../../src/engine/parseEngineHost';
import { sshArguments } from '../../../src/engine/sshConnection';

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
  'ssh://me@far': { kind: 'ssh', host: 'far', user: 'me' },
  'ssh://far:2222': { kind: 'ssh', host: 'far', port: 2222 },
  'ssh://me@10.0.0.1/run/user/1000/docker.sock': {
    kind: 'ssh',
    host: '10.0.0.1',
    user: 'me',
    path: '/run/user/1000/docker.sock',
  },
  'ssh://[fd00::1]:22/': { kind: 'ssh', host: 'fd00::1', port: 22 },
  'https://far': { kind: 'tcp', host: 'far', port: 443, tls: { verify: true } },
};

const bad: Record<string, AddressErrorKind> = {
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
  'ssh://': 'invalid',
  'ssh://-oProxyCommand=x': 'invalid',
  'ssh://-l@far': 'invalid',
  'ssh://me:secret@far': 'invalid',
  'ssh://far:0': 'invalid',
  'ssh://far/a b': 'invalid',
  'ssh://far/$(x)': 'invalid',
  'ssh://far/a;x': 'invalid',
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
          else if (address.kind !== 'ssh') assert.match(address.path, /^[/\\]/);
          else assert.doesNotMatch(sshArguments(address).join(' '), /[^\w\s./@+:=-]| -- -/);
        } catch (error) {
          assert.ok(error instanceof AddressError, String(error));
        }
      }),
    );
  });
});
