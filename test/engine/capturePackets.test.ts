import assert from 'node:assert/strict';
import {
  captureCommand,
  type CaptureOrder,
  capturePackets,
  countPackets,
} from '../../src/diagnose/inside/capturePackets';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { attachmentsOf } from '../../src/landscape/attachments';
import type { Container, Landscape } from '../../src/landscape/landscape';
import { probeLabel } from '../../src/landscape/probeLabel';
import { loadToolsImage, toolsImage } from '../lab/images/toolsImage';
import { delay } from '../lab/wait';
import { describeEngines, podmanVersions, versions } from './engines';
import { freshLandscape } from './watched';

describeEngines(
  'captured packets',
  engine => {
    const { signal } = new AbortController();
    let client: DockerodeEngine;
    let landscape: Landscape;
    let server: Container;

    before(async () => {
      client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      await loadToolsImage(engine().request);
      await engine().docker(['network', 'create', 'app']);
      const run = (name: string, ...command: readonly string[]) =>
        engine().docker(['run', '-d', '--name', name, '--network', 'app', ...command]);
      await run('server', 'lab/bare', '/httpd', '-f', '-p', '9000');
      const ask = 'while :; do wget -q -O /dev/null http://server:9000/; sleep 0.2; done';
      await run('asker', 'lab/busybox', 'sh', '-c', ask);
      landscape = await freshLandscape(engine().socket);
      const found = landscape.containers.find(({ name }) => name === 'server');
      assert.ok(found);
      server = found;
    });
    after(() => client.removeContainer(server.id, { isForced: true }));
    afterEach(async () => assert.deepEqual(await client.listLabelled(probeLabel), []));

    const order = (more: Partial<CaptureOrder> = {}): CaptureOrder => ({
      ...{ filter: '', packets: 10, seconds: 20, bytes: 1_000_000 },
      ...more,
    });
    const record = (given: CaptureOrder, stop: AbortSignal = signal) =>
      capturePackets(client, server, toolsImage, given, stop, () => undefined);

    it('are as many as were wanted, of the wanted network and filter', async () => {
      const [attachment] = attachmentsOf(landscape).on(server.id);
      assert.ok(attachment);
      const { endpoint } = attachment;
      const file = await record(order({ endpoint, filter: 'tcp port 9000', packets: 12 }));
      assert.equal(countPackets(file), 12);
      // Ethernet, as an interface of its own has it.
      assert.equal(file.readUInt32LE(20), 1);
    });

    it('are kept when somebody stops, or when the time or the room is over', async () => {
      const controller = new AbortController();
      const recording = record(order({ packets: 100_000 }), controller.signal);
      await delay(3000);
      controller.abort();
      assert.ok(countPackets(await recording) > 0);
      assert.ok(countPackets(await record(order({ packets: 100_000, seconds: 3 }))) > 0);
      assert.ok(countPackets(await record(order({ packets: 100_000, bytes: 500 }))) > 0);
    });

    it('are none where nothing matches, and tcpdump’s complaint where the filter is none', async () => {
      const filter = 'udp port 1';
      assert.equal(countPackets(await record(order({ filter, seconds: 3 }))), 0);
      await assert.rejects(record(order({ filter: 'no such filter' })), /syntax error|can't parse/);
      await assert.rejects(record(order({ filter: '-r /etc/passwd' })), /syntax error|can't parse/);
    });
  },
  [...versions, ...podmanVersions],
);

describe('the command of a capture', () => {
  it('has the filter as one argument that is no option', () => {
    const command = captureCommand({ filter: '-w /x; rm', packets: 5 }, 'any');
    assert.deepEqual(command.slice(-2), ['--', '-w /x; rm']);
  });
});
