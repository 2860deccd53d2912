import type { ElementHandle, Frame, Page } from 'playwright-core';
import { waitFor } from '../wait';

export interface WebviewOptions {
  /** A selector that its content has. */
  readonly has?: string;
  readonly timeout?: number;
}

/** The frame with the content of a visible webview (panel, editor or view). */
export function webview(page: Page, { has, timeout = 20_000 }: WebviewOptions = {}) {
  const find = async () => {
    for (const frame of page.frames()) {
      const content = await contentOf(frame);
      if (content && (!has || (await content.$(has)))) return content;
    }
    return undefined;
  };
  return waitFor<Frame>(find, {
    timeout,
    interval: 100,
    what: `a webview with ${has ?? 'content'}`,
  });
}

/** A webview is a host page around #active-frame, which has the extension's own document. */
async function contentOf(frame: Frame): Promise<Frame | undefined> {
  if (!/\/webview\/browser\/pre\/index(-no-csp)?\.html/.test(frame.url())) return undefined;
  try {
    if (!(await (await frame.frameElement()).isVisible())) return undefined;
    const inner = (await frame.$('iframe#active-frame')) as ElementHandle | null;
    return (await inner?.contentFrame()) ?? undefined;
  } catch {
    return undefined; // it went away meanwhile
  }
}
