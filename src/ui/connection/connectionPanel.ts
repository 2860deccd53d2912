import { commands as vscodeCommands, type Disposable, env, l10n, window } from 'vscode';
import { type Fix, fixesFor } from '../../diagnose/fixes';
import type {
  ConnectionModel,
  ConnectionValues,
  FromConnection,
  ToConnection,
} from '../../protocol/connection';
import { isCancellation } from '../cancellation';
import { connectedEngine } from '../connectedEngine';
import { copyText } from '../copyText';
import { commands, connectionType } from '../ids';
import { PagePanel } from '../pagePanel';
import type { Parts } from '../parts';
import { pullImage } from '../pullImage';
import { saveFile } from '../saveFile';
import { isAgreed } from './agreedFix';
import { readConnectionMessage } from './connectionMessages';
import { emptyModel, testModel, titleOf } from './connectionModel';
import { connectionReport } from './connectionReport';
import { type Draft, questionOf } from './draft';
import { likelyDraft, likelyName } from './likelyDraft';
import { fixAction, fixedDraft } from './fixes';
import { runTest, swarmViewOf, type TestState, wantedImage } from './testRun';
import { untilListening } from './untilListening';

/** One page of connection tests: asks, shows, repairs, and asks again. */
export class ConnectionPanel implements Disposable {
  private readonly page: PagePanel<ToConnection>;
  readonly onDidDispose;
  private running: AbortController | undefined;
  private state: TestState | undefined;
  private title = l10n.t('Test Connection');
  /** Said in place of an answer: what keeps the question from being one, or from being answered. */
  private trouble = '';
  private isCancelled = false;

  constructor(
    private readonly parts: Parts,
    private draft: Draft,
  ) {
    this.page = new PagePanel({
      extensionUri: parts.extensionUri,
      ...{ type: connectionType, name: 'connection', title: this.title },
      receive: value => {
        const message = readConnectionMessage(value);
        if (message) void parts.boundary.attempt(() => this.handle(message));
      },
    });
    this.onDidDispose = this.page.onDidDispose;
    this.onDidDispose(() => this.running?.abort());
    this.start();
  }

  /** Comes to the front with another question, and asks it. */
  ask(draft: Draft): void {
    this.draft = draft;
    this.page.reveal();
    this.start();
  }

  dispose(): void {
    this.page.dispose();
  }

  private handle(message: FromConnection): void | Promise<void> {
    switch (message.type) {
      case 'ready':
        this.show(this.draft.values);
        return;
      case 'test':
        this.draft = { ...this.draft, values: message.values };
        this.start();
        return;
      case 'cancel':
        this.isCancelled = true;
        this.running?.abort();
        return;
      case 'swap':
        return this.swap();
      case 'fix':
        return this.fix(message.id);
      case 'copyFix': {
        const fix = this.model().fixes.find(({ id }) => id === message.id);
        return fix?.code === undefined ? undefined : copyText(fix.code);
      }
      case 'copyReport':
        return this.copyReport();
      case 'saveReport':
        return this.saveReport();
    }
  }

  /** Asks what the draft says now; whatever is being asked is given up. */
  private start(): void {
    void this.parts.boundary.attempt(() => this.test());
  }

  private async test(): Promise<void> {
    this.running?.abort();
    const controller = new AbortController();
    this.running = controller;
    this.state = undefined;
    this.isCancelled = false;
    const { draft, parts } = this;
    const swarm = draft.to.kind === 'service' ? await swarmViewOf(parts) : undefined;
    if (this.running !== controller) return;
    const question = questionOf(draft, parts.live.landscape, swarm);
    this.trouble = typeof question === 'string' ? question : '';
    if (typeof question === 'string') {
      this.running = undefined;
      this.show(this.draft.values);
      return;
    }
    this.title = titleOf(question);
    this.page.retitle(this.title);
    this.show(this.draft.values);
    const isLatest = () => this.running === controller;
    const change = (state: TestState) => {
      if (!isLatest()) return;
      this.state = state;
      this.show();
    };
    try {
      await runTest(this.parts, question, change, controller.signal);
    } catch (error) {
      if (!isCancellation(error)) throw error;
    } finally {
      if (isLatest()) {
        this.running = undefined;
        if (this.wasCancelled()) this.trouble = l10n.t('Cancelled.');
        this.show();
      }
    }
  }

  private wasCancelled(): boolean {
    return this.isCancelled;
  }

  private async fix(id: string): Promise<void> {
    const fix = this.fixes()[Number(id)];
    if (!fix || this.running) return;
    if (fix.kind === 'logs') {
      const target = { kind: 'container', containerId: fix.container.id } as const;
      await vscodeCommands.executeCommand(commands.containerLogs, { target });
      return;
    }
    const { live, runner } = this.parts;
    const action = fixAction(fix, live.landscape);
    if (action) {
      if (!(await isAgreed(this.parts, fix, action))) return;
      await runner.run(l10n.t('Repairing…'), action);
      await untilListening(fix);
    }
    if (fix.kind === 'pullImage') await pullImage(connectedEngine(live), wantedImage());
    this.draft = fixedDraft(fix, this.draft) ?? this.draft;
    if (action) await this.takeName();
    this.start();
  }

  private async swap(): Promise<void> {
    const { from, to } = this.draft;
    if (to.kind !== 'container') return;
    this.draft = await likelyDraft(this.parts, to.id, from);
    this.start();
  }

  /** Where nobody asked for a name because there was none, there may be one now. */
  private async takeName(): Promise<void> {
    const { from, to, values } = this.draft;
    if (to.kind !== 'container' || values.host !== '') return;
    const host = await likelyName(this.parts, from, to.id);
    this.draft = { ...this.draft, values: { ...values, host } };
  }

  private fixes(): readonly Fix[] {
    const { state } = this;
    return state ? fixesFor(state.verdict, state.question, state.scene) : [];
  }

  private async copyReport(): Promise<void> {
    await env.clipboard.writeText(connectionReport(this.model()));
    window.setStatusBarMessage(`$(check) ${l10n.t('Copied the report.')}`, 3000);
  }

  private async saveReport(): Promise<void> {
    const content = connectionReport(this.model());
    await saveFile({ name: 'connection-test.md', kind: 'Markdown', content });
  }

  private model(): ConnectionModel {
    const { state, trouble, running } = this;
    const isRunning = running !== undefined;
    if (state) {
      const model = testModel(state, isRunning, wantedImage());
      return trouble === '' ? model : { ...model, detail: trouble };
    }
    const sentence = trouble || l10n.t('Looking at the containers…');
    return emptyModel(this.title, sentence, isRunning);
  }

  private show(values?: ConnectionValues): void {
    this.page.send({ type: 'show', model: this.model(), ...(values ? { values } : {}) });
  }
}
