import { EventEmitter, workspace } from 'vscode';
import { testNginxConfig } from '../../actions/testNginxConfig';
import type { Container } from '../../landscape/landscape';
import type { Finding } from '../../nginx/checks/finding';
import type { ConfigFile } from '../../nginx/read/configFile';
import { sentenceOf } from '../sentenceOf';
import { connectedEngine } from '../connectedEngine';
import { settings } from '../ids';
import type { Parts } from '../parts';

/** Milliseconds of no typing after which nginx is asked. */
const pause = 1000;

/** What a real nginx says of a text. */
export type TestState =
  | { readonly kind: 'none' | 'waiting' | 'running' }
  | { readonly kind: 'done'; readonly isAccepted: boolean; readonly findings: readonly Finding[] }
  /** It could not be asked; why, in a sentence. */
  | { readonly kind: 'failed'; readonly why: string };

/** Asks a real nginx about a text when typing pauses, one at a time; what it said of another text is forgotten. */
export class NginxTester {
  private current: TestState = { kind: 'none' };
  private text: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: AbortController | undefined;
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: Pick<Parts, 'live' | 'log'>) {}

  dispose(): void {
    this.stop();
    this.changed.dispose();
  }

  /** Whether it asks by itself. */
  static get isAutomatic(): boolean {
    return workspace.getConfiguration('dockerNetworks').get(settings.nginxTest, true);
  }

  /** What was said of exactly this text. */
  of(text: string): TestState {
    return text === this.text ? this.current : { kind: 'none' };
  }

  /** The text is another one, or what is around it: what was said is not valid any more. */
  forget(): void {
    if (this.text === undefined) return;
    this.stop();
    this.text = undefined;
    this.set({ kind: 'none' });
  }

  /** Asks about a text after a pause, if not at once. */
  ask(container: Container, file: ConfigFile, isNow = false): void {
    if (this.text === file.text && !isNow) return;
    this.stop();
    this.text = file.text;
    this.set({ kind: 'waiting' });
    this.timer = setTimeout(() => void this.test(container, file), isNow ? 0 : pause);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
  }

  private async test(container: Container, file: ConfigFile): Promise<void> {
    const controller = new AbortController();
    this.running = controller;
    this.set({ kind: 'running' });
    const { signal } = controller;
    try {
      const engine = connectedEngine(this.parts.live);
      const { isAccepted, messages } = await testNginxConfig(engine, container, [file], signal);
      if (signal.aborted) return;
      const findings = messages.map((message): Finding => {
        const { place } = message;
        const line = place?.file === file.path ? place.line : 1;
        return { kind: 'nginx', message, line };
      });
      this.set({ kind: 'done', isAccepted, findings });
    } catch (error) {
      if (signal.aborted) return;
      const why = sentenceOf(error);
      this.parts.log.warn(why);
      this.set({ kind: 'failed', why });
    }
  }

  private set(state: TestState): void {
    this.current = state;
    this.changed.fire();
  }
}
