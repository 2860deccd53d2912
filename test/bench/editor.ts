import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type LabEditor, startEditor } from '../lab/editor';
import { type LabEngine, startEngine } from '../lab/engine';
import { projectRoot } from '../lab/project';
import { createScale } from '../lab/scale';
import { delay } from '../lab/wait';
import { WeatherProxy } from '../lab/weatherProxy';
import { type Figure, median } from './figure';

const at = 'VS Code, 200/2000';
const opens = 5;
/** Milliseconds without a view. */
const idle = 60_000;

/** What a large landscape costs the editor: until rows are there, memory, and what is asked while nobody looks. */
export async function benchEditor(): Promise<readonly Figure[]> {
  const engine = await startEngine('28.5');
  try {
    await createScale(engine, { networks: 200, containers: 2_000 });
    const empty = await emptyHost();
    return await withProxy(engine, async (editor, proxy) => {
      const over = await firstRows(editor, proxy);
      await delay(5_000);
      const memory = hostMemory(editor) - empty;
      await editor.runCommand('View: Close Primary Side Bar');
      await delay(5_000);
      const before = proxy.requests.length;
      await delay(idle);
      const asked = proxy.requests.length - before;
      return [
        {
          ...{ at, name: 'first rows after the last list (median)', unit: 'ms', aim: 150 },
          ...{ value: median(over), note: over.map(ms => ms.toFixed(0)).join(', ') },
        },
        {
          ...{ at, name: 'extension host over an empty one', unit: 'MB', aim: 60 },
          ...{ value: memory, note: `an empty one has ${empty.toFixed(0)} MB` },
        },
        { at, name: 'requests in a minute without a view', value: asked, unit: 'requests', aim: 0 },
      ];
    });
  } finally {
    await engine.stop();
  }
}

async function emptyHost(): Promise<number> {
  const editor = await startEditor();
  try {
    await delay(5_000);
    return hostMemory(editor);
  } finally {
    await editor.close();
  }
}

async function withProxy<T>(
  engine: LabEngine,
  work: (editor: LabEditor, proxy: WeatherProxy) => Promise<T>,
): Promise<T> {
  const proxy = await new WeatherProxy(engine.socket).start();
  const editor = await startEditor({
    extensionDir: projectRoot(),
    env: { DOCKER_HOST: `unix://${proxy.socket}` },
  });
  try {
    return await work(editor, proxy);
  } finally {
    await editor.close();
    await proxy.stop();
  }
}

/** Milliseconds from the last byte of the lists to the first rows on the screen, in new windows. */
async function firstRows(editor: LabEditor, proxy: WeatherProxy): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < opens; i++) {
    proxy.answered.length = 0;
    if (i === 0) await editor.openContainer('Docker Networks');
    else await editor.reload();
    // Rows that are there before the lists are those of the welcome text, which are none.
    const row = editor.page.locator('.pane-body .monaco-list-row', { hasText: 'scale-network' });
    await row.first().waitFor({ timeout: 60_000 });
    const shown = performance.now();
    const lists = proxy.answered.filter(({ path }) => /\/(networks|containers\/json)/.test(path));
    times.push(shown - Math.max(...lists.map(({ at }) => at)));
  }
  return times;
}

/** Megabytes of the extension host that an editor's server has started. */
function hostMemory({ server }: LabEditor): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const mine = lines.filter(line => line.includes(server.dataFolder));
  const servers = mine.map(line => Number(line.trim().split(/\s+/)[0]));
  const hosts = lines
    .filter(line => line.includes('--type=extensionHost'))
    .map(line => Number(line.trim().split(/\s+/)[0]))
    .filter(pid => servers.includes(parentOf(pid)));
  const sizes = hosts.map(pid =>
    /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')),
  );
  return Math.max(...sizes.map(found => Number(found?.[1]) / 1000));
}

function parentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/PPid:\s+(\d+)/.exec(status)?.[1]);
}
