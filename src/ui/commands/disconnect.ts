import { type Disposable, l10n } from 'vscode';
import type { Action, CommandLine } from '../../actions/action';
import { connectContainer } from '../../actions/connectContainer';
import { cutOff, disconnectContainer } from '../../actions/disconnectContainer';
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import { isConnectable } from '../../landscape/contextWords';
import type { EndpointSettings } from '../../landscape/endpointSettings';
import type { Container, Landscape } from '../../landscape/landscape';
import { announce, isConfirmed } from '../announce';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { networkChoice, pickOne, pickSome } from '../picks';
import type { Found } from '../targets';
import { nameList, plain, plainLabel } from '../text/words';
import { possible } from './possible';
import { targetsFor } from './targetsFor';

/** Disconnects containers from networks, after saying whom they can no longer reach, and offers to undo it. */
export function registerDisconnect(parts: Parts): Disposable {
  const { boundary, live, runner } = parts;
  return boundary.command(commands.containerDisconnect, async (...args) => {
    const chosen = await choose(live.landscape, targetsFor(parts, args));
    if (!chosen || chosen.length === 0) return;
    const actions = chosen.map(pair => disconnection(live.landscape, pair));
    if (!(await isWanted(live.landscape, chosen, actions))) return;
    const { results, failures } = await runner.runAll(l10n.t('Disconnecting…'), actions);
    boundary.showAll(failures);
    if (results.length > 0) void boundary.attempt(() => offerUndo(parts, results));
  });
}

type Pair = Pick<Attachment, 'network' | 'container'>;

/** A connection that was cut, with all that is needed to make it again. */
interface Cut extends Pair {
  readonly settings: EndpointSettings;
  readonly cli: readonly CommandLine[];
}

function disconnection(landscape: Landscape, pair: Pair): Action<Cut> {
  const action = disconnectContainer(landscape, pair.network, pair.container);
  return {
    ...action,
    run: async (engine, signal) => ({
      ...pair,
      settings: await action.run(engine, signal),
      cli: action.cli,
    }),
  };
}

/** Connects again with the same aliases and fixed addresses, as long as the message is there. */
async function offerUndo({ boundary, live, runner }: Parts, cuts: readonly Cut[]): Promise<void> {
  const [first] = cuts;
  if (!first) return;
  const message =
    cuts.length === 1
      ? l10n.t(
          '“{0}” is disconnected from “{1}”.',
          plain(first.container.name),
          plain(first.network.name),
        )
      : l10n.t('{0} connections were cut.', cuts.length);
  const cli = cuts.flatMap(cut => cut.cli);
  await announce(message, cli, async () => {
    const { landscape } = live;
    const { actions, refused } = possible(cuts, ({ network, container, settings }) =>
      // As it is now: it may have been started or renamed meanwhile.
      connectContainer(landscape, network, current(landscape, container), settings),
    );
    const { failures } = await runner.runAll(l10n.t('Connecting…'), actions);
    boundary.showAll([...refused, ...failures]);
  });
}

function current(landscape: Landscape, container: Container): Container {
  return attachmentsOf(landscape).container(container.id) ?? container;
}

/** Rows below a network say it all; a container by itself leaves to ask which of its networks. */
async function choose(
  landscape: Landscape,
  found: readonly Found[],
): Promise<readonly Pair[] | undefined> {
  const pairs = found.flatMap(item =>
    item.kind === 'container' && item.network
      ? [{ container: item.container, network: item.network }]
      : [],
  );
  if (pairs.length > 0) return pairs;
  const attachments = attachmentsOf(landscape);
  const single = found.find(item => item.kind === 'container');
  if (single) {
    const leavable = attachments.on(single.container.id).filter(isLeavable);
    if (leavable.length === 1) return leavable;
    return pickSome(
      l10n.t('Disconnect “{0}” from which networks?', plain(single.container.name)),
      leavable.map(pair => ({ ...networkChoice(pair.network), value: pair })),
      l10n.t('“{0}” is on no network that it could leave.', plain(single.container.name)),
    );
  }
  const all = landscape.containers.flatMap(({ id }) => attachments.on(id).filter(isLeavable));
  const pair = await pickOne(
    l10n.t('Disconnect which container from which network?'),
    all.map(attachment => ({
      value: attachment,
      label: l10n.t(
        '{0} from {1}',
        plainLabel(attachment.container.name),
        plainLabel(attachment.network.name),
      ),
      description: plainLabel(attachment.endpoint.ipv4 ?? attachment.endpoint.ipv6 ?? ''),
    })),
    l10n.t('No container is on a network that it could leave.'),
  );
  return pair && [pair];
}

function isLeavable({ network, through }: Attachment): boolean {
  return isConnectable(network) && !through;
}

async function isWanted(
  landscape: Landscape,
  pairs: readonly Pair[],
  actions: readonly Action<unknown>[],
): Promise<boolean> {
  const [first] = pairs;
  if (!first) return false;
  const question =
    pairs.length === 1
      ? l10n.t(
          'Disconnect “{0}” from “{1}”?',
          plain(first.container.name),
          plain(first.network.name),
        )
      : l10n.t('Disconnect {0} containers?', pairs.length);
  const detail = pairs
    .slice(0, 10)
    .map(pair => consequence(landscape, pair))
    .join('\n');
  const cli = actions.flatMap(action => action.cli);
  return isConfirmed(question, detail, l10n.t('Disconnect'), cli);
}

function consequence(landscape: Landscape, { network, container }: Pair): string {
  const name = plain(container.name);
  if (container.state !== 'running') {
    return l10n.t('“{0}” is not running; nothing is interrupted.', name);
  }
  const cut = cutOff(landscape, network, container);
  return cut.length === 0
    ? l10n.t('“{0}” loses its address on “{1}”.', name, plain(network.name))
    : l10n.t('“{0}” and {1} can no longer reach each other.', name, nameList(cut));
}
