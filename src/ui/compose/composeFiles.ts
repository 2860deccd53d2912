import { Disposable, EventEmitter, languages, type TextDocument, window, workspace } from 'vscode';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { PlannedFrom } from '../../compose/plan';
import { connectedEngine } from '../connectedEngine';
import { settings } from '../ids';
import type { Parts } from '../parts';
import { ComposeComparison } from './composeComparison';
import { composeSelector, isComposeDocument } from './composeDocument';
import { ComposeHovers } from './composeHovers';
import { ComposeLenses } from './composeLenses';
import { ComposeProblems } from './composeProblems';
import { type ReadFiles, readFiles } from './composeReader';
import { type ComposeView, composeView } from './composeView';
import { PlanPanels } from './planPanels';

/** Milliseconds without a key before a text is read again. */
const pause = 250;

/** Shows in Compose files what of them is on the engine, and what is wrong with them, while somebody sees them. */
export class ComposeFiles implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** What is shown may be other than it was. */
  readonly onDidChange = this.changed.event;
  private readonly comparison: ComposeComparison;
  private readonly problems: ComposeProblems;
  private readonly plans: PlanPanels;
  private readonly reads = new Map<string, Promise<ReadFiles>>();
  private readonly live: LiveLandscape;
  private readonly registered: Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor({ boundary, extensionUri, live }: Pick<Parts, 'boundary' | 'extensionUri' | 'live'>) {
    this.live = live;
    this.comparison = new ComposeComparison(this);
    this.problems = new ComposeProblems(this);
    this.plans = new PlanPanels(this, extensionUri, boundary);
    const refresh = () => void boundary.attempt(() => this.refresh());
    const readAgain = () => {
      this.reads.clear();
      refresh();
    };
    const stop = live.onChange(refresh);
    this.registered = Disposable.from(
      this.changed,
      this.comparison,
      this.problems,
      this.plans,
      new Disposable(stop),
      languages.registerCodeLensProvider(composeSelector, new ComposeLenses(this)),
      languages.registerHoverProvider(composeSelector, new ComposeHovers(this)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isComposeDocument(document)) this.later(readAgain);
      }),
      // What is beside a file may have been changed elsewhere meanwhile.
      workspace.onDidSaveTextDocument(readAgain),
      workspace.onDidCloseTextDocument(readAgain),
      window.onDidChangeVisibleTextEditors(readAgain),
      window.onDidChangeWindowState(readAgain),
      workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('dockerNetworks.compose')) refresh();
      }),
    );
    refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.registered.dispose();
  }

  /** What is known of a document now. */
  async view(document: TextDocument): Promise<ComposeView> {
    const read = await this.read(document);
    const { state } = this.live;
    return composeView(read, state.kind === 'live' ? state.landscape : undefined);
  }

  /** Draws what the file plans; with a network or service of it selected, where one is named. */
  plan(document: TextDocument, wanted?: PlannedFrom): void {
    this.plans.show(document, wanted);
  }

  /**
   * Shows what is written beside what runs.
   *
   * @throws EngineError when nobody knows what runs.
   */
  async compare(document: TextDocument): Promise<void> {
    connectedEngine(this.live);
    await this.comparison.show(document);
  }

  /** Documents that somebody sees now. */
  seen(): readonly TextDocument[] {
    const documents = window.visibleTextEditors.map(({ document }) => document);
    return [...new Set(documents)].filter(isComposeDocument);
  }

  private async read(document: TextDocument): Promise<ReadFiles> {
    const key = document.uri.toString();
    const known = this.reads.get(key) ?? readFiles(document);
    this.reads.set(key, known);
    const read = await known;
    if (read.version === document.version) return read;
    if (this.reads.get(key) === known) this.reads.delete(key);
    return this.read(document);
  }

  private later(work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, pause);
  }

  private async refresh(): Promise<void> {
    this.changed.fire();
    const seen = this.seen();
    const views = await Promise.all(seen.map(document => this.view(document)));
    this.problems.show(isOn(settings.composeProblems) ? views : []);
  }
}

/** Whether a setting of Compose files is on. */
export function isOn(setting: string): boolean {
  return workspace.getConfiguration('dockerNetworks').get(setting, true);
}
