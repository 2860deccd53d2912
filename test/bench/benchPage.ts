import type { Browser, CDPSession, Page } from 'playwright-core';
import type { ToTopology } from '../../src/protocol/topology';
import { pageOf } from '../lab/pageHarness';
import { waitFor } from '../lab/wait';
import type { Trace } from './trace';
import { categories, readTrace } from './trace';

/** How a message of the extension came to be seen; milliseconds. */
export interface Shown {
  /** From when the message is there to the frame that shows it first, with the wait for the display. */
  readonly painted: number;
  /** The main thread's work in this time: script, style, layout and paint. */
  readonly work: number;
  /** The longest time until an input would be heard, until all of it is drawn and nothing waits. */
  readonly longest: number;
  /** Containers, networks and doors that were there before and are elsewhere now, or gone. */
  readonly moved: number;
}

/** What moving the drawing costs; milliseconds of every frame in which it moved. */
export interface Moving {
  readonly work: readonly number[];
  readonly intervals: readonly number[];
  readonly longest: number;
}

const size = { width: 1400, height: 900 };
export const middle = { x: size.width / 2, y: size.height / 2 };

/** Marks where every frame begins, and waits for the frame in which something is there. */
const inPage = `
  window.bench = {
    nodes: () => [...document.querySelectorAll('.layer .node')],
    place: ({ style }) => style.left + ' ' + style.top + ' ' + style.transform,
    remember() { this.places = new Map(this.nodes().map(node => [node, this.place(node)])); },
    moved() {
      let count = 0;
      for (const [node, place] of this.places) {
        if (!node.isConnected || this.place(node) !== place) count++;
      }
      return count;
    },
    /** From now on \`changed\` says whether anything in the drawing is another than it was. */
    watch() {
      const layer = document.querySelector('.layer');
      this.changed = false;
      this.observer?.disconnect();
      this.observer = new MutationObserver(list => {
        if (list.some(({ target }) => target !== layer)) this.changed = true;
      });
      this.observer.observe(layer, { subtree: true, childList: true, characterData: true, attributes: true });
    },
    /** Resolves when the frame is painted in which it is there first, and not with the next one. */
    painted(isThere) {
      return new Promise((done, fail) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { performance.mark('painted'); done(performance.now() - this.sent); };
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          if (isInFrame) port2.postMessage('');
          else requestAnimationFrame(() => port2.postMessage(''));
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        setTimeout(() => fail(new Error('never drawn: ' + isThere)), 30_000);
      });
    },
    send(isThere) {
      window.postMessage(this.message, '*');
      performance.mark('sent');
      this.sent = performance.now();
      return this.painted(isThere);
    },
  };
  let isInFrame = false;
  const frameEnd = new MessageChannel();
  frameEnd.port1.onmessage = () => { isInFrame = false; };
  const frame = now => {
    performance.mark('frame', { startTime: now });
    isInFrame = true;
    frameEnd.port2.postMessage('');
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);`;

/** The place nearest to the middle where nothing is to be taken hold of. */
const ground = `(() => {
  const { x, y } = ${JSON.stringify(middle)};
  const places = [{ x, y }];
  for (let away = 10; away < 400; away += 10) {
    for (const [dx, dy] of [[0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, 1], [-1, 1], [1, -1]]) {
      places.push({ x: x + dx * away, y: y + dy * away });
    }
  }
  return places.find(at => !document.elementFromPoint(at.x, at.y)?.closest('.node')) ?? places[0];
})()`;

