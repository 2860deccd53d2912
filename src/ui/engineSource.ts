import {
  Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type Memento,
  workspace,
} from 'vscode';
import type { EngineChoice, FoundEngine } from '../engine/address';
import { DockerodeEngine } from '../engine/dockerodeEngine';
import type { Engine } from '../engine/engine';
import { findEngine } from '../engine/findEngine';
import { realSurroundings, type Surroundings } from '../engine/surroundings';
import { record, someText } from '../landscape/fields';
import { settings } from './ids';

/** Finds the engine by what was chosen for the workspace and the settings of now, and remembers which it was. */
export class EngineSource implements Disposable {
  private readonly changes = new EventEmitter<void>();
  private readonly finds = new EventEmitter<void>();
  private readonly subscription: Disposable;
  /** Another engine may be meant now: somebody chose one, or the setting changed. */
  readonly onDidChange: Event<void> = this.changes.event;
  /** It is known which engine is meant; whether it answers is not. */
  readonly onDidFind: Event<void> = this.finds.event;
  private last: FoundEngine | undefined;

  constructor(
    private readonly log: LogOutputChannel,
    private readonly kept: Memento,
  ) {
    this.subscription = workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(`dockerNetworks.${settings.engineHost}`)) this.changes.fire();
    });
  }

  dispose(): void {
    Disposable.from(this.subscription, this.changes, this.finds).dispose();
  }

  /** The engine that was found last; undefined before, and where nobody can tell where it is. */
  get found(): FoundEngine | undefined {
    return this.last;
  }

  /** The context's name or the address; empty before one was found. */
  get name(): string {
    return this.last?.name ?? '';
  }

  /** What was chosen for this workspace. It is kept with the editor, not in the workspace's files. */
  get choice(): EngineChoice | undefined {
    return choiceOf(this.kept.get(choiceKey));
  }

  /** Chooses for this workspace; undefined: settings and the Docker CLI say it again. */
  async choose(choice: EngineChoice | undefined): Promise<void> {
    await this.kept.update(choiceKey, choice);
    this.changes.fire();
  }

  /** What decides where the engine is. */
  get surroundings(): Surroundings {
    return this.surroundingsOf(this.choice);
  }

  private surroundingsOf(choice: EngineChoice | undefined): Surroundings {
    // Restricted in untrusted workspaces by the manifest: there only the user's own value arrives.
    const setting = workspace.getConfiguration('dockerNetworks').get(settings.engineHost, '');
    return realSurroundings({ setting, choice });
  }

  /** @throws AddressError where nobody can tell where the engine is. */
  async open(): Promise<Engine> {
    // What was found before is not what an error is about.
    this.last = undefined;
    this.last = await findEngine(this.surroundings);
    this.finds.fire();
    return this.connect(this.last);
  }

  /** The engine that would be in use if none were chosen; undefined where nobody can tell. */
  findUnchosen(): Promise<FoundEngine | undefined> {
    return findEngine(this.surroundingsOf(undefined)).catch(() => undefined);
  }

  /**
   * Another engine than the one in use.
   *
   * @throws AddressError where nobody can tell where it is.
   */
  async openOther(choice: EngineChoice): Promise<{ found: FoundEngine; engine: Engine }> {
    const found = await findEngine(this.surroundingsOf(choice));
    return { found, engine: this.connect(found) };
  }

  private connect(found: FoundEngine): Engine {
    return new DockerodeEngine(found, (request, milliseconds, error) => {
      const took = `${request}: ${milliseconds.toFixed(0)} ms`;
      if (error === undefined) this.log.trace(took);
      else this.log.trace(took, error);
    });
  }
}

const choiceKey = 'engine.choice';

/** What was kept, as far as it can be understood: another version may have written it. */
export function choiceOf(kept: unknown): EngineChoice | undefined {
  const { kind, name, host } = record(kept);
  if (kind === 'context' && someText(name) !== undefined) return { kind, name: String(name) };
  if (kind === 'host' && someText(host) !== undefined) return { kind, host: String(host) };
  return undefined;
}
