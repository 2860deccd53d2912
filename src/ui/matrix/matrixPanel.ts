import { type Disposable, env, l10n, window } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Network } from '../../landscape/landscape';
import type { FromMatrix, MatrixModel, ToMatrix } from '../../protocol/matrix';
import { isCancellation } from '../cancellation';
import type { ConnectionPanels } from '../connection/connectionPanels';
import { likelyDraft } from '../connection/likelyDraft';
import { matrixType } from '../ids';
import { PagePanel } from '../pagePanel';
import type { Parts } from '../parts';
import { saveFile } from '../saveFile';
import { readMatrixMessage } from './matrixMessages';
import { emptyMatrix, matrixModel, matrixTitle } from './matrixModel';
import { matrixReport } from './matrixReport';
import { type MatrixState, runMatrix } from './matrixRun';

/** The page that tests everything on one network. */
export class MatrixPanel implements Disposable {
  private readonly page: PagePanel<ToMatrix>;
  readonly onDidDispose;
  private running: AbortController | undefined;
  private state: MatrixState | undefined;
  /** Said in place of an answer. */
  private trouble = '';

  constructor(
    private readonly parts: Parts,
    private readonly tests: ConnectionPanels,
    private readonly network: Pick<Network, 'id' | 'name'>,
  ) {
    const title = matrixTitle(network.name);
    this.page = new PagePanel({
      extensionUri: parts.extensionUri,
      ...{ type: matrixType, name: 'matrix', title },
      receive: value => {
        const message = readMatrixMessage(value);
        if (message) void parts.boundary.attempt(() => this.handle(message));
      },
    });
    this.onDidDispose = this.page.onDidDispose;
    this.onDidDispose(() => this.running?.abort());
    this.start();
  }

  /** Comes to the front and tests again. */
  ask(): void {
    this.page.reveal();
    this.start();
  }

  dispose(): void {
    this.page.dispose();
  }

  private handle(message: FromMatrix): void | Promise<void> {
    switch (message.type) {
      case 'ready':
        this.show();
        return;
      case 'test':
        this.start();
        return;
      case 'cancel':
        this.running?.abort();
        return;
      case 'open':
        return this.open(message.row, message.column);
      case 'copyReport':
        return this.copyReport();
      case 'saveReport':
        return this.saveReport();
    }
  }

  private start(): void {
    void this.parts.boundary.attempt(() => this.test());
  }

  /** Asks anew; what is being asked is given up. */
  private async test(): Promise<void> {
    this.running?.abort();
    const controller = new AbortController();
    this.running = controller;
    this.state = undefined;
    this.trouble = '';
    const isLatest = () => this.running === controller;
    this.show();
    try {
      const network = attachmentsOf(this.parts.live.landscape).network(this.network.id);
      if (!network) {
        this.trouble = l10n.t('The network does not exist any more.');
        return;
      }
      const change = (state: MatrixState) => {
        if (!isLatest()) return;
        this.state = state;
        this.show();
      };
      await runMatrix(this.parts, network, change, controller.signal);
    } catch (error) {
      if (!isCancellation(error)) throw error;
      if (isLatest()) this.trouble = l10n.t('Cancelled.');
    } finally {
      if (isLatest()) {
        this.running = undefined;
        this.show();
      }
    }
  }

  /** The connection test of a cell, for the port and by the name that were tried. */
  private async open(row: number, column: number): Promise<void> {
    const cell = this.state?.matrix.rows[row]?.cells[column];
    if (!cell || cell.outcome === 'own') return;
    const { from, column: target } = cell;
    const { id } = target.to.container;
    if (!target.port) {
      this.tests.ask(await likelyDraft(this.parts, from.container.id, id));
      return;
    }
    const host = target.to.name ?? target.to.address ?? '';
    const values = { host, port: String(target.port.port), protocol: 'tcp' };
    this.tests.ask({ from: from.container.id, to: { kind: 'container', id }, values });
  }

  private async copyReport(): Promise<void> {
    await env.clipboard.writeText(matrixReport(this.model()));
    window.setStatusBarMessage(`$(check) ${l10n.t('Copied the report.')}`, 3000);
  }

  private async saveReport(): Promise<void> {
    const content = matrixReport(this.model());
    await saveFile({ name: 'connections.md', kind: 'Markdown', content });
  }

  private model(): MatrixModel {
    const { state, trouble } = this;
    const isRunning = this.running !== undefined;
    if (state) {
      const model = matrixModel(state, isRunning);
      return trouble === '' ? model : { ...model, sentence: trouble, detail: '', tone: 'unknown' };
    }
    const sentence = trouble || l10n.t('Looking at the containers…');
    return emptyMatrix(this.network.name, sentence, isRunning);
  }

  private show(): void {
    this.page.send({ type: 'show', model: this.model() });
  }
}
