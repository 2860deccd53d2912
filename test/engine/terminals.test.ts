import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { LogFrames } from '../../src/engine/logFrames';
import { openShell, type Shell } from '../../src/engine/shell';
import type { ContainerId } from '../../src/landscape/landscape';
import { readHasTerminal } from '../../src/landscape/readTerminal';
import { delay, waitFor } from '../lab/wait';
import { describeEngines, podmanVersions, versions } from './engines';

const shells = [['bash'], ['sh']] as const;
const size = { columns: 91, rows: 31 };

describeEngines(
  'terminals',
  lab => {
    const { signal } = new AbortController();
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const docker = (...args: string[]) => lab().docker(args);
    const start = async (name: string, ...args: string[]) =>
      (await docker('run', '-d', '--name', name, ...args)).trim() as ContainerId;

    describe('with a shell', () => {
      let id: ContainerId;
      before(async () => {
        id = await start('roomy', 'lab/busybox', 'sleep', '1000');
      });
      after(() => docker('rm', '-f', 'roomy'));

      /** A shell, and all that it has said. */
      const open = async (): Promise<{
        shell: Shell;
        says: (text: RegExp) => Promise<unknown>;
      }> => {
        const shell = await openShell(engine(), id, shells, size, signal);
        assert.ok(shell);
        let said = '';
        shell.onOutput(text => (said += text));
        const says = (text: RegExp) =>
          waitFor(() => text.test(said), { what: `${text} in ${said}` });
        await says(/# /);
        return { shell, says };
      };
      /** Without zombies: `sleep` does not care for orphans that have ended. */
      const processes = async () => {
        const lines = (await docker('top', 'roomy', '-o', 'pid,args')).trim().split('\n').slice(1);
        return lines
          .map(line => line.trim().replace(/^\d+\s+/, ''))
          .filter(line => line !== 'sleep 1000' && !line.startsWith('['));
      };

      it('takes the one there is, talks to it, and has its size and exit code', async () => {
        const { shell, says } = await open();
        assert.deepEqual(shell.command, ['sh']);
        await shell.resize({ columns: 77, rows: 22 });
        shell.write('stty size; echo "한 $((6 * 7))"\r');
        await says(/22 77\r\n한 42/);
        shell.write('exit 7\r');
        await shell.ended;
        assert.deepEqual(await shell.state(), { isRunning: false, exitCode: 7 });
      });

      for (const typed of [
        '',
        'half a line',
        'sleep 77\r',
        'top\r',
        'less /bin/busybox\r',
        'vi /tmp/x\rinot saved',
        'sh\rsh\rsleep 77\r',
        "trap '' INT; sleep 77\r",
      ]) {
        it(`leaves no process behind when it is closed after ${JSON.stringify(typed)}`, async () => {
          const { shell, says } = await open();
          shell.write('echo rea""dy\r');
          await says(/ready/);
          shell.write(typed);
          await delay(400);
          await shell.hangUp();
          await waitFor(async () => (await processes()).length === 0, { what: 'no process' });
        });
      }

      it('is nothing where there is no shell', async () => {
        await docker('exec', 'roomy', 'busybox', 'rm', '/bin/sh', '/bin/ash');
        assert.equal(await openShell(engine(), id, shells, size, signal), undefined);
      });

      it('is refused where nothing runs', async () => {
        await docker('stop', '-t', '0', 'roomy');
        await assert.rejects(openShell(engine(), id, shells, size, signal), { kind: 'conflict' });
      });
    });

    describe('with logs', () => {
      const script = 'i=0; while [ $i -lt 600 ]; do i=$((i+1)); echo "line $i é"; done';
      const read = async (id: ContainerId, until: RegExp): Promise<string> => {
        const controller = new AbortController();
        const isFramed = !readHasTerminal(await engine().inspectContainer(id));
        const frames = new LogFrames(isFramed);
        let text = '';
        const stream = await engine().followLogs(id, 500, controller.signal);
        stream.on('data', (chunk: Buffer) => (text += frames.push(chunk)));
        await waitFor(() => until.test(text), { what: `${until} in the logs` });
        controller.abort();
        await waitFor(() => stream.destroyed);
        return text;
      };

      for (const [name, options] of [
        ['frames', []],
        ['a terminal', ['-t']],
      ] as const) {
        it(`reads the last 500 lines of both outputs and goes on, through ${name}`, async () => {
          const more = `${script}; sleep 1; echo bad >&2; sleep 1; echo later; sleep 1000`;
          const id = await start('talker', ...options, 'lab/busybox', 'sh', '-c', more);
          await waitFor(async () => (await docker('logs', 'talker')).includes('line 600'));
          const text = await read(id, /later/);
          await docker('rm', '-f', 'talker');
          const lines = text.split(/\r?\n/).filter(Boolean);
          assert.ok(lines.includes('bad') && lines.includes('line 600 é'), text.slice(-200));
          assert.ok(!lines.includes('line 50 é'));
          assert.equal(lines.at(-1), 'later');
          // Podman 4 loses a line break of a terminal here and there.
          assert.match(text.replace(/\s/g, ''), /^(line\d+é|bad|later)+$/);
        });
      }
    });
  },
  [...versions, ...podmanVersions],
);
