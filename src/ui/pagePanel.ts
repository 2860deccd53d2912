import {
  type Disposable,
  type Event,
  EventEmitter,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { webviewFolder, webviewHtml } from './webviewHtml';

export interface PageOptions {
  readonly extensionUri: Uri;
  /** Of the panel, as menus see it. */
  readonly type: string;
  /** Of the page's script and style. */
  readonly name: string;
  readonly title: string;
  /** Of the tab; without it the drawing's. */
  readonly icon?: { readonly light: Uri; readonly dark: Uri };
  /** Hears of everything the page says; it is not trusted. */
  readonly receive: (message: unknown) => void;
}

/** A page in a tab of its own. A hidden one is not told anything: it says that it is ready when it is shown again. */
export class PagePanel<Message> implements Disposable {
  private readonly panel: WebviewPanel;
  private readonly changedVisibility = new EventEmitter<boolean>();
  readonly onDidChangeVisibility = this.changedVisibility.event;
  readonly onDidDispose: Event<void>;
  private isReady = false;
  private isDisposed = false;

  constructor({ extensionUri, type, name, title, icon, receive }: PageOptions) {
    this.panel = window.createWebviewPanel(type, title, ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [webviewFolder(extensionUri)],
    });
    const { webview } = this.panel;
    this.onDidDispose = this.panel.onDidDispose;
    this.panel.iconPath = icon ?? {
      light: Uri.joinPath(extensionUri, 'media', 'topology-light.svg'),
      dark: Uri.joinPath(extensionUri, 'media', 'topology-dark.svg'),
    };
    webview.onDidReceiveMessage((message: unknown) => {
      if (isReady(message)) this.isReady = true;
      receive(message);
    });
    this.panel.onDidChangeViewState(() => {
      if (!this.panel.visible) this.isReady = false;
      this.changedVisibility.fire(this.panel.visible);
    });
    this.panel.onDidDispose(() => {
      this.isDisposed = true;
      this.changedVisibility.fire(false);
      this.changedVisibility.dispose();
    });
    webview.html = webviewHtml(webview, extensionUri, name, title);
  }

  get isVisible(): boolean {
    return !this.isDisposed && this.panel.visible;
  }

  /** It hears what is sent. */
  get isListening(): boolean {
    return this.isReady && this.isVisible;
  }

  reveal(): void {
    this.panel.reveal();
  }

  retitle(title: string): void {
    if (!this.isDisposed) this.panel.title = title;
  }

  /** Tells the page, if it is there to hear. */
  send(message: Message): void {
    if (this.isReady && !this.isDisposed) void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.panel.dispose();
  }
}

function isReady(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
  );
}
