import { type Disposable, l10n, window } from 'vscode';
import { obstacleOf } from '../../actions/remake/obstacle';
import { remakeWith } from '../../actions/remake/prepare';
import { exposedPorts } from '../../actions/remake/ports';
import { withPorts } from '../../actions/withoutPort';
import { isRunnable } from '../../landscape/contextWords';
import type { Container, Network } from '../../landscape/landscape';
import { isDefaultBridge } from '../../landscape/predefined';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { containerChoice, networkChoices, pickOne, pickSome } from '../picks';
import { choosePorts } from '../remake/choosePorts';
import { composedInstead } from '../remake/composedInstead';
import { makeAgain } from '../remake/makeAgain';
import { readSource } from '../remake/source';
import { containersOf } from '../targets';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** Takes a container from the host's network to others: for that it is made again. */
export function registerLeaveHost(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerLeaveHost, async (...args) => {
    const [clicked] = containersOf(targetsFor(parts, args));
    const container =
      clicked ??
      (await pickOne(
        l10n.t('Which container shall leave the host’s network?'),
        live.landscape.containers
          .filter(({ networkMode }) => networkMode.kind === 'host')
          .map(each => containerChoice(each)),
        l10n.t('No container uses the host’s network.'),
      ));
    if (container) await leaveHost(parts, container);
  });
}

/** @throws Refusal, EngineError, RemakeError. */
async function leaveHost(parts: EngineParts, container: Container): Promise<void> {
  const { landscape } = parts.live;
  const name = plain(container.name);
  if (obstacleOf(landscape, container)?.kind === 'composed') {
    const elsewhere = { ...container, endpoints: [] };
    await composedInstead(container, withPorts(elsewhere, []).compose);
    return;
  }
  const source = await readSource(parts, container);
  if (!source.isOnHost) {
    await window.showInformationMessage(l10n.t('“{0}” does not use the host’s network.', name));
    return;
  }
  const networks = await pickSome(
    l10n.t('Which networks shall “{0}” be on instead of the host’s?', name),
    networkChoices(landscape.networks.filter(isRunnable)),
    l10n.t('There is no network that containers can be run on. Create one first.'),
  );
  if (!networks) return;
  const others = landscape.containers.filter(({ id }) => id !== container.id);
  const ports = await choosePorts({
    title: l10n.t('Published ports of “{0}”', name),
    published: [],
    // Whoever came to it by the host's own loopback address still does.
    proposed: exposedPorts(source.inspected).map(port => ({
      ...port,
      hostPort: port.containerPort,
      hostAddress: '127.0.0.1',
    })),
    others: { ...landscape, containers: others },
    isOptional: true,
  });
  if (!ports) return;
  const wish = { networks: inOrder(networks).map(each => nameOf(source.facts, each)), ports };
  const question = l10n.t('Take “{0}” off the host’s network, by making it again?', name);
  await makeAgain(parts, remakeWith(source, wish), question);
}

/** One's own first: what a container is made on has names. */
function inOrder(networks: readonly Network[]): readonly Network[] {
  return networks.toSorted((a, b) => Number(isDefaultBridge(a)) - Number(isDefaultBridge(b)));
}

/** Podman lists its default network under a name that it does not know itself. */
function nameOf({ isPodman }: { readonly isPodman: boolean }, network: Network): string {
  return isPodman && isDefaultBridge(network) ? 'podman' : network.name;
}
