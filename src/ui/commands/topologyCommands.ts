import { type Disposable, l10n } from 'vscode';
import type { Target } from '../../protocol/topology';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, networkChoice, pickOne } from '../picks';
import type { Found } from '../targets';
import { reveal } from './reveal';
import { targetsFor } from './targetsFor';

/** The drawing, and the way from the tree into it and back. */
export function registerTopologyCommands(parts: Parts): Disposable[] {
  const { boundary, topology } = parts;
  const choose = async (args: readonly unknown[]) => {
    const [found] = targetsFor(parts, args);
    return found ? targetOfFound(found) : askTarget(parts);
  };
  return [
    boundary.command(commands.topologyShow, () => topology.show()),
    boundary.command(commands.topologyReveal, async (...args) => {
      const target = await choose(args);
      if (!target) return;
      topology.show();
      topology.reveal(target);
    }),
    boundary.command(commands.treeReveal, async (...args) => {
      const target = await choose(args);
      if (target) await reveal(parts, target);
    }),
  ];
}

function targetOfFound(found: Found): Target {
  if (found.kind === 'network') return { kind: 'network', networkId: found.network.id };
  const containerId = found.container.id;
  return found.network
    ? { kind: 'endpoint', containerId, networkId: found.network.id }
    : { kind: 'container', containerId };
}

function askTarget({ live }: Parts): Promise<Target | undefined> {
  const { networks, containers } = live.landscape;
  return pickOne<Target>(
    l10n.t('Show which network or container?'),
    [
      ...networks.map(network => ({
        ...networkChoice(network),
        value: { kind: 'network', networkId: network.id } as const,
      })),
      ...containers.map(container => ({
        ...containerChoice(container),
        value: { kind: 'container', containerId: container.id } as const,
      })),
    ],
    l10n.t('There is no network and no container.'),
  );
}