/** The topology page in a browser, and what is measured on it. */
export class BenchPage {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Opens the page as the extension makes it, or with nothing to show an empty one. */
  static async open(
    browser: Browser,
    folder: string | undefined,
    state?: unknown,
  ): Promise<BenchPage> {
    const page = await browser.newPage({ viewport: size });
    if (folder) await page.setContent(pageOf({ folder, name: 'topology', theme: 'dark', state }));
    await page.evaluate(inPage);
    await page.waitForTimeout(500);
    return new BenchPage(browser, page, await page.context().newCDPSession(page));
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Says something to the page; `isThere` is an expression that is true when it is drawn. */
  async show(message: ToTopology, isThere: string): Promise<Shown> {
    // What it costs the browser to take in the text of a large message is no work of the page's.
    await this.page.evaluate(`bench.message = ${JSON.stringify(message)}; undefined`);
    await this.page.evaluate('bench.remember(); bench.watch()');
    const call = `bench.send(() => ${isThere})`;
    const { trace, result } = await this.traced(async () => {
      const painted = await this.page.evaluate<number>(call);
      await this.rests();
      return painted;
    });
    return {
      painted: result,
      work: trace.workBetween('sent', 'painted'),
      longest: trace.longestAfter('sent'),
      moved: await this.page.evaluate<number>('bench.moved()'),
    };
  }

  /** Does something with the page until it has drawn it; gives the longest block of input. */
  async does(act: (page: Page) => Promise<unknown>): Promise<number> {
    const { trace } = await this.traced(async () => {
      await this.page.evaluate(`performance.mark('sent')`);
      await act(this.page);
      await this.rests();
    });
    return trace.longestAfter('sent');
  }

  /** Drags the drawing to and fro, by the ground between what is drawn. */
  async pan(frames: number): Promise<Moving> {
    const from = await this.page.evaluate<{ x: number; y: number }>(ground);
    const send = (type: string, step: number) =>
      this.session.send('Input.dispatchMouseEvent', {
        type: type as 'mouseMoved',
        ...{ x: from.x + swing(step, frames) * 5, y: from.y + swing(step, frames) * 2 },
        ...{ button: 'left', buttons: 1, clickCount: 1 },
      });
    return this.moving('mousemove', async () => {
      await send('mousePressed', 0);
      for (let step = 1; step < frames; step++) await send('mouseMoved', step);
      await send('mouseReleased', 0);
    });
  }

  /** Zooms in and out again by the wheel. */
  async zoom(frames: number): Promise<Moving> {
    return this.moving('wheel', async () => {
      for (let step = 0; step < frames; step++) {
        await this.session.send('Input.dispatchMouseEvent', {
          ...{ type: 'mouseWheel', ...middle, deltaX: 0 },
          deltaY: step < frames / 2 ? -40 : 40,
        });
      }
    });
  }

  /** Bytes of JavaScript and nodes of the document, after what is not used was collected. */
  async memory(): Promise<{ readonly heap: number; readonly nodes: number }> {
    await this.session.send('Performance.enable');
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    const nodes = await this.page.evaluate<number>(`document.querySelectorAll('*').length`);
    return { heap: metric('JSHeapUsedSize'), nodes };
  }

  private async moving(event: string, act: () => Promise<void>): Promise<Moving> {
    await this.rests();
    const { trace } = await this.traced(async () => {
      await this.page.evaluate(`performance.mark('sent')`);
      await act();
    });
    await this.rests();
    return { ...trace.framesWith(event), longest: trace.longestAfter('sent') };
  }

  private async traced<T>(act: () => Promise<T>): Promise<{ trace: Trace; result: T }> {
    await this.browser.startTracing(this.page, { categories: [...categories] });
    const result = await act();
    return { trace: readTrace(await this.browser.stopTracing()), result };
  }

  /** Resolves when the drawing has not changed for a while. */
  private async rests(): Promise<void> {
    let before = '';
    await waitFor(
      async () => {
        const now = await this.page.evaluate<string>(
          `[document.querySelectorAll('*').length, document.querySelectorAll('[class*=is-]').length,
            document.querySelector('.layer')?.className].join(' ')`,
        );
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { interval: 400, timeout: 30_000, what: 'the drawing to rest' },
    );
  }
}

/** To and fro: 0, up to a quarter of the steps, back, and as far to the other side. */
function swing(step: number, steps: number): number {
  const part = (step / steps) * 4;
  return (steps / 4) * (part < 1 ? part : part < 3 ? 2 - part : part - 4);
}
