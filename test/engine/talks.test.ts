import assert from 'node:assert/strict';
import { watchTalks, type TalkReading } from '../../src/diagnose/inside/talkSampler';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { Landscape } from '../../src/landscape/landscape';
import { probeLabel } from '../../src/landscape/probeLabel';
import { waitFor } from '../lab/wait';
import { describeEngines, isSoak, podmanVersions, versions } from './engines';
import { freshLandscape } from './watched';

const patience = { timeout: 30_000, interval: 100 };

describeEngines(
  'who talks to whom',
  lab => {
    let client: DockerodeEngine;
    let landscape: Landscape;
    const run = (name: string, image: string, command: readonly string[], ...options: string[]) =>
      lab().docker([
        'run',
        '-d',
        '--name',
        name,
        '--network',
        'app',
        ...options,
        image,
        ...command,
      ]);
    const nameOf = (id: string | undefined) =>
      landscape.containers.find(container => container.id === id)?.name ?? 'away';
    /** `client > server 6379/tcp`, of each. */
    const words = ({ talks }: TalkReading) =>
      talks.map(
        ({ from, to, port, protocol }) => `${nameOf(from)} > ${nameOf(to)} ${port}/${protocol}`,
      );

    before(async () => {
      client = new DockerodeEngine({ kind: 'socket', path: lab().socket });
      await lab().docker(['network', 'create', 'app']);
      // Connections to it stay open.
      await run('server', 'sample/db:1', ['redis-server', '--protected-mode', 'no']);
      await run('bare', 'lab/bare', ['/httpd', '-f', '-p', '9000']);
      await run('client', 'lab/busybox', ['sh', '-c', 'sleep 1000 | nc server 6379']);
      await run('asking', 'lab/busybox', [
        ...['sh', '-c', 'while true; do wget -q -O /dev/null http://bare:9000/; sleep 1; done'],
      ]);
      await lab().docker([
        ...['run', '-d', '--name', 'side', '--network', 'container:client'],
        ...['lab/busybox', 'sh', '-c', 'sleep 1000 | nc server 6379'],
      ]);
      landscape = await freshLandscape(lab().socket);
    });

    const readings = async (
      image: string | undefined,
      isEnough: (last: TalkReading) => boolean,
    ) => {
      const controller = new AbortController();
      let last: TalkReading | undefined;
      const watching = watchTalks(
        { engine: client, image, landscape: () => landscape },
        reading => {
          last = reading;
        },
        controller.signal,
      ).catch((error: unknown) => assert.ok(controller.signal.aborted, String(error)));
      try {
        await waitFor(() => last !== undefined && isEnough(last), patience);
      } finally {
        controller.abort();
        await watching;
      }
      assert.ok(last);
      return last;
    };

    it('is seen from both ends, and once; also of what asks only now and then', async () => {
      const last = await readings('lab/busybox', reading => words(reading).length >= 2);
      assert.deepEqual(words(last).toSorted(), [
        'asking > bare 9000/tcp',
        'client > server 6379/tcp',
      ]);
      const held = last.talks.find(({ port }) => port === 6379);
      assert.equal(held?.count, 2, 'that of the container in its namespace, too');
      assert.deepEqual([last.unseen, last.left], [0, 0]);
    });

    it('says of whom it cannot tell, where there is no image for a helper', async () => {
      const { looked, unseen } = await readings(undefined, () => true);
      assert.deepEqual([looked, unseen], [3, 1]);
    });

    it('leaves no helper behind', async () => {
      assert.deepEqual(await client.listLabelled(probeLabel), []);
    });
  },
  isSoak ? [...versions, ...podmanVersions] : ['28.5'],
);
