import { EventEmitter, l10n, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import { attachmentsOf } from '../landscape/attachments';
import { record } from '../landscape/fields';
import type { LiveChange, LiveLandscape } from '../live/liveLandscape';
import type { Target } from '../protocol/topology';
import { connectedEngine } from './connectedEngine';
import { readTarget } from './targets';

export const inspectScheme = 'docker-networks';

/** What a document is about: a target, or an object of the Swarm. */
export type Inspectable = Target | SwarmObject;

export interface SwarmObject {
  readonly kind: 'service' | 'node';
  readonly id: string;
}

/** What the engine says about a network, a container, an endpoint or an object of the Swarm, as a read-only JSON document that stays true. */
export class InspectDocuments implements TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  /** @param liveOf gives the landscape of an engine that is shown; the empty key is that of the one in use. */
  constructor(private readonly liveOf: (engine: string) => LiveLandscape | undefined) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** Reads open documents again that are about what changed. */
  update({ diff }: LiveChange, engine = ''): void {
    const changed = new Set<string>(
      [diff.networks, diff.containers].flatMap(({ added, removed, changed }) =>
        [...added, ...removed, ...changed].map(({ id }) => id),
      ),
    );
    if (changed.size === 0) return;
    // The document of a network names its members, so a change of any container may be a change of it.
    this.fire(
      (target, of) =>
        of === engine && (target.kind === 'network' || idsOf(target).some(id => changed.has(id))),
    );
  }

  /** Reads open documents about objects of the Swarm again. */
  updateSwarm(): void {
    this.fire(isSwarmObject);
  }

  /** Reads all open documents again. */
  refresh(): void {
    this.fire(() => true);
  }

  private fire(isConcerned: (target: Inspectable, engine: string) => boolean): void {
    for (const { uri } of workspace.textDocuments) {
      const target = uri.scheme === inspectScheme ? targetOfUri(uri) : undefined;
      if (target && isConcerned(target, uri.query)) this.changed.fire(uri);
    }
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    try {
      return `${JSON.stringify(await this.read(targetOfUri(uri), uri.query), undefined, 2)}\n`;
    } catch (error) {
      const { sentenceOf } = await import('./sentenceOf');
      // JSON all the same: the document's language must not break on a network that was removed.
      return `${JSON.stringify({ error: sentenceOf(error) }, undefined, 2)}\n`;
    }
  }

  private async read(target: Inspectable | undefined, of: string): Promise<unknown> {
    const live = this.liveOf(of);
    if (!live) throw new EngineError('unreachable', l10n.t('this engine is not shown any more'));
    const engine = connectedEngine(live);
    const { landscape } = live;
    if (!target) return {};
    if (isSwarmObject(target)) return readSwarmObject(engine, target);
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

/**
 * The address of the document about a target.
 *
 * @param title what its tab shows: text from the engine, so it is cleaned.
 * @param engine the key of an engine that is shown beside the one in use.
 */
export function inspectUri(target: Inspectable, title: string, engine = ''): Uri {
  const name = title.replace(/[^\p{L}\p{N} _.@-]/gu, '_').slice(0, 80);
  return Uri.from({
    scheme: inspectScheme,
    path: `/${target.kind}/${idsOf(target).join('/')}/${name}.json`,
    query: engine,
  });
}

function targetOfUri(uri: Uri): Inspectable | undefined {
  const [kind, first = '', second] = uri.path.split('/').slice(1);
  if (kind === 'service' || kind === 'node') return { kind, id: first };
  return readTarget(
    kind === 'network'
      ? { kind, networkId: first }
      : { kind, containerId: first, networkId: second },
  );
}

async function readSwarmObject(engine: Engine, { kind, id }: SwarmObject): Promise<unknown> {
  if (kind === 'service') return engine.inspectService(id);
  const node = (await engine.listNodes()).find(candidate => record(candidate)['ID'] === id);
  if (!node) throw new EngineError('notFound', l10n.t('the node has left the Swarm'));
  return node;
}

function isSwarmObject(target: Inspectable): target is SwarmObject {
  return target.kind === 'service' || target.kind === 'node';
}

function idsOf(target: Inspectable): readonly string[] {
  if (isSwarmObject(target)) return [target.id];
  if (target.kind === 'network') return [target.networkId];
  if (target.kind === 'container') return [target.containerId];
  return [target.containerId, target.networkId];
}
