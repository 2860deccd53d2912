import assert from 'node:assert/strict';
import { capture, type CaptureOptions } from '../../src/engine/capture';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { ContainerId } from '../../src/landscape/landscape';
import { allVersions, describeEngines, podmanVersions } from './engines';

describeEngines(
  'capture',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    let id: ContainerId;
    before(async () => {
      id = (
        await docker('run', '-d', '--name', 'roomy', 'lab/busybox', 'sleep', '1000')
      ).trim() as ContainerId;
    });
    after(() => docker('rm', '-f', 'roomy'));

    const run = (
      command: readonly string[],
      options: CaptureOptions = {},
      signal?: AbortSignal,
    ): ReturnType<typeof capture> => {
      const engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
      return capture(engine, id, command, options, signal);
    };

    it('gives both outputs and the exit code', async () => {
      assert.deepEqual(await run(['sh', '-c', 'echo 한; echo bad >&2; exit 3']), {
        code: 3,
        stdout: '한\n',
        stderr: 'bad\n',
      });
    });

    it('gives much at once, whole', async () => {
      const result = await run(['sh', '-c', 'seq 1 100000']);
      assert.ok(result !== 'notFound');
      const lines = result.stdout.trim().split('\n');
      assert.deepEqual([lines.length, lines.at(-1)], [100_000, '100000']);
    });

    it('hands the arguments over as they are, and no input', async () => {
      const hostile = '"; echo $HOME `id`\n\\';
      const said = await run(['echo', '-n', hostile]);
      assert.deepEqual(said, { code: 0, stdout: hostile, stderr: '' });
      assert.deepEqual(await run(['cat']), { code: 0, stdout: '', stderr: '' });
    });

    it('runs as the user that is asked for', async () => {
      const result = await run(['id', '-u'], { user: 'nginx' });
      assert.deepEqual(result, { code: 0, stdout: '101\n', stderr: '' });
      await assert.rejects(run(['true'], { user: 'nobodyAtAll' }), /unable to find user/);
    });

    for (const missing of ['nosuch', '/bin/nosuch', '/etc/passwd', '/etc']) {
      it(`says that there is no program ${missing}`, async () => {
        assert.equal(await run([missing]), 'notFound');
      });
    }

    it('knows a program that ends with the codes of a missing one', async () => {
      const result = await run(['sh', '-c', 'nosuch']);
      assert.ok(result !== 'notFound');
      assert.equal(result.code, 127);
      assert.match(result.stderr, /nosuch: not found/);
      assert.deepEqual(await run(['sh', '-c', 'exit 126']), { code: 126, stdout: '', stderr: '' });
    });

    it('stops at its limits and with its signal', async () => {
      await assert.rejects(run(['yes'], { bytes: 10_000 }), { kind: 'unsupported' });
      await assert.rejects(run(['sleep', '5'], { time: 500 }), { kind: 'timeout' });
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('enough')), 500);
      await assert.rejects(run(['sleep', '5'], {}, controller.signal), /enough/);
    });

    it('is refused where nothing runs', async () => {
      await docker('stop', '-t', '0', 'roomy');
      await assert.rejects(run(['true']), { kind: 'conflict' });
    });
  },
  [...allVersions, ...podmanVersions],
);
