// Pages that are told nothing but what somebody chose to do harm, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ConnectionModel } from '../../src/protocol/connection';
import type { MatrixModel } from '../../src/protocol/matrix';
import { sampleModel, sampleValues } from '../lab/formHarnessData';
import { hostileTexts } from '../lab/hostile';
import { useBrowser } from '../lab/useBrowser';

const offers = [{ value: 'x', detail: 'x' }];
const connection: ConnectionModel = {
  ...{ title: 'x', hostLabel: 'x', hostPlaceholder: 'x', hosts: offers, ports: offers },
  ...{ isHostFixed: false, canSwap: true, isRunning: false, tone: 'bad' },
  ...{ sentence: 'x', detail: 'x' },
  links: [
    { id: 'name', title: 'x', state: 'bad', lines: ['x'], evidence: [{ run: 'x', said: 'x' }] },
  ],
  fixes: [{ id: '0', label: 'x', text: 'x', code: 'x' }],
};
const head = { title: 'x', detail: 'x' };
const cell = { tone: 'bad', text: 'x', label: 'x', isSurprise: true, canOpen: true } as const;
const matrix: MatrixModel = {
  ...{ title: 'x', isRunning: false, tone: 'bad', sentence: 'x', detail: 'x' },
  ...{ targets: [{ ...head, span: 1 }], ports: [{ ...head, span: 1 }] },
  rows: [{ ...head, cells: [cell] }],
};
const pages = {
  connection: { model: connection, values: { host: 'x', port: 'x', protocol: 'tcp' } },
  matrix: { model: matrix, values: undefined },
  form: { model: sampleModel(sampleValues), values: sampleValues },
};

/** What a page itself makes of its model; all else in it is said by others. */
const own = new Set(['id', 'kind', 'state', 'tone', 'severity', 'layout', 'protocol', 'column']);

/** The same with this text in place of every text. */
function filled(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map(each => filled(each, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, own.has(name) ? each : filled(each, text)]),
  );
}

const foreign =
  'img, iframe, object, embed, base, form, link[href^=http], meta[http-equiv=refresh], a[href], foreignObject, animate, image, video, math, template, input[onfocus]';

describe('a page that is told hostile texts', () => {
  const openPage = useBrowser();

  const show = (page: Page, message: object) =>
    page.evaluate(`new Promise(done => {
      window.addEventListener('message', () => setTimeout(done, 0), { once: true });
      window.postMessage(${JSON.stringify(message)}, '*');
    })`);

  for (const [name, { model, values }] of Object.entries(pages)) {
    it(`shows each of them as text, and does nothing else: ${name}`, async () => {
      const page = await openPage({ name, theme: 'dark', size: [1000, 800] });
      const done: string[] = [];
      page.on('dialog', dialog => done.push(dialog.message()));
      page.on('request', request => done.push(request.url()));
      const before = await page.locator(foreign).count();
      for (const text of hostileTexts) {
        await show(page, { type: 'show', model: filled(model, text), values });
        const about = JSON.stringify(text.slice(0, 60));
        assert.equal(await page.locator(foreign).count(), before, about);
        const handlers =
          "[...document.querySelectorAll('*')].some(each => [...each.attributes].some(({ name }) => name.startsWith('on')))";
        assert.equal(await page.evaluate(handlers), false, about);
        const said = await page.evaluate<string>('document.body.textContent');
        const words = text.replace(/\s/g, '').slice(0, 40);
        assert.ok(said.replace(/\s/g, '').includes(words), about);
      }
      assert.deepEqual(done, []);
    }).timeout(120_000);
  }
});
