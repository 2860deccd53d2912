import { type Disposable, env, l10n, type Uri, ViewColumn, window } from 'vscode';
import { longestFile } from '../../compose/composeFile';
import { type Plan, type PlannedFrom, planOf } from '../../compose/plan';
import type { ContainerId } from '../../landscape/landscape';
import { emptyLandscape } from '../../landscape/landscape';
import type {
  FromTopology,
  SentDetails,
  Target,
  TopologyLayout,
  TopologyView,
  ToTopology,
} from '../../protocol/topology';
import type { Boundary } from '../boundary';
import { planType } from '../ids';
import { PagePanel } from '../pagePanel';
import { plain } from '../text/words';
import { topologyLayout } from '../topologyLayout';
import { readTopologyMessage } from '../topologyMessages';
import { nameOf } from './composeDocument';
import type { ComposeView } from './composeView';
import { rangeOf } from './textSpan';

interface PlanOptions {
  readonly extensionUri: Uri;
  readonly boundary: Boundary;
  readonly uri: Uri;
  /** What is known of the file now. Rejects where it is gone. */
  readonly view: () => Promise<ComposeView>;
  readonly closed: () => void;
}

/**
 * The drawing of what a Compose file plans. It is a panel of a type of its own, so no menu or key of the live drawing
 * is about it; of what its page says, only what a file can answer is heard.
 */
export class PlanPanel implements Disposable {
  private readonly page: PagePanel<ToTopology>;
  private plan: Plan | undefined;
  private wanted: PlannedFrom | undefined;
  private shown: TopologyView = { showPredefined: true, showStopped: true, showUnused: true };
  private layout: TopologyLayout = topologyLayout();
  /** The last choice of the page that was heard. */
  private heard = 0;

  constructor(private readonly options: PlanOptions) {
    const name = plain(nameOf(options.uri), 60);
    this.page = new PagePanel({
      extensionUri: options.extensionUri,
      type: planType,
      name: 'topology',
      title: l10n.t('Plan: {0}', name),
      receive: message => {
        const read = readTopologyMessage(message);
        if (read) this.handle(read);
      },
    });
    this.page.onDidDispose(options.closed);
  }

  dispose(): void {
    this.page.dispose();
  }

  reveal(wanted: PlannedFrom | undefined): void {
    this.wanted = wanted;
    this.page.reveal();
    this.update();
  }

  /** Draws what the file says now. */
  update(): void {
    if (this.page.isListening) void this.options.boundary.attempt(() => this.show());
  }

  private async show(): Promise<void> {
    const view = await this.options.view();
    const { project, read, landscape } = view;
    const plan = planOf(project, read.name, landscape ?? emptyLandscape);
    this.plan = plan;
    this.page.send({
      type: 'landscape',
      landscape: plan.landscape,
      status: {
        name: plain(nameOf(this.options.uri), 60),
        state: 'planned',
        message: noticeOf(view),
      },
      view: this.shown,
      layout: this.layout,
      heard: this.heard,
      engine: `plan ${this.options.uri.toString()}`,
    });
    const target = this.wanted && targetIn(plan, this.wanted);
    if (target) this.page.send({ type: 'reveal', target });
    this.wanted = undefined;
  }

  /** The rest of what a page can say is about an engine. */
  private handle(message: FromTopology): void {
    if (message.type === 'ready') {
      this.heard = 0;
      this.update();
    } else if (message.type === 'setView') {
      this.heard = message.choice;
      this.shown = message.view;
    } else if (message.type === 'setLayout') {
      this.heard = message.choice;
      this.layout = message.layout;
    } else if (message.type === 'askDetails') {
      this.page.send({ type: 'details', details: this.detailsOf(message.containerIds) });
    } else if (message.type === 'inspect') {
      void this.options.boundary.attempt(() => this.open(message.target));
    }
  }

  private detailsOf(ids: readonly ContainerId[]): SentDetails[] {
    return ids.flatMap(containerId => {
      const found = this.plan?.details.get(containerId);
      return found ? [{ containerId, names: [...found.names], exposed: found.exposed }] : [];
    });
  }

  /** Goes to where it is written. */
  private async open(target: Target): Promise<void> {
    const id = target.kind === 'network' ? target.networkId : target.containerId;
    const from = this.plan?.written.get(id);
    const { file, read } = await this.options.view();
    const places = from?.kind === 'network' ? file.networks : file.services;
    const place = places.find(({ key }) => key === from?.key);
    await window.showTextDocument(read.document, {
      viewColumn: ViewColumn.Beside,
      ...(place ? { selection: rangeOf(read.document, place.span) } : {}),
    });
  }
}

function targetIn({ written, landscape }: Plan, wanted: PlannedFrom): Target | undefined {
  const isWanted = (id: string) => {
    const from = written.get(id);
    return from?.kind === wanted.kind && from.key === wanted.key;
  };
  const network = landscape.networks.find(({ id }) => isWanted(id));
  if (network) return { kind: 'network', networkId: network.id };
  const container = landscape.containers.find(({ id }) => isWanted(id));
  return container && { kind: 'container', containerId: container.id };
}

/** Says above the drawing what it is not. */
function noticeOf({ project, read, running }: ComposeView): string {
  if (read.document.getText().length > longestFile) {
    return l10n.t(
      'This file is longer than {0} characters, and is not read.',
      longestFile.toLocaleString(env.language),
    );
  }
  const what =
    running.containers.length > 0
      ? l10n.t('A plan: what the file says, not what runs of it.')
      : l10n.t('A plan: what the file says. Nothing of it runs yet.');
  const left = l10n.t('What only Compose can know is left out: variables, “extends”, “include”.');
  const isWhole = project.isWhole && [...project.services.values()].every(each => each.isWhole);
  return isWhole ? what : `${what} ${left}`;
}
