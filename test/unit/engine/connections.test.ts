import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connectionsTo } from '../../../src/engine/connections';
import { sshArguments } from '../../../src/engine/sshConnection';

describe('a connection to another machine', () => {
  it('is asked for by the system while it is silent, or nobody would see that it is gone', async function () {
    if (process.platform !== 'linux') this.skip();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const agent = await connectionsTo({ kind: 'tcp', host: '127.0.0.1', port });
    assert.ok(agent instanceof Agent);
    const request = get({ agent, path: '/events' });
    request.on('error', () => undefined);
    const [near] = (await once(server, 'connection')) as [Socket];
    try {
      near.resume();
      await once(request, 'finish');
      await new Promise(resolve => setTimeout(resolve, 50));
      assert.equal(timerOf(port), 'keepalive');
    } finally {
      request.destroy();
      near.destroy();
      server.close();
    }
  });

  it('by ssh ends where the other machine is silent', () => {
    const options = sshArguments({ kind: 'ssh', host: 'far' }).join(' ');
    assert.match(options, /-o ServerAliveInterval=30 /);
  });
});

/** Which timer the kernel keeps for the connection to a port of this machine. https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html */
function timerOf(port: number): string | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  const line = lines
    .map(text => text.trim().split(/\s+/))
    .find(each => each[2]?.endsWith(`:${hex}`));
  return line?.[5]?.startsWith('02:') ? 'keepalive' : line?.[5];
}
