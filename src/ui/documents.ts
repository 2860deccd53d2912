import { EventEmitter, l10n, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { EngineError } from '../engine/engineError';
import { attachmentsOf } from '../landscape/attachments';
import { record } from '../landscape/fields';
import type { ContainerId, NetworkId } from '../landscape/landscape';
import type { LiveChange, LiveLandscape } from '../live/liveLandscape';
import type { Target } from '../protocol/topology';
import { sentenceOf } from './boundary';
import { readTarget } from './targets';

export const inspectScheme = 'docker-networks';

/** What the engine says about a network, a container or an endpoint, as a read-only JSON document that stays true. */
export class InspectDocuments implements TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly live: LiveLandscape) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** Reads open documents again that are about what changed. */
  update({ diff }: LiveChange): void {
    const changed = new Set<string>(
      [diff.networks, diff.containers].flatMap(({ added, removed, changed }) =>
        [...added, ...removed, ...changed].map(({ id }) => id),
      ),
    );
    if (changed.size === 0) return;
    // The document of a network names its members, so a change of any container may be a change of it.
    this.fire(target => target.kind === 'network' || idsOf(target).some(id => changed.has(id)));
  }

  /** Reads all open documents again. */
  refresh(): void {
    this.fire(() => true);
  }

  private fire(isConcerned: (target: Target) => boolean): void {
    for (const { uri } of workspace.textDocuments) {
      const target = uri.scheme === inspectScheme ? targetOfUri(uri) : undefined;
      if (target && isConcerned(target)) this.changed.fire(uri);
    }
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    try {
      return `${JSON.stringify(await this.read(targetOfUri(uri)), undefined, 2)}\n`;
    } catch (error) {
      // JSON all the same: the document's language must not break on a network that was removed.
      return `${JSON.stringify({ error: sentenceOf(error) }, undefined, 2)}\n`;
    }
  }

  private async read(target: Target | undefined): Promise<unknown> {
    const { engine, landscape } = this.live;
    if (!engine || !target)
      throw new EngineError('unreachable', l10n.t('there is no connection at the moment'));
    if (target.kind === 'network') return engine.inspectNetwork(target.networkId);
    if (target.kind === 'container') return engine.inspectContainer(target.containerId);
    const attachment = attachmentsOf(landscape)
      .on(target.containerId)
      .find(({ network }) => network.id === target.networkId);
    // The endpoint of a shared namespace is that of the container it belongs to.
    const container = await engine.inspectContainer(attachment?.through?.id ?? target.containerId);
    const networks = record(record(record(container)['NetworkSettings'])['Networks']);
    const key = attachment?.endpoint.networkKey ?? '';
    if (!(key in networks)) {
      throw new EngineError('notFound', l10n.t('the container is not on this network any more'));
    }
    return { [key]: networks[key] };
  }
}

/** The address of the document about a target. `title` is what its tab shows: text from the engine, so it is cleaned. */
export function inspectUri(target: Target, title: string): Uri {
  const name = title.replace(/[^\p{L}\p{N} _.@-]/gu, '_').slice(0, 80);
  return Uri.from({
    scheme: inspectScheme,
    path: `/${target.kind}/${idsOf(target).join('/')}/${name}.json`,
  });
}

function targetOfUri(uri: Uri): Target | undefined {
  const [kind, first, second] = uri.path.split('/').slice(1);
  return readTarget(
    kind === 'network'
      ? { kind, networkId: first }
      : { kind, containerId: first, networkId: second },
  );
}

function idsOf(target: Target): (NetworkId | ContainerId)[] {
  if (target.kind === 'network') return [target.networkId];
  if (target.kind === 'container') return [target.containerId];
  return [target.containerId, target.networkId];
}
