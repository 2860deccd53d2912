import { commands as vscodeCommands, type Disposable, l10n, window } from 'vscode';
import { obstacleOf } from '../../actions/remake/obstacle';
import { remakeWith } from '../../actions/remake/prepare';
import { suggestedPorts } from '../../actions/remake/suggestPorts';
import { publishedOf, withPorts } from '../../actions/withoutPort';
import { canJoinNetworks } from '../../landscape/contextWords';
import type { Container } from '../../landscape/landscape';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { containerChoice, pickOne } from '../picks';
import { choosePorts } from '../remake/choosePorts';
import { composedInstead } from '../remake/composedInstead';
import { makeAgain } from '../remake/makeAgain';
import { readSource } from '../remake/source';
import { containersOf } from '../targets';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** Publishes other ports of a container, or none: for that it is made again. */
export function registerChangePorts(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerChangePorts, async (...args) => {
    const [clicked] = containersOf(targetsFor(parts, args));
    const container =
      clicked ??
      (await pickOne(
        l10n.t('Change the published ports of which container?'),
        live.landscape.containers.filter(canJoinNetworks).map(each => containerChoice(each)),
        l10n.t('There is no container that could publish ports.'),
      ));
    if (container) await changePorts(parts, container);
  });
}

/** @throws Refusal, EngineError, RemakeError. */
async function changePorts(parts: EngineParts, container: Container): Promise<void> {
  const { landscape } = parts.live;
  if (obstacleOf(landscape, container)?.kind === 'composed') {
    const ports = suggestedPorts(landscape, container, publishedOf(container));
    await composedInstead(container, withPorts(container, ports).compose);
    return;
  }
  const source = await readSource(parts, container);
  const name = plain(container.name);
  if (source.isOnHost) {
    const move = l10n.t('Move off the Host’s Network…');
    const choice = await window.showInformationMessage(
      l10n.t(
        '“{0}” uses the host’s network: all its ports are open there, and it publishes none.',
        name,
      ),
      move,
    );
    const target = { kind: 'container', containerId: container.id };
    if (choice === move)
      await vscodeCommands.executeCommand(commands.containerLeaveHost, { target });
    return;
  }
  const others = landscape.containers.filter(({ id }) => id !== container.id);
  const ports = await choosePorts({
    title: l10n.t('Published ports of “{0}”', name),
    published: source.published,
    proposed: suggestedPorts(landscape, container, source.published),
    others: { ...landscape, containers: others },
  });
  if (!ports) return;
  const question = l10n.t('Make “{0}” again with other published ports?', name);
  await makeAgain(parts, remakeWith(source, { ports }), question);
}
