// What a person sees, hears and does about advice, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ContainerId, NetworkId } from '../../src/landscape/landscape';
import type { ShownAdvice } from '../../src/protocol/advice';
import { posted, send } from './topologyHarnessChecks';

/** Advice about the sample application: about a container and a network, and about the network alone. */
export const someAdvice: readonly ShownAdvice[] = [
  {
    key: 'open',
    label: 'Data store open to everyone',
    why: 'Every machine that reaches the host reaches the data.',
    isWarning: true,
    fix: 'Copy as docker Command',
    targets: [{ kind: 'container', containerId: 'c-shop-db-1' as ContainerId }],
  },
  {
    key: 'half',
    label: 'IPv6 is half on',
    why: 'It has no IPv6 subnet.',
    isWarning: false,
    targets: [{ kind: 'network', networkId: 'n-shop_data' as NetworkId }],
  },
];

const card = (page: Page, name: string) => page.locator('.card', { hasText: name });
const advise = (advice: readonly ShownAdvice[]) => ({ type: 'advice', advice }) as const;

/** Runs every check on a page that shows the sample application. */
export async function checkAdvice(page: Page): Promise<void> {
  await checkMarks(page);
  await checkUntouched(page);
  await checkPicture(page);
  await checkDetails(page);
  await send(page, advise([]));
  assert.equal(await page.locator('.advice-mark, .advice-said').count(), 0, 'nothing is left');
  assert.ok(await page.locator('.sheet-advice').first().isHidden());
}

async function checkMarks(page: Page): Promise<void> {
  await send(page, advise(someAdvice));
  assert.equal(await page.locator('.card .advice-mark').count(), 1);
  await card(page, 'shop-db-1').locator('.advice-mark.is-warning').waitFor();
  const name = /advice: Data store open to everyone/;
  await page.getByRole('button', { name }).waitFor();
  const panel = page.locator('.panel', { hasText: 'shop_data' });
  assert.equal(await panel.locator('.advice-mark:not(.is-warning)').count(), 1);
  await page.getByRole('button', { name: /advice: IPv6 is half on/ }).waitFor();
}

/** Other advice changes the marks that are others then, and touches nothing else. */
async function checkUntouched(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.touched = [];
    new MutationObserver(all => {
      for (const each of all) {
        const node = each.target.closest('.card, .panel') ?? each.target;
        window.touched.push(node.querySelector('.card-name, .panel-name')?.textContent ?? '');
      }
    }).observe(document.querySelector('.layer'), {
      childList: true, subtree: true, attributes: true, characterData: true,
    });
  })()`);
  await send(page, advise(someAdvice.filter(({ key }) => key === 'half')));
  const touched = await page.evaluate<string[]>('[...new Set(window.touched.splice(0))]');
  assert.deepEqual(touched, ['shop-db-1']);
  await send(page, advise(someAdvice.filter(({ key }) => key === 'half')));
  assert.deepEqual(await page.evaluate('window.touched'), [], 'the same again is nothing new');
}

/** A picture that is taken has the marks, and their meaning in its legend. */
async function checkPicture(page: Page): Promise<void> {
  const take = async () => {
    await posted(page);
    const order = { id: 1, format: 'svg', part: 'whole', colours: 'print' } as const;
    await send(page, { type: 'take', order });
    const taken = (await posted(page)).find(({ type }) => type === 'taken');
    return taken?.type === 'taken' && 'picture' in taken ? String(taken.picture) : '';
  };
  const picture = await take();
  assert.match(picture, /<title>IPv6 is half on<\/title>/);
  assert.match(picture, /advice: something could be tidier/);
  assert.doesNotMatch(picture, /advice: something may be open/);
  await send(page, advise([]));
  assert.doesNotMatch(await take(), /advice/);
}

/** The same sentence and the same actions as in the tree. */
async function checkDetails(page: Page): Promise<void> {
  await send(page, advise(someAdvice));
  await card(page, 'shop-db-1').click();
  const group = page.getByRole('group', { name: 'Data store open to everyone' });
  await group.getByText('Every machine that reaches the host reaches the data.').waitFor();
  await posted(page);
  const buttons = ['Copy as docker Command', 'Why?', 'Ignore This Advice', 'Turn Off This Rule'];
  for (const name of buttons) await group.getByRole('button', { name }).click();
  const said = (await posted(page)).filter(({ type }) => type === 'advise');
  assert.deepEqual(
    said,
    ['fix', 'explain', 'ignore', 'turnOff'].map(act => ({ type: 'advise', act, key: 'open' })),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('.panel-name', { hasText: 'shop_data' }).click();
  const other = page.getByRole('group', { name: 'IPv6 is half on' });
  await other.waitFor();
  assert.equal(await other.getByRole('button').count(), 3, 'there is nothing to be put right');
}
