import { type Disposable, l10n } from 'vscode';
import type { Target, TopologyLayout, TopologyView } from '../../protocol/topology';
import { commands, settings } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, networkChoices, pickOne } from '../picks';
import { saveSetting } from '../saveSetting';
import { showsUnused, topologyLayout } from '../topologyLayout';
import { type Found, targetOfRow } from '../targets';
import { reveal } from './reveal';
import { targetsFor } from './targetsFor';

/** The drawing, and the way from the tree into it and back. */
export function registerTopologyCommands(parts: Parts): Disposable[] {
  const { boundary, topology, talks, traffic } = parts;
  const choose = async (args: readonly unknown[]) => {
    const [found] = targetsFor(parts, args);
    return found ? targetOfFound(found) : askTarget(parts);
  };
  return [
    boundary.command(commands.topologyShow, () => {
      topology.show();
      const [node] = parts.selected.nodes;
      const target = node?.engine === '' ? targetOfRow(node.row) : undefined;
      if (target) topology.reveal(target);
    }),
    boundary.command(commands.topologyTraffic, async () => {
      // Whoever does not see the drawing wants to see traffic, whatever was shown before.
      const isOn = topology.isVisible ? !traffic.isOn : true;
      topology.show();
      await traffic.turn(isOn);
    }),
    boundary.command(commands.topologyTalks, () => {
      const isShown = topology.isVisible ? !talks.isShown : true;
      topology.show();
      talks.turn(isShown);
    }),
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

/** What is being saved: the next one begins when the settings say what this one left. */
let saving: Promise<void> = Promise.resolve();

/** Keeps what the drawing’s switches were set to; when that fails, the drawing shows again what holds. */
export function saveView({ treeOptions, topology }: Parts, view: TopologyView): Promise<void> {
  return saveInTurn(async () => {
    const { showPredefined, showStopped, showUnused } = view;
    const { value } = treeOptions;
    try {
      if (value.showPredefined !== showPredefined) {
        await saveSetting(settings.showPredefined, showPredefined);
      }
      if (value.showStopped !== showStopped) await saveSetting(settings.showStopped, showStopped);
      if (showsUnused() !== showUnused) await saveSetting(settings.showUnused, showUnused);
    } finally {
      topology.viewSaved(view);
    }
  });
}

/** Keeps the layout the drawing was switched to; when that fails, the drawing goes back. */
export function saveLayout({ topology }: Parts, layout: TopologyLayout): Promise<void> {
  return saveInTurn(async () => {
    try {
      if (topologyLayout() !== layout) await saveSetting(settings.topologyLayout, layout);
    } finally {
      topology.layoutSaved(layout);
    }
  });
}

function saveInTurn(save: () => Promise<void>): Promise<void> {
  const saved = saving.then(save);
  // Whoever asked hears of a failure; the next one begins all the same.
  saving = saved.catch(() => undefined);
  return saved;
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
      ...networkChoices(networks).map(choice => ({
        ...choice,
        value: { kind: 'network', networkId: choice.value.id } as const,
      })),
      ...containers.map(container => ({
        ...containerChoice(container),
        value: { kind: 'container', containerId: container.id } as const,
      })),
    ],
    l10n.t('There is no network and no container.'),
  );
}
