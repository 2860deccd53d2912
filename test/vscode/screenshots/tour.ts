import type { Frame, Locator } from 'playwright-core';
import type { LabEditor } from '../../lab/editor';
import { waitFor } from '../../lab/wait';
import { Film } from './film';

/**
 * What the extension does, in one film: see all networks in the drawing, understand why two
 * containers of the sample application do not reach each other, connect them, and put nginx in front.
 */
export async function filmTour(editor: LabEditor): Promise<Uint8Array> {
  const { page } = editor;
  await editor.openContainer('Docker Networks');
  await editor.row('shop_data').waitFor();
  await editor.runCommand('View: Close Primary Side Bar');
  await editor.runCommand('Docker Networks: Show Topology');
  const drawing = await editor.webview({ has: '.card' });
  await card(drawing, 'shop-web').waitFor();
  const film = await Film.begin(page, { x: 560, y: 560 });
  await film.hold(1000);
  await film.click(card(drawing, 'shop-web'));
  await film.hold(1200);
  await film.click(card(drawing, 'shop-api'), { modifiers: ['Control'] });
  const connect = drawing.getByRole('button', { name: 'Connect Them…' });
  await connect.waitFor();
  await film.hold(1300);
  await film.click(connect);
  const network = page.locator('.quick-input-list .monaco-list-row').first();
  await network.waitFor();
  await film.hold(900);
  await film.click(network);
  await connect.waitFor({ state: 'hidden' });
  await film.hold(1300);
  await editor.clearNotifications();
  await film.click(card(drawing, 'shop-web'));
  await film.hold(400);
  await card(drawing, 'shop-web').click({ button: 'right' });
  const generate = page
    .locator('.context-view .monaco-menu .action-item', { hasText: 'Generate nginx Config…' })
    .last();
  await generate.waitFor();
  await film.hold(700);
  await film.click(generate);
  const form = await editor.webview({ has: '.sections' });
  await form.getByRole('button', { name: /^Apply/ }).waitFor();
  await waitFor(() => page.locator('.view-line', { hasText: 'proxy_pass' }).first().isVisible());
  await film.hold(2400);
  return film.develop();
}

function card(drawing: Frame, name: string): Locator {
  const has = drawing.locator('.card-name', { hasText: name });
  return drawing.locator('.card', { has }).first();
}
