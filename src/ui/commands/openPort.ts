import { type Disposable, env, l10n, Uri } from 'vscode';
import type { Container, Port } from '../../landscape/landscape';
import type { EngineAddress } from '../../engine/address';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { containersOf } from '../targets';
import { plainLabel, portText } from '../text/words';
import { targetsFor } from './targetsFor';

/** Ports on which a web server speaks TLS by convention. */
const tlsPorts: ReadonlySet<number> = new Set([443, 8443, 9443]);

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
    const uri = Uri.parse(urlOf(port, live.engine.address), true);
    await env.openExternal(await env.asExternalUri(uri));
  });
}

function portChoices(container: Container): Choice<Port>[] {
  return container.ports
    .filter(port => port.published && port.protocol === 'tcp')
    .map(port => ({
      value: port,
      label: portText(port),
      description: plainLabel(container.name),
    }));
}

/** `http://localhost:8080`; the engine's own host for an engine on another machine; the address the port is bound to, if one. */
function urlOf({ containerPort, published }: Port, engine: EngineAddress): string {
  const scheme = tlsPorts.has(containerPort) ? 'https' : 'http';
  const bound = published?.address ?? '0.0.0.0';
  const isLocal = bound === '0.0.0.0' || bound === '127.0.0.1' || bound === '::1';
  const host = isLocal ? ('host' in engine ? engine.host : 'localhost') : bound;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${published?.port ?? 0}`;
}
