import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { waitFor } from '../lab/wait';
import { useSession } from './session';

interface Point {
  readonly x: number;
  readonly y: number;
}

describe('gestures in the topology', () => {
  const session = useSession();
  let drawing: Frame;

  const card = (name: string) => drawing.locator('.cards > .card', { hasText: name });
  const nameOn = (name: string) => card(name).locator('.card-name');
  const panel = (name: string) => drawing.locator('.panels > .panel', { hasText: name });

  /** Where the cards and panels are in the drawing, by what they are called. */
  const places = () =>
    drawing.evaluate<Record<string, string>>(`Object.fromEntries(
      [...document.querySelectorAll('.cards > .card, .panels > .panel')].map(each =>
        [each.querySelector('.said').textContent.split(',')[0], each.style.left + ' ' + each.style.top]))`);

  /** The middle of what has stopped gliding, in the window. */
  const middleOf = async (at: Locator): Promise<Point> => {
    let before = '';
    await waitFor(
      async () => {
        const now = JSON.stringify(await at.boundingBox());
        const isStill = now === before && now !== 'null';
        before = now;
        return isStill;
      },
      { interval: 200, what: 'it to stand still' },
    );
    const box = await at.boundingBox();
    assert.ok(box);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  const drag = async (from: Point, to: Point): Promise<void> => {
    const { mouse } = session().editor.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 10 });
    await drawing.waitForTimeout(100);
    await mouse.up();
  };

  /** Draws a line from a card to a network. */
  const drawLine = async (name: string, network: string): Promise<void> => {
    await card(name).hover();
    const to = await middleOf(panel(network).locator('.panel-head'));
    await drag(await middleOf(drawing.locator('.line-handle')), to);
  };

  const isOn = async (name: string, network: string): Promise<boolean> => {
    const { engine } = session();
    const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}';
    const said = await engine.docker(['inspect', '--format', format, name]);
    return said.trim().split(' ').includes(network);
  };

  const isMoved = async (name: string, from: Record<string, string>): Promise<boolean> =>
    (await places())[name] !== from[name];

  const open = async (): Promise<void> => {
    const { editor } = session();
    drawing = await editor.webview({ has: '#root' });
    await card('shop-web').waitFor({ timeout: 20_000 });
  };

  before(async () => {
    const { editor } = session();
    await editor.row('shop_data').waitFor();
    await editor.runCommand('Docker Networks: Show Topology');
    await open();
  });

  // What is selected brings its details, for which the drawing has less room.
  beforeEach(() => drawing.locator('vscode-button[aria-label="Fit to window"]').click());

  afterEach(() => session().editor.clearNotifications());

  it('moves a card and a panel, undoes it, and keeps it through a reload and a closed panel', async () => {
    const { editor } = session();
    const first = await places();
    await drag(await middleOf(card('shop-nginx')), await middleOf(card('shop-web')));
    await waitFor(async () => isMoved('shop-nginx', first), { what: 'the card to move' });
    const second = await places();
    assert.equal(second['shop-db'], first['shop-db'], 'what is not concerned stays');
    const head = await middleOf(panel('shop_data').locator('.panel-head'));
    await drag(head, { x: head.x, y: head.y + 240 });
    await waitFor(async () => isMoved('shop_data', second), { what: 'the panel to move' });
    await editor.page.keyboard.press('Control+z');
    await waitFor(async () => !(await isMoved('shop_data', second)), { what: 'the panel back' });
    assert.deepEqual(await places(), second);
    await editor.page.keyboard.press('Control+z');
    await waitFor(async () => !(await isMoved('shop-nginx', first)), { what: 'the card back' });
    await editor.page.keyboard.press('Control+y');
    await waitFor(async () => !(await isMoved('shop-nginx', second)), { what: 'the card again' });
    assert.deepEqual(await places(), second);

    await editor.reload();
    await open();
    assert.deepEqual(await places(), second, 'after a reload of the window');
    await editor.closeAllEditors();
    await editor.runCommand('Docker Networks: Show Topology');
    await open();
    assert.deepEqual(await places(), second, 'after the panel was closed');
  });

  it('moves with the keyboard, and VS Code does nothing with the same keys', async () => {
    const { editor } = session();
    const before = await places();
    await nameOn('shop-db').click();
    await editor.page.keyboard.press('Alt+ArrowLeft');
    await editor.page.keyboard.press('Alt+ArrowRight');
    await panel('shop_data').focus();
    await editor.page.keyboard.press('Alt+ArrowLeft');
    await waitFor(async () => isMoved('shop_data', before), { what: 'the panel to move' });
    await editor.page.keyboard.press('Control+z');
    await waitFor(async () => !(await isMoved('shop_data', before)));
    assert.deepEqual(await places(), before);
  });

  it('connects what a line is drawn between, and can undo it', async () => {
    const { editor } = session();
    assert.equal(await isOn('shop-web', 'shop_data'), false);
    await drawLine('shop-web', 'shop_data');
    await waitFor(() => isOn('shop-web', 'shop_data'), { what: 'the engine to say so' });
    await editor.notificationButton(/shop-web/, 'Undo');
    await waitFor(async () => !(await isOn('shop-web', 'shop_data')), { what: 'it to be undone' });
    // The drawing says that, too, which is to be over before the next thing is said.
    const joint = drawing.locator('.joint', { hasText: 'shop-web on shop_data' });
    await joint.waitFor({ state: 'detached' });
  });

  it('does not connect what is connected already', async () => {
    const { editor } = session();
    const [network] = (await isOn('shop-db', 'shop_data')) ? ['shop_data'] : ['shop_backend'];
    await drawLine('shop-db', network);
    await drawing.getByText(`shop-db is connected to ${network} already`).first().waitFor({
      state: 'attached',
    });
    assert.deepEqual(await editor.notifications(), []);
  });

  it('asks for the network when C is pressed on a card', async () => {
    const { editor } = session();
    await nameOn('shop-db').click();
    await editor.page.keyboard.press('c');
    await editor.page.getByText('Connect “shop-db” to which networks?').first().waitFor();
    await editor.closeQuickInput();
  });

  it('cuts the attachment that is selected when Delete is pressed and confirmed', async () => {
    const { editor, engine } = session();
    await engine.docker(['network', 'connect', 'shop_data', 'shop-web']);
    const joint = drawing.locator('.joint', { hasText: 'shop-web on shop_data' });
    await joint.waitFor();
    await middleOf(joint);
    // What a line is drawn from comes to the corner of the card that is pointed at, close to its last joint.
    await drawing.locator('.card', { hasText: 'shop-web' }).first().hover();
    await drawing.locator('.line-handle').waitFor();
    await joint.click();
    await editor.page.keyboard.press('Delete');
    const { message } = await editor.dialog('Cancel');
    assert.match(message, /Disconnect “shop-web” from “shop_data”\?/);
    assert.equal(await isOn('shop-web', 'shop_data'), true, 'not without being confirmed');
    await joint.click();
    await editor.page.keyboard.press('Delete');
    await editor.dialog('Disconnect');
    await waitFor(async () => !(await isOn('shop-web', 'shop_data')), {
      what: 'the engine to say so',
    });
    await joint.waitFor({ state: 'detached' });
  });

  it('gives a container its place back that is made anew under its name', async () => {
    const { engine } = session();
    const before = await places();
    const image = (await engine.docker(['inspect', '-f', '{{.Config.Image}}', 'shop-web'])).trim();
    const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}';
    const networks = (await engine.docker(['inspect', '-f', format, 'shop-web'])).trim().split(' ');
    await engine.docker(['rm', '-f', 'shop-web']);
    await card('shop-web').waitFor({ state: 'detached' });
    const [home = 'bridge', ...others] = networks;
    await engine.docker(['create', '--name', 'shop-web', '--network', home, image]);
    for (const other of others) await engine.docker(['network', 'connect', other, 'shop-web']);
    await card('shop-web').waitFor();
    assert.equal((await places())['shop-web'], before['shop-web']);
  });
});
