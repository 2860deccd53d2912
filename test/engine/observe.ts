import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { entryPath } from '../lab/project';
import { temporaryFolder } from './temporaryFolder';
import { spawn } from 'node:child_process';

export interface Observation {
  readonly kind: string;
  readonly error?: string;
  readonly containers: number;
}

/** Nobody, on Debian and Ubuntu. */
const nobody = 65534;

/**
 * Has a process of its own look at a socket and waits until it has ended by itself. As `nobody` it gets a
 * copy of its program, since this folder may be closed to others.
 *
 * @throws when it is still there after 20 seconds: something of it was left open.
 */
export async function observe(socket: string, container = '', asNobody = false) {
  const folder = await temporaryFolder();
  const program = path.join(folder.path, 'observer.js');
  await copyFile(entryPath('engine/observer'), program);
  const user = asNobody ? { uid: nobody, gid: nobody } : {};
  const child = spawn(process.execPath, [program, socket, container], {
    ...user,
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  try {
    const code = await new Promise(resolve => child.on('close', resolve));
    if (code !== 0) throw new Error(`it ended with ${String(code)}: ${output}`);
    return JSON.parse(output) as Observation;
  } finally {
    await folder.remove();
  }
}
