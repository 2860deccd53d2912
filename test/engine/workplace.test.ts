import assert from 'node:assert/strict';
import { sweepHelpers } from '../../src/diagnose/helper';
import { openWorkplace } from '../../src/diagnose/workplace';
import { capture } from '../../src/engine/capture';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { record } from '../../src/landscape/fields';
import type { Container } from '../../src/landscape/landscape';
import { probeLabel } from '../../src/landscape/probeLabel';
import { delay, waitFor } from '../lab/wait';
import { describeEngines, podmanVersions, versions } from './engines';
import { freshLandscape } from './watched';

const image = 'lab/busybox';

describeEngines(
  'a workplace in a container’s network',
  engine => {
    const { signal } = new AbortController();
    let client: DockerodeEngine;
    let bare: Container;

    before(async () => {
      client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      await engine().docker(['network', 'create', 'app']);
      const command = ['/httpd', '-f', '-p', '9000'];
      const options = ['-d', '--name', 'bare', '--network', 'app'];
      await engine().docker(['run', ...options, 'lab/bare', ...command]);
      const { containers } = await freshLandscape(engine().socket);
      const found = containers.find(({ name }) => name === 'bare');
      assert.ok(found);
      bare = found;
    });
    afterEach(async () => {
      for (const each of await client.listLabelled(probeLabel)) {
        await client.removeContainer(record(each)['Id'] as Container['id'], { isForced: true });
      }
    });
    const short = { round: 1, rounds: 4 };
    const count = async () => (await client.listLabelled(probeLabel)).length;

    it('is inside, can be written into, and is gone when it is removed', async () => {
      const place = await openWorkplace(client, bare, image, signal);
      const run = (...command: readonly string[]) => capture(client, place.id, command);
      const fetched = await run('wget', '-q', '-O', '/tmp/page', 'http://127.0.0.1:9000/');
      const said = fetched === 'notFound' ? '' : fetched.stderr;
      assert.doesNotMatch(said, /refused/);
      assert.deepEqual(await run('touch', '/tmp/x'), { code: 0, stdout: '', stderr: '' });
      const { containers } = await freshLandscape(engine().socket);
      assert.deepEqual(
        containers.map(({ name }) => name),
        ['bare'],
      );
      await place.remove();
      assert.equal(await count(), 0);
    });

    it('stays as long as it is kept, whatever is swept, and ends by itself afterwards', async () => {
      const kept = await openWorkplace(client, bare, image, signal, { ...short, keep: 1 });
      await openWorkplace(client, bare, image, signal, { ...short, keep: 1000 });
      await sweepHelpers(client, undefined, 0);
      assert.equal(await count(), 2);
      await waitFor(async () => (await count()) === 1, { what: 'the end of what nobody keeps' });
      await delay(3000);
      assert.equal(await count(), 1);
      await kept.remove();
      assert.equal(await count(), 0);
    });

    it('leaves nothing behind when it is given up in the middle', async () => {
      const controller = new AbortController();
      const opening = openWorkplace(client, bare, image, controller.signal);
      controller.abort();
      await assert.rejects(opening);
      await waitFor(async () => (await count()) === 0, { what: 'nothing left' });
    });
  },
  [...versions, ...podmanVersions],
);
