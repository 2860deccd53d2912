import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { delay, waitFor } from '../lab/wait';
import { useSession } from './session';

describe('the topology without a mouse', () => {
  const session = useSession();
  let drawing: Frame;

  const card = (name: string) => drawing.locator('.cards > .card', { hasText: name }).first();
  const nameOn = (name: string) => card(name).locator('.card-name');
  const panel = (name: string) => drawing.locator('.panels > .panel', { hasText: name }).first();
  const press = (keys: string) => session().editor.page.keyboard.press(keys);
  /** What a screen reader says of what has the keyboard. */
  const focused = () =>
    drawing.evaluate<string>(`document.activeElement?.querySelector('.said')?.textContent ?? ''`);
  const hasFocus = (name: string) =>
    waitFor(async () => (await focused()).startsWith(name), { what: `the keyboard on ${name}` });
  const isSaid = (pattern: RegExp) =>
    waitFor(
      async () => pattern.test((await drawing.locator('.announcer').first().textContent()) ?? ''),
      { what: `${pattern} to be announced` },
    );
  const camera = () => drawing.evaluate<string>(`document.querySelector('.layer').style.transform`);
  /** Where it is when it moves no more. */
  const settled = async (): Promise<string> => {
    let before = '';
    await waitFor(
      async () => {
        const now = await camera();
        const isStill = now === before;
        before = now;
        return isStill;
      },
      { interval: 300, what: 'the view to stand still' },
    );
    return before;
  };
  const places = () =>
    drawing.evaluate<string[]>(`[...document.querySelectorAll('.cards > .card, .panels > .panel')]
      .map(each => {
        const [name] = each.querySelector('.said').textContent.split(',');
        return [name, each.style.left, each.style.top].join(' ');
      })`);

  const open = async (): Promise<void> => {
    drawing = await session().editor.webview({ has: '#root' });
    await drawing.locator('.layer .node').first().waitFor({ state: 'attached', timeout: 20_000 });
    await settled();
  };

  before(async () => {
    const { editor } = session();
    await editor.row('shop_data').waitFor();
    await editor.runCommand('Docker Networks: Show Topology');
    await open();
  });

  it('is come to by Tab, walked along attachments by arrows, and says what is selected', async () => {
    await nameOn('shop-web').click();
    await drawing.locator('.search-input').focus();
    const isIn = () => drawing.evaluate<boolean>(`document.activeElement.matches('.node')`);
    for (let tabs = 0; tabs < 4 && !(await isIn()); tabs++) await press('Tab');
    await hasFocus('shop-web');
    await press('ArrowUp');
    await hasFocus('shop_frontend');
    await isSaid(/shop_frontend/);
    await press('ArrowDown');
    await waitFor(async () => (await focused()).startsWith('shop-'), { what: 'a container' });
    await isSaid(/ is selected/);
    assert.equal(await drawing.locator('.node[aria-pressed="true"]').count(), 1);
  });

  it('opens the details with Enter, and Escape leads back and then selects nothing', async () => {
    await nameOn('shop-db').click();
    await press('Enter');
    await waitFor(
      () => drawing.evaluate<boolean>(`document.activeElement.closest('.details') !== null`),
      { what: 'the keyboard in the details' },
    );
    await press('Escape');
    await hasFocus('shop-db');
    await press('Escape');
    await isSaid(/Nothing selected/);
    assert.equal(await drawing.locator('.is-selected').count(), 0);
  });

  it('selects a second one by key, and answers for the pair', async () => {
    await nameOn('shop-web').click();
    await card('shop-db').focus();
    await press('Control+Space');
    await isSaid(/shop-web does not reach shop-db/);
    assert.equal(await drawing.locator('.card.is-selected').count(), 2);
    await press('Escape');
  });

  it('folds and unfolds by key and by double-click', async () => {
    await panel('shop_backend').focus();
    await press('f');
    await isSaid(/Folded: /);
    const stack = drawing.locator('.card.is-area');
    await stack.waitFor();
    await settled();
    await stack.dblclick();
    await stack.waitFor({ state: 'detached' });
    await isSaid(/Unfolded: /);
  });

  it('shows by choice what the engine makes itself', async () => {
    await drawing.locator('vscode-button[aria-label="View"]').click();
    const choice = drawing.getByText('Predefined', { exact: true });
    const bridge = drawing.locator('.panel-name', { hasText: /^bridge$/ });
    await bridge.waitFor();
    await choice.click();
    await bridge.waitFor({ state: 'detached' });
    await choice.click();
    await bridge.waitFor();
    await press('Escape');
  });

  it('holds what was chosen last, however quickly', async () => {
    const { editor, engine } = session();
    await drawing.locator('vscode-button[aria-label="View"]').click();
    const choice = drawing.getByText('Predefined', { exact: true });
    await choice.evaluate((element: { click(): void }) => {
      for (let i = 0; i < 2; i++) element.click();
    });
    await press('Escape');
    // What is drawn anew is drawn as it was chosen.
    await engine.docker(['network', 'create', 'later']);
    await panel('later').waitFor();
    await editor.row('later').waitFor();
    await drawing.locator('.panel-name', { hasText: /^bridge$/ }).waitFor();
    await editor.row('bridge').waitFor();
    await engine.docker(['network', 'rm', 'later']);
    await panel('later').waitFor({ state: 'detached' });
  });

  it('says what comes and goes elsewhere, and moves nothing for it', async () => {
    const { engine } = session();
    const before = await places();
    await engine.docker(['network', 'create', 'heard']);
    await isSaid(/Network heard is new\./);
    await panel('heard').waitFor();
    const now = new Set(await places());
    for (const place of before) assert.ok(now.has(place), place);
    await engine.docker(['network', 'rm', 'heard']);
    await isSaid(/Network heard is gone\./);
  });

  it('zooms and fits by key, moves with the mouse and its wheel, and keeps the view', async () => {
    const { editor } = session();
    const { mouse } = editor.page;
    await nameOn('shop-web').click();
    await press('0');
    const fitted = await settled();
    await press('+');
    await waitFor(async () => (await camera()) !== fitted, { what: 'it to come nearer' });
    const box = await drawing.locator('.viewport').boundingBox();
    assert.ok(box);
    const nearer = await settled();
    await mouse.move(box.x + 20, box.y + box.height - 20);
    await mouse.wheel(0, -200);
    await waitFor(async () => (await camera()) !== nearer, { what: 'the wheel' });
    const wheeled = await settled();
    await mouse.down();
    await mouse.move(box.x + 90, box.y + box.height - 160, { steps: 5 });
    await mouse.up();
    const moved = await settled();
    assert.notEqual(moved, wheeled);
    // What is kept is kept a moment later.
    await delay(1000);
    await editor.reload();
    await open();
    assert.equal(await settled(), moved, 'after a reload of the window');
    await drawing.locator('vscode-button[aria-label="Fit to window"]').click();
    await card('shop-web').waitFor();
  });

  it('glides nowhere for who wants less motion', async () => {
    const { page } = session().editor;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    try {
      await card('shop-web').focus();
      await settled();
      const views = await drawing.evaluate<string[]>(`new Promise(done => {
        const layer = document.querySelector('.layer');
        const seen = [];
        const watch = new MutationObserver(() => seen.push(layer.style.transform));
        watch.observe(layer, { attributes: true, attributeFilter: ['style'] });
        document.querySelector('vscode-button[aria-label="Zoom in"]').click();
        setTimeout(() => { watch.disconnect(); done([...new Set(seen)]); }, 600);
      })`);
      assert.equal(views.length, 1, 'one step');
    } finally {
      await page.emulateMedia({ reducedMotion: null });
    }
  });
});
