// Who talks to whom, as a person sees it in the drawing of a real VS Code.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { axeProblems } from '../lab/axe';
import { projectRoot } from '../lab/project';
import { delay } from '../lab/wait';
import { useSession, whenStill } from './session';

const toggle = 'Docker Networks: Show or Hide Who Talks to Whom in the Topology';

describe('who talks to whom', function () {
  this.timeout(90_000);
  const session = useSession();
  let drawing: Frame;
  const chips = () => drawing.locator('.route-chip.is-talks');

  before(async () => {
    const { editor, engine } = session();
    const ask = 'while true; do wget -q -O /dev/null http://nginx/; sleep 0.3; done';
    await engine.docker([
      ...['run', '-d', '--name', 'visitor', '--network', 'shop_frontend'],
      ...['lab/busybox', 'sh', '-c', ask],
    ]);
    await editor.row('visitor').first().waitFor();
    await whenStill(session());
  });

  it('is drawn as arrows that say how many connections there are, and to which port', async () => {
    const { editor } = session();
    await editor.runCommand(toggle);
    drawing = await editor.webview({ has: '#root' });
    const chip = chips().filter({ hasText: 'visitor is connected to shop-nginx' });
    await chip.waitFor({ timeout: 30_000 });
    assert.match((await chip.textContent()) ?? '', /port 80: \d+ connections?/);
    assert.ok((await drawing.locator('.route.is-talks').count()) > 0);
    const folder = path.join(projectRoot(), 'out', 'connection');
    await mkdir(folder, { recursive: true });
    await delay(400);
    await editor.page.screenshot({ path: path.join(folder, 'talks.png') });
    assert.deepEqual(await axeProblems(drawing), []);
  });

  it('is said in the outline and the legend', async () => {
    await drawing
      .locator('.outline-line', { hasText: 'visitor is connected to shop-nginx' })
      .first()
      .waitFor({ state: 'attached' });
    const row = drawing.locator('.legend-row', { hasText: 'connections between containers' });
    assert.equal(await row.evaluate((element: { hidden: boolean }) => element.hidden), false);
  });

  it('opens all connections of a container by key', async () => {
    const { editor } = session();
    const chip = chips().filter({ hasText: 'visitor is connected to shop-nginx' });
    await chip.focus();
    await editor.page.keyboard.press('Enter');
    await editor.page.getByText('Connections of visitor').first().waitFor();
    await editor.runCommand('View: Close Editor');
  });

  it('goes on when the drawing is seen again, and is off again by the menu', async () => {
    const { editor } = session();
    drawing = await editor.webview({ has: '#root' });
    await chips().first().waitFor({ timeout: 30_000 });
    await drawing.locator('vscode-button[aria-label="View"]').click();
    await drawing.locator('vscode-checkbox', { hasText: 'Who talks to whom' }).click();
    await chips().first().waitFor({ state: 'detached' });
  });
});
