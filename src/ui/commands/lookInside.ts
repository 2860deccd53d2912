import { type Disposable, l10n, window, workspace } from 'vscode';
import { isEnterable } from '../../landscape/contextWords';
import type { Container } from '../../landscape/landscape';
import { commands } from '../ids';
import { type InsideKind, insideUri } from '../inside/insideUri';
import type { Parts } from '../parts';
import { containerChoice, pickOne } from '../picks';
import { containersOf } from '../targets';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** Shows how a container's network looks from inside: who is connected, and how it is set up. */
export function registerLookInside(parts: Parts): Disposable[] {
  const { boundary, live } = parts;
  const register = (id: string, kind: InsideKind, titleOf: (name: string) => string) =>
    boundary.command(id, async (...args) => {
      const [clicked] = containersOf(targetsFor(parts, args));
      const container = clicked ?? (await askContainer(live.landscape.containers));
      if (!container) return;
      const uri = insideUri({ kind, id: container.id }, titleOf(plain(container.name)));
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { preview: true });
    });
  return [
    register(commands.containerConnections, 'connections', name =>
      l10n.t('Connections of {0}', name),
    ),
    register(commands.containerInterfaces, 'interfaces', name => l10n.t('Network of {0}', name)),
  ];
}

function askContainer(containers: readonly Container[]): Promise<Container | undefined> {
  return pickOne(
    l10n.t('Look into the network of which container?'),
    containers.filter(isEnterable).map(each => containerChoice(each)),
    l10n.t('There is no running container.'),
  );
}
