import {
  Disposable,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { LiveChange, LiveLandscape } from '../../live/liveLandscape';
import { insidePlace, insideScheme } from './insideUri';

/** How containers' networks look from inside, as read-only texts that stay true while they can be seen. */
export class InsideDocuments implements TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly texts = new Map<string, string>();
  /** What ends them; of one that has ended by itself, until it is hidden or its container changes. */
  private readonly watches = new Map<string, AbortController>();
  private readonly listeners: Disposable;

  constructor(private readonly live: LiveLandscape) {
    this.listeners = Disposable.from(
      window.onDidChangeVisibleTextEditors(() => this.follow()),
      workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    for (const controller of this.watches.values()) controller.abort();
    this.watches.clear();
    this.changed.dispose();
  }

  /** Looks again at containers that changed: they may have other interfaces, or another namespace. */
  update({ diff }: LiveChange): void {
    const { added, removed, changed } = diff.containers;
    const ids = new Set<string>([...added, ...removed, ...changed].map(({ id }) => id));
    if (ids.size === 0) return;
    for (const { uri } of workspace.textDocuments) {
      const place = insidePlace(uri);
      if (!place || !ids.has(place.id)) continue;
      this.stop(uri.toString());
      if (place.kind === 'interfaces') this.changed.fire(uri);
    }
    this.follow();
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const place = insidePlace(uri);
    if (place?.kind !== 'interfaces') {
      return this.texts.get(uri.toString()) ?? `${l10n.t('Looking…')}\n`;
    }
    try {
      const { interfacesText } = await import('../onDemand');
      return await interfacesText(this.live, place.id);
    } catch (error) {
      return await problemText(error);
    }
  }

  /** Watches what can be seen, and nothing else. */
  private follow(): void {
    const uris = window.visibleTextEditors
      .map(({ document }) => document.uri)
      .filter(uri => uri.scheme === insideScheme && insidePlace(uri)?.kind === 'connections');
    const keys = new Set(uris.map(uri => uri.toString()));
    for (const key of [...this.watches.keys()]) if (!keys.has(key)) this.stop(key);
    for (const uri of uris) if (!this.watches.has(uri.toString())) void this.watch(uri);
  }

  private stop(key: string): void {
    this.watches.get(key)?.abort();
    this.watches.delete(key);
  }

  private async watch(uri: Uri): Promise<void> {
    const place = insidePlace(uri);
    if (!place) return;
    const controller = new AbortController();
    this.watches.set(uri.toString(), controller);
    const { signal } = controller;
    try {
      const { connectionsTexts } = await import('../onDemand');
      for await (const text of connectionsTexts(this.live, place.id, signal)) this.show(uri, text);
    } catch (error) {
      if (!signal.aborted) this.show(uri, await problemText(error));
    }
  }

  private show(uri: Uri, text: string): void {
    const key = uri.toString();
    if (this.texts.get(key) === text) return;
    this.texts.set(key, text);
    this.changed.fire(uri);
  }
}

async function problemText(error: unknown): Promise<string> {
  const { sentenceOf } = await import('../sentenceOf');
  return `${sentenceOf(error)}\n`;
}
