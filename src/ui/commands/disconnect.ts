import { type Disposable, l10n } from 'vscode';
import type { Action } from '../../actions/action';
import { disconnectContainer } from '../../actions/disconnectContainer';
import { EngineError, type EngineErrorKind } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import { isConfirmed, type Offer } from '../announce';
import { sentenceOf } from '../sentenceOf';
import { commands } from '../ids';
import type { Cut } from '../lastDisconnect';
import { type Pair, pairNow } from '../pairs';
import type { EngineParts } from '../parts';
import { possibleOf } from '../possible';
import { tell } from '../report';
import { type Failed, runEach } from '../runEach';
import { cutSentences } from '../text/cutWords';
import { disconnectWording } from '../text/pairWords';
import { plain } from '../text/words';
import { chooseDisconnect } from './disconnectAsks';
import { forgetAll } from './forgetEndpoints';
import { reconnect } from './reconnect';
import { targetsFor } from './targetsFor';

/** Disconnects containers from networks, after saying whom they can no longer reach, and offers to undo it. */
export function registerDisconnect(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerDisconnect, async (...args) => {
    const chosen = await chooseDisconnect(live.landscape, targetsFor(parts, args));
    if (!chosen) return;
    const { pairs, stale } = chosen;
    if (stale.length > 0) await forgetAll(parts, stale);
    if (pairs.length > 0) await disconnectAsked(parts, pairs);
  });
}

/** Disconnects those that can be when the person agrees. @throws Refusal when none of them can. */
export async function disconnectAsked(parts: EngineParts, pairs: readonly Pair[]): Promise<void> {
  const { landscape } = parts.live;
  const { possible, refused } = possibleOf(pairs, ({ network, container }) =>
    disconnectContainer(landscape, network, container),
  );
  const [refusal] = refused;
  if (possible.length === 0 && refusal) throw refusal.error;
  const wanted = possible.map(({ item }) => item);
  const detail = [
    cutSentences(landscape, wanted),
    ...refused.map(({ error }) => sentenceOf(error)),
  ].join('\n');
  const cli = possible.flatMap(({ action }) => action.cli);
  if (await isConfirmed(parts, questionOf(wanted), detail, l10n.t('Disconnect'), cli)) {
    await disconnectAll(parts, wanted);
  }
}

/** Disconnects them without asking, says how it went, and remembers what was cut. */
async function disconnectAll(
  parts: EngineParts,
  pairs: readonly Pair[],
  options: { readonly isForced?: boolean } = {},
): Promise<void> {
  const { boundary, live, lastDisconnect, runner } = parts;
  const report = await runEach(runner, l10n.t('Disconnecting…'), pairs, pair =>
    disconnection(live.landscape, pairNow(live.landscape, pair), options),
  );
  const cuts = report.done.map(({ value }) => value);
  if (cuts.length > 0) lastDisconnect.set(cuts);
  void boundary.attempt(() =>
    tell(parts, disconnectWording(pairs), report, {
      undo: () => reconnect(parts, cuts),
      ...(options.isForced ? {} : { retry: failed => forceOffer(parts, failed) }),
    }),
  );
}

function disconnection(
  landscape: Landscape,
  { network, container }: Pair,
  options: { readonly isForced?: boolean },
): Action<Cut> {
  const action = disconnectContainer(landscape, network, container, options);
  const { endpoint } =
    attachmentsOf(landscape)
      .on(container.id)
      .find(attachment => attachment.network.id === network.id) ?? {};
  return {
    ...action,
    run: async (engine, signal) => ({
      network,
      container,
      settings: await action.run(engine, signal),
      addresses: [endpoint?.ipv4, endpoint?.ipv6].filter(address => address !== undefined),
    }),
  };
}

/** What an engine says when it does not find its own way out. */
const forceable: ReadonlySet<EngineErrorKind> = new Set(['conflict', 'failed']);

function forceOffer(parts: EngineParts, failed: readonly Failed<Pair>[]): Offer | undefined {
  const pairs = failed
    .filter(({ error }) => error instanceof EngineError && forceable.has(error.kind))
    .map(({ item }) => item);
  if (pairs.length === 0) return undefined;
  return { label: l10n.t('Force'), run: () => disconnectAll(parts, pairs, { isForced: true }) };
}

function questionOf(pairs: readonly Pair[]): string {
  const [first] = pairs;
  if (first && pairs.length === 1) {
    return l10n.t(
      'Disconnect “{0}” from “{1}”?',
      plain(first.container.name),
      plain(first.network.name),
    );
  }
  const containers = new Set(pairs.map(({ container }) => container.id));
  return containers.size === pairs.length
    ? l10n.t('Disconnect {0} containers?', pairs.length)
    : l10n.t('Cut {0} connections?', pairs.length);
}
