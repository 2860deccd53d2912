// That the drawing is calm, tried in a real Chromium without VS Code: nothing moves by itself, nothing blocks.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Landscape } from '../../src/landscape/landscape';
import type { ToTopology, TopologyLayout } from '../../src/protocol/topology';
import { messageOf } from './topologyHarness';
import { container, endpoint, landscape } from './topologyHarnessData';

const view = { showPredefined: true, showStopped: true, showUnused: true };

/** All that stands somewhere in the drawing, with its place, and what of it is elsewhere or gone by now. */
const remember = `window.places = new Map([...document.querySelectorAll('.layer .node')]
  .map(node => [node, node.style.left + ' ' + node.style.top]))`;
const moved = `[...window.places].filter(([node, place]) =>
  !node.isConnected || node.style.left + ' ' + node.style.top !== place).map(([node]) => node.outerHTML)`;

async function send(page: Page, message: ToTopology): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
}

async function waitForCards(page: Page, count: number): Promise<void> {
  await page.waitForFunction(`document.querySelectorAll('.card').length === ${count}`);
  // The frames in which the rest comes.
  await page.waitForTimeout(500);
}

/** On a page that shows the landscape: a container comes and goes on each network, one after the other. */
export async function checkStill(
  page: Page,
  drawn: Landscape,
  layout: TopologyLayout,
): Promise<void> {
  const count = drawn.containers.length;
  await waitForCards(page, count);
  await page.evaluate(remember);
  assert.ok((await page.evaluate<number>('window.places.size')) > count);
  for (const on of drawn.networks.filter(({ isPredefined }) => !isPredefined).slice(0, 5)) {
    const added = container('added', { endpoints: [endpoint(on, '10.0.0.250')] });
    const more = landscape([...drawn.networks], [...drawn.containers, added]);
    await send(page, messageOf(more, {}, view, layout));
    await waitForCards(page, count + 1);
    assert.deepEqual(await page.evaluate(moved), [], `one more on ${on.name}`);
    await send(page, messageOf(drawn, {}, view, layout));
    await waitForCards(page, count);
    assert.deepEqual(await page.evaluate(moved), [], `it leaves ${on.name}`);
  }
}

/** A large landscape comes: the page hears of other things again and again before all of it is drawn. */
export async function checkHeard(
  page: Page,
  large: Landscape,
  layout: TopologyLayout,
): Promise<void> {
  const heard = await page.evaluate<number>(`new Promise(done => {
    let count = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const cards = document.querySelectorAll('.card').length;
      if (cards > 4 && cards < ${large.containers.length}) count++;
      if (cards === ${large.containers.length}) done(count);
      else requestAnimationFrame(() => port2.postMessage(''));
    };
    port2.postMessage('');
    window.postMessage(${JSON.stringify(messageOf(large, {}, view, layout))}, '*');
  })`);
  assert.ok(heard >= 3, `heard ${heard} times`);
}
