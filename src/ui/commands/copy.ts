import { type Disposable, l10n } from 'vscode';
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import { record, someText } from '../../landscape/fields';
import type { Landscape, Network } from '../../landscape/landscape';
import { copyText } from '../copyText';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { containerChoice, networkChoices, pickOne } from '../picks';
import type { Found } from '../targets';
import { selectionArgument, targetsFor } from './targetsFor';

type FoundContainer = Extract<Found, { kind: 'container' }>;
type FoundNetwork = Extract<Found, { kind: 'network' }>;

/** Copies a name, an id, a subnet or an address; of several rows, a line each. */
export function registerCopy(parts: EngineParts): Disposable[] {
  const { boundary, live } = parts;
  const networks = (id: string, textOf: (item: FoundNetwork) => string | undefined) =>
    boundary.command(id, async (...args) => {
      const found = targetsFor(parts, args).filter(item => item.kind === 'network');
      const hasText = (network: Network) => Boolean(textOf({ kind: 'network', network }));
      const chosen = found.length > 0 ? found : await askNetwork(live.landscape, hasText);
      await copy(chosen.map(textOf));
    });
  const containers = (id: string, textOf: (item: FoundContainer) => string | undefined) =>
    boundary.command(id, async (...args) => {
      const found = targetsFor(parts, args).filter(item => item.kind === 'container');
      const chosen = found.length > 0 ? found : await askContainer(live.landscape);
      await copy(chosen.map(textOf));
    });
  const details = boundary.command(commands.detailCopyValue, async (...args) => {
    const nodes = args[0] === selectionArgument ? parts.selected.nodes : [args[0]];
    await copy(nodes.map(valueOf));
  });
  return [
    details,
    networks(commands.networkCopyName, ({ network }) => network.name),
    networks(commands.networkCopyId, ({ network }) => network.id),
    networks(commands.networkCopySubnet, ({ network }) =>
      network.subnets.map(({ subnet }) => subnet).join('\n'),
    ),
    containers(commands.containerCopyName, ({ container }) => container.name),
    containers(commands.containerCopyId, ({ container }) => container.id),
    containers(commands.containerCopyIp, item =>
      addressesOf(live.landscape, item).map(addressText).join('\n'),
    ),
  ];
}

/** What a row of details says. */
function valueOf(node: unknown): string | undefined {
  return someText(record(record(node)['row'])['value']);
}

async function copy(texts: readonly (string | undefined)[]): Promise<void> {
  if (texts.length > 0) await copyText(texts.filter(Boolean).join('\n'));
}

/** The endpoint on the clicked network, or all of them. */
function addressesOf(landscape: Landscape, item: FoundContainer): readonly Attachment[] {
  return attachmentsOf(landscape)
    .on(item.container.id)
    .filter(({ network }) => !item.network || item.network.id === network.id);
}

function addressText({ endpoint }: Attachment): string {
  return endpoint.ipv4 ?? endpoint.ipv6 ?? '';
}

async function askNetwork(
  landscape: Landscape,
  isOffered: (network: Network) => boolean,
): Promise<FoundNetwork[]> {
  const network = await pickOne(
    l10n.t('Which network?'),
    networkChoices(landscape.networks.filter(isOffered)),
    l10n.t('There is no network.'),
  );
  return network ? [{ kind: 'network', network }] : [];
}

async function askContainer(landscape: Landscape): Promise<FoundContainer[]> {
  const container = await pickOne(
    l10n.t('Which container?'),
    landscape.containers.map(candidate => containerChoice(candidate)),
    l10n.t('There is no container.'),
  );
  return container ? [{ kind: 'container', container }] : [];
}
