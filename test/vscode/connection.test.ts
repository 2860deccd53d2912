// Testing a connection as a person does it in VS Code: from a row, with two rows, from the palette; and repairing it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { axeProblems } from '../lab/axe';
import { projectRoot } from '../lab/project';
import { delay } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('a connection test', function () {
  this.timeout(90_000);
  const session = useSession();
  beforeEach(() => tidy(session()));

  const page = (): Promise<Frame> => session().editor.webview({ has: '.verdict' });
  const run = async (name: string, ...args: readonly string[]) => {
    await session().engine.docker(['run', '-d', '--name', name, ...args]);
    await session().editor.row(name).first().waitFor();
    await whenStill(session());
  };
  /** For eyes. */
  const picture = async (name: string) => {
    const folder = path.join(projectRoot(), 'out', 'connection');
    await mkdir(folder, { recursive: true });
    await delay(400); // messages slide in
    await session().editor.page.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const answer = async (text: string) => {
    const frame = await page();
    await frame.locator('.sentence', { hasText: text }).waitFor({ timeout: 20_000 });
    return frame;
  };

  it('says from a row why there is no way, connects them, and tests again', async () => {
    const { editor, engine } = session();
    await run('tester', '--network', 'shop_frontend', 'lab/busybox', 'sleep', '1000');
    await editor.contextMenu(editor.row('tester'), 'Test Connection to…');
    await editor.pick('shop-db');
    const frame = await answer('tester cannot reach shop-db:6379.');
    await frame.getByText('They share no network.').first().waitFor();
    await frame.getByText('docker network connect shop_data tester').waitFor();
    await picture('no-shared-network');
    assert.deepEqual(await axeProblems(frame), []);
    await frame.getByRole('button', { name: 'Connect “tester” to “shop_data”' }).click();
    await answer('tester reaches db:6379.');
    await picture('reaches');
    const networks = await engine.docker([
      'inspect',
      '-f',
      '{{json .NetworkSettings.Networks}}',
      'tester',
    ]);
    assert.match(networks, /shop_data/);
    await engine.docker(['rm', '-f', 'tester']);
  });
});
