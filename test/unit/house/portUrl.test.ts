import assert from 'node:assert/strict';
import { portUrl } from '../../../src/ui/commands/portUrl';
import type { EngineAddress } from '../../../src/engine/address';
import { hostileTexts } from '../../lab/hostile';

const here: EngineAddress = { kind: 'socket', path: '/var/run/docker.sock' };
const there: EngineAddress = { kind: 'tcp', host: 'build.example', port: 2376 };
const at = (address: string, containerPort = 80) => ({
  ...{ protocol: 'tcp', containerPort },
  published: { address, port: 8080 },
});

describe('the page of a published port', () => {
  it('is at the address that it is bound to, or at the engine', () => {
    assert.equal(portUrl(at('0.0.0.0'), here), 'http://localhost:8080');
    assert.equal(portUrl(at('127.0.0.1', 443), there), 'https://build.example:8080');
    assert.equal(portUrl(at('10.0.0.5'), here), 'http://10.0.0.5:8080');
    assert.equal(portUrl(at('fd00::5'), there), 'http://[fd00::5]:8080');
  });

  it('is nowhere else, whatever an engine says of where it is bound', () => {
    for (const text of [...hostileTexts, 'example.invalid/x?', 'me@example.invalid', '1.1.1.1@x']) {
      const url: URL = new URL(portUrl(at(text), here));
      const { hostname, port, pathname, username } = url;
      assert.ok(['localhost', '127.0.0.1', '[::1]'].includes(hostname), text);
      assert.deepEqual([port, pathname, username], ['8080', '/', '']);
    }
  });
});
