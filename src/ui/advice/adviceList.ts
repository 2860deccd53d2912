import { type Disposable, EventEmitter, type Memento, workspace } from 'vscode';
import type { RuleId } from '../../landscape/advice/advice';
import { list, record } from '../../landscape/fields';
import type { Engine } from '../../engine/engine';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { DetailsCache } from '../../live/detailsCache';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { SwarmCache } from '../../live/swarmCache';
import { settings } from '../ids';
import type { ShownAdvice } from '../../protocol/advice';
import type { AdviceItem } from './adviceItem';

const storageKey = 'advice.ignored';

/** As much is remembered as ignored: what was, of things long gone, is forgotten. */
const mostIgnored = 500;

/** Milliseconds from a change to the look at it; later changes join. */
const coalesce = 150;

/** The advice that there is now, found anew when the landscape or what it depends on changes and somebody looks. */
export class AdviceList {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private found: readonly AdviceItem[] = [];
  private shown: readonly AdviceItem[] = [];
  private marks: ReadonlyMap<string, readonly AdviceItem[]> = new Map();
  private timer: NodeJS.Timeout | undefined;
  /** Something was heard of that the last look had not seen. */
  private isBehind = false;
  private facts: { readonly of: Engine; readonly are: EngineFacts | undefined } | undefined;
  private readonly listener: Disposable;
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly live: LiveLandscape,
    private readonly details: DetailsCache,
    private readonly swarm: SwarmCache,
    private readonly storage: Memento,
  ) {
    this.listener = workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('dockerNetworks')) this.update();
    });
    this.stops = [live.onChange(() => this.update()), swarm.onChange(() => this.update())];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
    for (const stop of this.stops) stop();
    this.changed.dispose();
  }

  /** Without what the person ignores. */
  get items(): readonly AdviceItem[] {
    return this.shown;
  }

  /** How much of what is found the person ignores. */
  get ignoredCount(): number {
    return this.found.length - this.shown.length;
  }

  /** The advice that a network or a container is marked with. */
  of(id: string): readonly AdviceItem[] {
    return this.marks.get(id) ?? [];
  }

  /** What each marked network or container is marked with, as one text that is the same for the same marks. */
  labels(): ReadonlyMap<string, string> {
    const texts = [...this.marks].map(
      ([id, items]) => [id, items.map(({ label }) => label).join('\n')] as const,
    );
    return new Map(texts);
  }

  /** As the drawing shows it. */
  forDrawing(): readonly ShownAdvice[] {
    return this.items.map(({ key, label, why, isWarning, remedy, targets }) => ({
      ...{ key, label, why, isWarning, targets },
      ...(remedy ? { fix: remedy.label } : {}),
    }));
  }

  /** Looks again soon. */
  update(): void {
    this.isBehind = true;
    this.timer ??= setTimeout(() => void this.look(), coalesce);
  }

  /** Resolves when all that was heard of is looked at. */
  settled(): Promise<void> {
    if (!this.isBehind) return Promise.resolve();
    return new Promise(resolve => {
      const listener = this.onDidChange(() => {
        if (this.isBehind) return;
        listener.dispose();
        resolve();
      });
    });
  }

  async ignore(keys: readonly string[]): Promise<void> {
    const kept = [...new Set([...this.ignored(), ...keys])].slice(-mostIgnored);
    await this.storage.update(storageKey, kept);
    this.show();
  }

  async ignoreNone(): Promise<void> {
    await this.storage.update(storageKey, undefined);
    this.show();
  }

  private async look(): Promise<void> {
    const { state, engine } = this.live;
    if (!('landscape' in state)) {
      this.timer = undefined;
      this.take([]);
      return;
    }
    const { factsOf, look } = await import('./look');
    if (engine && this.facts?.of !== engine) {
      this.facts = { of: engine, are: await factsOf(this.live) };
    }
    this.timer = undefined;
    const configuration = workspace.getConfiguration('dockerNetworks');
    const rules = record(configuration.get<unknown>(settings.adviceRules));
    const known = {
      facts: this.facts?.are,
      avoided: list(configuration.get<unknown>(settings.avoided)).filter(
        (range): range is string => typeof range === 'string',
      ),
      nodeCount: this.swarm.known?.view.nodes.length,
      details: this.details,
    };
    const isOn = (rule: RuleId) => rules[rule] !== false;
    this.take(await look(this.live, known, isOn));
  }

  private take(found: readonly AdviceItem[]): void {
    this.found = found;
    this.isBehind = this.timer !== undefined;
    this.show();
  }

  private show(): void {
    const ignored = new Set(this.ignored());
    const shown = this.found.filter(({ key }) => !ignored.has(key));
    this.shown = shown;
    this.marks = marksOf(shown);
    this.changed.fire();
  }

  private ignored(): readonly string[] {
    return list(this.storage.get<unknown>(storageKey)).filter(key => typeof key === 'string');
  }
}

function marksOf(items: readonly AdviceItem[]): ReadonlyMap<string, readonly AdviceItem[]> {
  const marks = new Map<string, AdviceItem[]>();
  for (const item of items) {
    for (const target of item.targets) {
      const id = target.kind === 'network' ? target.networkId : target.containerId;
      const known = marks.get(id);
      if (known) known.push(item);
      else marks.set(id, [item]);
    }
  }
  return marks;
}
