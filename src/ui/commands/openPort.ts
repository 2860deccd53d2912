import { type Disposable, env, l10n, Uri } from 'vscode';
import type { Container, Port } from '../../landscape/landscape';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { containersOf } from '../targets';
import { plainLabel, portText } from '../text/words';
import { portUrl } from './portUrl';
import { targetsFor } from './targetsFor';

/** Opens a published TCP port in the browser. */
export function registerOpenPort(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerOpenPort, async (...args) => {
    const clicked = containersOf(targetsFor(parts, args));
    const containers = clicked.length > 0 ? clicked : live.landscape.containers;
    const choices = containers.flatMap(portChoices);
    const [only] = choices;
    const port =
      clicked.length > 0 && choices.length === 1 && only
        ? only.value
        : await pickOne(
            l10n.t('Open which published port in the browser?'),
            choices,
            l10n.t('No TCP port is published to the host.'),
          );
    if (!port || !live.engine) return;
    // asExternalUri forwards the port where the editor's window is on another machine than the engine.
    const uri = Uri.parse(portUrl(port, live.engine.address), true);
    await env.openExternal(await env.asExternalUri(uri));
  });
}

function portChoices(container: Container): Choice<Port>[] {
  return container.ports
    .filter(port => port.published && port.protocol === 'tcp')
    .map(port => ({
      value: port,
      label: plainLabel(portText(port)),
      description: plainLabel(container.name),
    }));
}
