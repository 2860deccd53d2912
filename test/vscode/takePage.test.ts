// Pictures that the drawing's page makes of itself, in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import type { ContainerId, Landscape } from '../../src/landscape/landscape';
import type { Arrow } from '../../src/protocol/arrows';
import type { ProxyArrow } from '../../src/protocol/proxyRoutes';
import type { Taken, TakeOrder, ToTopology } from '../../src/protocol/topology';
import type { Theme } from '../lab/pageHarness';
import { messageOf } from '../lab/topologyHarness';
import {
  container,
  endpoint,
  hostile,
  landscape,
  network,
  publish,
  shape,
  shop,
  zoo,
} from '../lab/topologyHarnessData';
import { someTraffic } from '../lab/topologyTraffic';
import { sayTo, useBrowser } from '../lab/useBrowser';
import { hostileTexts } from '../unit/landscape/payloads';
import { landscapes } from '../unit/topology/anyLandscape';

const all = { showPredefined: true, showStopped: true, showUnused: true };

const someArrows: readonly ProxyArrow[] = [
  {
    ...{ id: 'api', from: 'c-shop-nginx-1' as ContainerId, to: 'c-shop-api-1' as ContainerId },
    ...{ end: 'api:3000', state: 'works', label: 'shop.test/api', lines: ['nginx to api'] },
  },
  {
    ...{ id: 'gone', from: 'c-shop-nginx-1' as ContainerId, end: 'gone:80' },
    ...{ state: 'broken', label: 'shop.test/old', lines: ['nginx to gone'] },
  },
];

const someTalks: readonly Arrow[] = [
  {
    ...{ id: 'talk', from: 'c-shop-api-1' as ContainerId, to: 'c-shop-db-1' as ContainerId },
    ...{ end: 'db:5432', state: 'talks', label: '5432 · 3', lines: ['api to db'] },
  },
];

/** What the browser's own parser reads of a file. */
interface Read {
  readonly texts: readonly string[];
  readonly titles: readonly string[];
  readonly tags: readonly string[];
  /** `width` and `height` of the file. */
  readonly size: readonly [number, number];
  /** What the parser complains of. */
  readonly problem: string;
}

const read = `xml => {
  const root = new DOMParser().parseFromString(xml, 'image/svg+xml').documentElement;
  const all = name => [...root.getElementsByTagName(name)].map(each => each.textContent);
  return {
    texts: all('text'),
    titles: all('title'),
    tags: [...new Set([root, ...root.querySelectorAll('*')].map(each => each.localName))].sort(),
    size: ['width', 'height'].map(name => Number(root.getAttribute(name))),
    problem: root.getElementsByTagName('parsererror')[0]?.textContent ?? '',
  };
}`;

