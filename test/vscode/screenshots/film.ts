import type { Locator, Page } from 'playwright-core';
import { delay } from '../../lab/wait';
import { encodeGif } from './gif';

/** How long each of the small steps of a moving pointer is seen, in milliseconds. */
const stepTime = 60;
const steps = 8;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Take {
  readonly png: Buffer;
  readonly duration: number;
}

/** A film of a page, with the pointer, which no screenshot has. */
export class Film {
  private readonly takes: Take[] = [];
  private place: Place;

  private constructor(
    private readonly page: Page,
    start: Place,
  ) {
    this.place = start;
  }

  /** Begins a film, with the pointer at a place where there is nothing to click. */
  static async begin(page: Page, start: Place): Promise<Film> {
    await page.evaluate(addPointer);
    const film = new Film(page, start);
    await page.mouse.click(start.x, start.y); // takes the keyboard's focus away from what has it
    await film.point(start);
    return film;
  }

  /** Shows what is to be seen now for some time, in milliseconds. */
  async hold(duration: number): Promise<void> {
    await delay(350); // transitions come to rest
    await this.take(duration);
  }

  /** Leads the pointer to an element and clicks it. What it passes on the way is not touched. */
  async click(target: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error('what is to be clicked is not there');
    const { x, y } = this.place;
    const to = { x: box.x + Math.min(box.width / 2, 60), y: box.y + Math.min(box.height / 2, 16) };
    for (let step = 1; step <= steps; step++) {
      const part = (1 - Math.cos((step / steps) * Math.PI)) / 2; // begins and ends gently
      await this.point({ x: x + (to.x - x) * part, y: y + (to.y - y) * part });
      await this.take(stepTime);
    }
    this.place = to;
    const position = { x: to.x - box.x, y: to.y - box.y };
    await target.click({ ...options, position });
  }

  /** The film as an animated GIF. */
  async develop(): Promise<Uint8Array> {
    const blank = await this.page.context().newPage();
    const shots = [];
    for (const { png, duration } of this.takes) {
      const script = `(${readPixels})(${JSON.stringify(png.toString('base64'))})`;
      const pixels = Buffer.from(await blank.evaluate<string>(script), 'base64');
      shots.push({ pixels, duration });
    }
    await blank.close();
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    return encodeGif(shots, width, height);
  }

  private async point({ x, y }: Place): Promise<void> {
    await this.page.evaluate(`(${movePointer})(${String(x)}, ${String(y)})`);
  }

  private async take(duration: number): Promise<void> {
    this.takes.push({ png: await this.page.screenshot(), duration });
  }
}

// What runs in the page.

const addPointer = `{
  const pointer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  pointer.id = 'film-pointer';
  pointer.setAttribute('viewBox', '0 0 16 24');
  pointer.style.cssText = 'position:fixed;width:16px;height:24px;z-index:99999999;pointer-events:none';
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', 'M1 1v18l4.5-4 3 7 3-1.3-3-6.7H14z');
  shape.setAttribute('fill', '#fff');
  shape.setAttribute('stroke', '#000');
  pointer.append(shape);
  document.body.append(pointer);
}`;

const movePointer = `(x, y) => {
  const { style } = document.getElementById('film-pointer');
  style.left = x + 'px';
  style.top = y + 'px';
}`;

/** The browser knows how to read a PNG. */
const readPixels = `async base64 => {
  const answer = await fetch('data:image/png;base64,' + base64);
  const image = await createImageBitmap(await answer.blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const reader = new FileReader();
  await new Promise(done => {
    reader.onload = done;
    reader.readAsDataURL(new Blob([data]));
  });
  return reader.result.split(',')[1];
}`;
