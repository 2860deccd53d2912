import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type EditorOptions, type LabEditor, startEditor } from '../lab/editor';
import { type EngineVersion, type LabEngine, startEngine } from '../lab/engine';
import { FarAway } from '../lab/farAway';
import { projectRoot } from '../lab/project';
import { startSample } from '../lab/sample';
import { waitFor } from '../lab/wait';

export interface SessionOptions extends EditorOptions {
  readonly engineVersion?: EngineVersion;
  /** Milliseconds that every byte takes to the engine and back, each way: for the editor, not for the test itself. */
  readonly distance?: number;
  /** Starts the sample application too; so it does, unless told otherwise. */
  readonly hasSample?: boolean;
}

/** A real engine with the sample application, and a real editor with the extension beside it. */
export interface Session {
  readonly engine: LabEngine;
  readonly editor: LabEditor;
}

/** Opens a session; who opens it closes it. The extension's view is open. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const { distance } = options;
  const near = await startEngine(options.engineVersion ?? '28.5');
  const engine = distance === undefined ? near : await movedAway(near, distance);
  try {
    if (options.hasSample !== false) await startSample(engine.request);
    const editor = await startEditor({
      extensionDir: projectRoot(),
      ...options,
      env: { DOCKER_HOST: engine.host, ...options.env },
    });
    await editor.openContainer('Docker Networks');
    return { engine, editor };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function movedAway(engine: LabEngine, distance: number): Promise<LabEngine> {
  const far = await new FarAway(engine.socket, distance).start();
  const stop = async () => {
    await far.stop();
    await engine.stop();
  };
  return { ...engine, host: `unix://${far.socket}`, stop };
}

export async function closeSession(session: Session | undefined): Promise<void> {
  await session?.editor.close();
  await session?.engine.stop();
}

/** One session for all tests of a suite; of each failure the screen is told, and its picture goes to out/failures. */
export function useSession(options: SessionOptions = {}): () => Session {
  let session: Session | undefined;
  const get = () => {
    if (!session) throw new Error('the session is not open yet');
    return session;
  };
  before(async function () {
    this.timeout(300_000);
    session = await openSession(options);
  });
  afterEach(async function () {
    const { currentTest } = this;
    if (!currentTest || currentTest.isPassed() || currentTest.isPending() || !session) return;
    const folder = path.join(projectRoot(), 'out', 'failures');
    await mkdir(folder, { recursive: true });
    const name = currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    await session.editor.page.screenshot({ path: path.join(folder, `${name}.png`) });
    console.log(`on the screen: ${JSON.stringify(await session.editor.visibleTexts())}`);
  });
  after(async function () {
    this.timeout(60_000);
    await closeSession(session);
    session = undefined;
  });
  return get;
}

/** Names of the containers that the engine itself says are running on a network. */
async function members({ engine }: Session, network: string): Promise<string[]> {
  const format = '{{range .Containers}}{{.Name}} {{end}}';
  const output = await engine.docker(['network', 'inspect', '--format', format, network]);
  return output.trim().split(/\s+/).sort();
}

/** Waits until just these run on a network, by the engine's own word. */
export async function waitMembers(session: Session, network: string, expected: readonly string[]) {
  let now: string[] = [];
  await waitFor(
    async () => {
      now = await members(session, network);
      return JSON.stringify(now) === JSON.stringify(expected);
    },
    { what: `${expected.join(', ')} on ${network}` },
  ).catch(() => assert.deepEqual(now, expected));
}

/** Waits until no row comes, goes or moves: a click on a row that moves hits its neighbour. */
export async function whenStill({ editor }: Session): Promise<void> {
  let before = '';
  let calm = 0;
  const isStill = async () => {
    const now = JSON.stringify((await editor.rows()).map(row => row.label));
    calm = now === before ? calm + 1 : 0;
    before = now;
    return calm === 3;
  };
  await waitFor(isStill, { interval: 150, what: 'the rows to stand still' });
}

/**
 * Connects “shop-web” to “shop_data” and takes it off again, until told to stop: rows beside it come, go and move.
 *
 * @param pause milliseconds between two changes
 */
export async function comeAndGo(
  { engine }: Session,
  stop: AbortSignal,
  pause = 250,
): Promise<void> {
  while (!stop.aborted) {
    await engine.docker(['network', 'connect', 'shop_data', 'shop-web']);
    await delay(pause);
    await engine.docker(['network', 'disconnect', 'shop_data', 'shop-web']);
    await delay(pause);
  }
}

/** Leaves nothing open that would be in the next test's way: dialogs, menus, quick picks, editors, notifications. */
export async function tidy({ editor }: Session): Promise<void> {
  await editor.closeDialog();
  await editor.closeQuickInput();
  await closeUnsaved(editor);
  await editor.clearNotifications();
}

/** Closes all editors; what a test that failed has not saved is left unsaved. */
async function closeUnsaved(editor: LabEditor): Promise<void> {
  const isUnsaved = (await editor.page.locator('.part.editor .tab.dirty').count()) > 0;
  await editor.closeAllEditors();
  if (!isUnsaved) return;
  const leave = editor.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Don' });
  await leave.click({ timeout: 3_000 }).catch(() => undefined);
}
