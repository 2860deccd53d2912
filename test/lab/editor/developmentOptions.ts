import type { Page } from 'playwright-core';

export interface DevelopmentOptions {
  /** Folders of extensions to run from source. */
  readonly extensions: readonly string[];
  /** A module whose run() is called in the extension host. */
  readonly testsPath?: string;
  /** A display language for the extension's own texts, without a language pack. */
  readonly language?: string;
}

/** What the function below uses of the page that it runs in. */
interface PageGlobals {
  readonly window: { readonly top: unknown };
  readonly Element: {
    readonly prototype: { getAttribute(this: { id: string }, name: string): string | null };
  };
}

interface WorkbenchConfiguration {
  remoteAuthority: string;
  productConfiguration?: { extensionsGallery?: unknown };
  developmentOptions?: object;
}

/**
 * Puts development options into the configuration that the workbench reads at its start. The
 * server's own flag for this would turn notifications off, and a changed answer would be of no
 * address space, which makes Chromium block the WebSocket. Call it before the page loads.
 */
export async function injectDevelopmentOptions(page: Page, options: DevelopmentOptions) {
  await page.addInitScript(inject, { ...options });
}

function inject({ extensions, testsPath, language }: DevelopmentOptions): void {
  const { window, Element } = globalThis as unknown as PageGlobals;
  if (window.top !== window) return;
  if (language) {
    const property = { get: () => language, set: () => undefined };
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', property);
  }
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
  const original = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = original.call(this, name);
    if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') return value;
    const configuration = JSON.parse(value ?? '{}') as WorkbenchConfiguration;
    const toUri = (path: string) => ({
      $mid: 1,
      scheme: 'vscode-remote',
      authority: configuration.remoteAuthority,
      path,
    });
    delete configuration.productConfiguration?.extensionsGallery; // asks for nothing outside
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      ...(extensions.length > 0 ? { extensions: extensions.map(toUri) } : {}),
      ...(testsPath ? { extensionTestsPath: toUri(testsPath) } : {}),
    };
    return JSON.stringify(configuration);
  };
}
