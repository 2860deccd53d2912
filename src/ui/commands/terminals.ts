import { type Disposable, l10n } from 'vscode';
import { Refusal } from '../../actions/refusal';
import { isEnterable } from '../../landscape/contextWords';
import type { Container } from '../../landscape/landscape';
import { connectedEngine } from '../connectedEngine';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { containerChoice, pickOne } from '../picks';
import { containersOf } from '../targets';
import type { ContainerTerminals } from '../terminals/containerTerminals';
import { readyImage } from '../tools/readyImage';
import { targetsFor } from './targetsFor';

/** Opens terminals with what containers write, and with shells in them. */
export function registerTerminals(parts: EngineParts, terminals: ContainerTerminals): Disposable[] {
  const { boundary, live, nameAmongSeveral } = parts;
  const side = () => ({ engine: connectedEngine(live), engineName: nameAmongSeveral() });
  return [
    boundary.command(commands.containerLogs, async (...args) => {
      const clicked = containersOf(targetsFor(parts, args));
      const containers = clicked.length > 0 ? clicked : await askLogs(live.landscape.containers);
      for (const container of containers) terminals.showLogs(side(), container);
    }),
    boundary.command(commands.containerShell, async (...args) => {
      const clicked = containersOf(targetsFor(parts, args));
      const containers = clicked.length > 0 ? clicked : await askShell(live.landscape.containers);
      const enterable = enterableOf(containers);
      for (const container of enterable) terminals.openShell(side(), container);
    }),
    boundary.command(commands.containerNetworkShell, async (...args) => {
      const clicked = containersOf(targetsFor(parts, args));
      const asked = clicked.length > 0 ? clicked : await askShell(live.landscape.containers);
      const containers = enterableOf(asked);
      if (containers.length === 0) return;
      const there = side();
      const image = await readyImage(there.engine, 'shell');
      if (image === undefined) return;
      for (const container of containers) terminals.openNetworkShell(there, container, image);
    }),
  ];
}

/** @throws Refusal where none of them runs. */
function enterableOf(containers: readonly Container[]): readonly Container[] {
  const enterable = containers.filter(isEnterable);
  const [first] = containers;
  if (first && enterable.length === 0) {
    throw new Refusal({ kind: 'notRunning', container: first });
  }
  return enterable;
}

async function askLogs(containers: readonly Container[]): Promise<readonly Container[]> {
  const container = await pickOne(
    l10n.t('Show the logs of which container?'),
    containers.map(each => containerChoice(each)),
    l10n.t('There is no container.'),
  );
  return container ? [container] : [];
}

async function askShell(containers: readonly Container[]): Promise<readonly Container[]> {
  const container = await pickOne(
    l10n.t('Open a shell in which container?'),
    containers.filter(isEnterable).map(each => containerChoice(each)),
    l10n.t('There is no running container.'),
  );
  return container ? [container] : [];
}
