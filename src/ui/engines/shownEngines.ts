import { Disposable, EventEmitter, type Memento } from 'vscode';
import type { EngineChoice, FoundEngine } from '../../engine/address';
import { addressText } from '../../engine/addressText';
import { list } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import { choiceOf, type EngineSource } from '../engineSource';
import { keyOf, ShownEngine, type ShownEngineOptions } from './shownEngine';

const storageKey = 'engine.alsoShown';

/** The engines that are shown beside the one in use; which they are is kept with the editor for the workspace, as the choice is. */
export class ShownEngines implements Disposable {
  private readonly changes = new EventEmitter<void>();
  /** There are others than before. */
  readonly onDidChange = this.changes.event;
  private all: readonly ShownEngine[] = [];
  private isWatched = false;
  private readonly listener: Disposable;

  constructor(
    private readonly source: EngineSource,
    private readonly kept: Memento,
    private readonly options: ShownEngineOptions,
  ) {
    this.take();
    this.listener = source.onDidChange(() => this.update());
  }

  dispose(): void {
    Disposable.from(this.listener, this.changes, ...this.all).dispose();
    this.all = [];
  }

  /** In the order in which they were added. */
  get value(): readonly ShownEngine[] {
    return this.all;
  }

  get(key: string): ShownEngine | undefined {
    return this.all.find(engine => engine.key === key);
  }

  /** Somebody looks at the rows, or nobody does. */
  watch(isWatched: boolean): void {
    this.isWatched = isWatched;
    for (const engine of this.all) engine.watch(isWatched);
  }

  async add(choice: EngineChoice): Promise<void> {
    await this.keep([...this.choices.filter(other => !isSame(other, choice)), choice]);
    this.update();
  }

  async remove(choice: EngineChoice): Promise<void> {
    await this.keep(this.choices.filter(other => !isSame(other, choice)));
    this.update();
  }

  /** Makes it the engine in use. One that is shown already changes places with the former one, which stays in sight. */
  async use(choice: EngineChoice | undefined): Promise<void> {
    const former = this.inUse;
    const meant = choice ?? choiceFor(await this.source.findUnchosen());
    if (this.choices.some(other => isSame(other, meant))) {
      const changed = this.choices.map(other => (isSame(other, meant) ? former : other));
      await this.keep(changed.filter(other => other !== undefined));
    }
    await this.source.choose(choice);
  }

  /** Looks again whether the engine in use is one of them. */
  update(): void {
    if (this.take()) this.changes.fire();
  }

  /** What was chosen, or would be to get to the engine that was found without a choice. */
  private get inUse(): EngineChoice | undefined {
    return this.source.choice ?? choiceFor(this.source.found);
  }

  private get choices(): readonly EngineChoice[] {
    const kept = list(this.kept.get<unknown>(storageKey)).map(choiceOf);
    const unique = new Map(
      kept.filter(choice => choice !== undefined).map(choice => [keyOf(choice), choice]),
    );
    return [...unique.values()];
  }

  private async keep(choices: readonly EngineChoice[]): Promise<void> {
    await this.kept.update(storageKey, choices.length > 0 ? choices : undefined);
  }

  /** Ends those that are not shown any more, and begins new ones. False where nothing is different. */
  private take(): boolean {
    const before = this.all;
    // The one in use is not shown twice.
    const { inUse } = this;
    const wanted = this.choices.filter(choice => !isSame(choice, inUse));
    this.all = wanted.map(
      choice => this.get(keyOf(choice)) ?? new ShownEngine(choice, this.options),
    );
    for (const engine of before) if (!this.all.includes(engine)) engine.dispose();
    for (const engine of this.all) if (!before.includes(engine)) engine.watch(this.isWatched);
    const keys = (engines: readonly ShownEngine[]) => engines.map(({ key }) => key);
    return !isSame(keys(before), keys(this.all));
  }
}

/** What a person would have chosen to get to an engine that was found without a choice. */
function choiceFor(found: FoundEngine | undefined): EngineChoice | undefined {
  if (!found) return undefined;
  if (found.source === 'context') return { kind: 'context', name: found.name };
  return { kind: 'host', host: addressText(found) };
}