describe('a picture of the drawing', () => {
  const openPage = useBrowser();
  let page: Page;
  let last = 0;

  const open = async (message: ToTopology, theme: Theme = 'dark') => {
    page = await openPage({ name: 'topology', theme });
    await say(message);
    await page.locator('.card').first().waitFor();
  };

  const say = (message: ToTopology) => sayTo(page, message);

  /** Orders a picture, and gives what the page answers; the bytes of a PNG as an array. */
  const taken = async (order: Partial<TakeOrder>): Promise<Taken> => {
    const id = ++last;
    await say({
      type: 'take',
      order: { id, format: 'svg', part: 'whole', colours: 'print', ...order },
    });
    await page.waitForFunction(
      `window.posted.some(each => each.type === 'taken' && each.id === ${id})`,
    );
    return page.evaluate<Taken>(
      `(() => { const found = window.posted.find(each => each.type === 'taken' && each.id === ${id});
        return found.picture instanceof Uint8Array ? { ...found, picture: [...found.picture] } : found; })()`,
    );
  };

  const svg = async (order: Partial<TakeOrder> = {}): Promise<string> => {
    const answer = await taken(order);
    assert.ok('picture' in answer && typeof answer.picture === 'string');
    return answer.picture;
  };

  const parsed = async (xml: string): Promise<Read> => {
    const found = await page.evaluate<Read>(`(${read})(${JSON.stringify(xml)})`);
    assert.equal(found.problem, '');
    return found;
  };

  for (const layout of ['rack', 'bus'] as const) {
    it(`tells what the screen tells: names, addresses, images, states and doors, as ${layout}`, async () => {
      await open(messageOf(zoo(), {}, all, layout));
      const { texts, titles } = await parsed(await svg());
      for (const part of [
        'unix:///var/run/docker.sock',
        'shop_data',
        'internal',
        'shop-nginx-1',
        '172.20.0.2',
        'nginx:1.27-alpine',
        '8080 → 80/tcp',
        'unhealthy',
        'stopped',
        'Legend',
        'its health check fails',
        'published port, open only on the host itself',
      ]) {
        assert.ok(texts.includes(part), `${part} in ${texts.join('\n')}`);
      }
      const said = titles.join('\n');
      for (const each of [...zoo().containers, ...zoo().networks]) {
        assert.ok(said.includes(each.name), each.name);
      }
    });

    it(`is XML that holds whatever a name says, and nothing but shapes and text, as ${layout}`, async () => {
      await open(messageOf(shop(), {}, all, layout));
      const any = fc.sample(fc.string({ unit: 'binary', minLength: 1 }), 20);
      for (const text of [...any, ...hostileTexts]) {
        const { titles, tags } = await parsed(await svg({ of: named(text) }));
        const said = text
          .replace(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
          .replace(/[\u007f-\u009f]/g, ' ');
        const isSaid = titles.some(title => title.startsWith(`${said}\n`));
        assert.ok(isSaid, `${JSON.stringify(text)} in ${JSON.stringify(titles)}`);
        const allowed = ['circle', 'desc', 'g', 'path', 'rect', 'svg', 'text', 'title'];
        assert.deepEqual(
          tags.filter(tag => !allowed.includes(tag)),
          [],
        );
      }
      assert.equal(await page.title(), '', 'no name became HTML');
    });

    it(`is well-formed and loads nothing, whatever the landscape, as ${layout}`, async () => {
      await open(messageOf(shop(), {}, all, layout));
      for (const of of [...fc.sample(landscapes, 12), hostile(), shape(50, 300)]) {
        const xml = await svg({ of });
        await parsed(xml);
        assert.doesNotMatch(xml, / href|url\(|<style|<script|"[^"]*(NaN|undefined)/);
      }
    });

    it(`has the traffic, the proxy routes and who talks to whom as they are on the screen, as ${layout}`, async () => {
      const drawn = shop();
      await open(messageOf(drawn, {}, all, layout));
      const bare = await parsed(await svg());
      await say(someTraffic(drawn));
      await say({ type: 'routes', isShown: true, arrows: someArrows });
      await say({ type: 'talks', isShown: true, note: '', arrows: someTalks });
      await page.locator('.rate').first().waitFor();
      await page.locator('.route-text', { hasText: '5432 · 3' }).waitFor();
      const { texts } = await parsed(await svg());
      const shown = [
        ...(await page.locator('.rate > span:last-child').allTextContents()),
        ...(await page.locator('.route-text').allTextContents()),
        'the wider a wire, the more goes through it',
        'a proxy route that leads nowhere',
        '5432 · 3',
        'connections between containers, open now or in the last minute',
      ];
      assert.ok(shown.length > 4);
      for (const part of shown) {
        assert.ok(
          texts.some(text => text.includes(part)),
          `${part} in ${texts.join('\n')}`,
        );
        assert.ok(!bare.texts.some(text => text.includes(part)), `${part} without being asked`);
      }
    });

    it(`is as large as it says, and as a PNG twice that, as ${layout}`, async () => {
      await open(messageOf(shape(10, 30), {}, all, layout));
      const { size } = await parsed(await svg());
      assert.deepEqual(await sizeOfPng(taken({ format: 'png' })), [2 * size[0], 2 * size[1]]);
    });
  }

  /** Width and height as the browser decodes them; the middle of the edge is coloured, not transparent. */
  const sizeOfPng = async (answer: Promise<Taken>): Promise<number[]> => {
    const found = await answer;
    assert.ok('picture' in found);
    return page.evaluate<number[]>(
      `createImageBitmap(new Blob([Uint8Array.from(${JSON.stringify(found.picture)})], { type: 'image/png' }))
        .then(({ width, height }) => [width, height])`,
    );
  };

  it('of what is on screen has only that', async () => {
    await open(messageOf(shape(50, 300)));
    const whole = await parsed(await svg());
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -300);
    await page.waitForTimeout(500);
    const part = await parsed(await svg({ part: 'screen' }));
    assert.ok(part.titles.length < whole.titles.length / 3);
    assert.ok(part.size[0] < whole.size[0] / 2);
  });

  it('has the colours of the theme, or its own for print', async () => {
    const fills = new Set<string>();
    for (const theme of ['dark', 'light', 'contrast'] as const) {
      if (fills.size) await page.close();
      await open(messageOf(shop()), theme);
      const xml = await svg({ colours: 'theme' });
      fills.add(/<rect [^>]*fill="(#[0-9a-f]{6})"/.exec(xml)?.[1] ?? '');
      assert.match(await svg(), /<rect [^>]*fill="#ffffff"/);
    }
    assert.deepEqual([...fills], ['#1f1f1f', '#ffffff', '#000000']);
  });

  it('is the same for the same drawing', async () => {
    await open(messageOf(zoo(), {}, all));
    const [first, second] = [await svg(), await svg()];
    const undated = (xml: string) => xml.replaceAll(/\d+:\d+/g, '');
    assert.equal(undated(first), undated(second));
  });

  it('that is too large for a PNG says how large it would be', async () => {
    await open(messageOf(shop()));
    const answer = await taken({ format: 'png', of: tall() });
    assert.ok('tooLarge' in answer && answer.tooLarge.height > 16_384);
  });

  it('writes a name from right to left as such, and every name apart from its neighbours', async () => {
    await open(messageOf(hostile()));
    const xml = await svg();
    assert.match(xml, /<text [^>]*direction="rtl"[^>]*>שלום-עולם</);
    for (const [start] of xml.matchAll(/<text [^>]*>/g)) {
      assert.match(start, /unicode-bidi="isolate"/);
    }
  });
});

/** Everything that somebody else chose is called `text`. */
function named(text: string): Landscape {
  const on = network(text, { driver: text, subnets: [{ subnet: text }] });
  const other = network(`${text} other`);
  const box = container(text, {
    image: text,
    endpoints: [endpoint(on, text), endpoint(other, text)],
    ports: [publish(8080, 80)],
  });
  return landscape([on, other], [box]);
}

/** One container with very many doors. */
function tall(): Landscape {
  const on = network('app');
  const ports = Array.from({ length: 500 }, (_, index) => publish(10_000 + index, 80));
  return landscape([on], [container('web', { endpoints: [endpoint(on)], ports })]);
}
