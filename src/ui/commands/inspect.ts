import { type Disposable, l10n, window, workspace } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import type { Target } from '../../protocol/topology';
import { type Inspectable, inspectUri } from '../documents';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { containerChoice, networkChoices, pickOne } from '../picks';
import { find, type Found } from '../targets';
import { plainLabel } from '../text/words';
import { targetsFor } from './targetsFor';

/** Shows what the engine says about a network, a container, or a container on a network. */
export function registerInspect(parts: EngineParts): Disposable[] {
  const { boundary, live } = parts;
  const register = (id: string, pick: (found: readonly Found[]) => Promise<Target | undefined>) =>
    boundary.command(id, async (...args) => {
      const target = await pick(targetsFor(parts, args));
      if (target) await showDocument(parts.engine, target, live.landscape);
    });
  return [
    register(commands.networkInspect, async found => {
      const network =
        found.find(item => item.kind === 'network')?.network ?? (await askNetwork(live.landscape));
      return network && { kind: 'network', networkId: network.id };
    }),
    register(commands.containerInspect, async found => {
      const container =
        found.find(item => item.kind === 'container')?.container ??
        (await askContainer(live.landscape));
      return container && { kind: 'container', containerId: container.id };
    }),
    register(commands.endpointInspect, async found => {
      const item = found.find(candidate => candidate.kind === 'container');
      if (item?.network) {
        return { kind: 'endpoint', containerId: item.container.id, networkId: item.network.id };
      }
      return askEndpoint(live.landscape, item);
    }),
  ];
}

/** Opens the document of a target, as a preview that the next one replaces. `engine` is the key of the engine that it is on. */
export async function showDocument(
  engine: string,
  target: Target,
  landscape: Landscape,
): Promise<void> {
  const found = find(target, landscape);
  if (!found) return;
  const title =
    found.kind === 'network'
      ? found.network.name
      : [found.container.name, found.network?.name].filter(Boolean).join('@');
  await showInspected(engine, target, title);
}

/** The same for what needs no looking up; `title` is what the tab shows. */
export async function showInspected(
  engine: string,
  target: Inspectable,
  title: string,
): Promise<void> {
  const document = await workspace.openTextDocument(inspectUri(target, title, engine));
  await window.showTextDocument(document, { preview: true });
}

function askNetwork({ networks }: Landscape) {
  return pickOne(
    l10n.t('Inspect which network?'),
    networkChoices(networks),
    l10n.t('There is no network to inspect.'),
  );
}

function askContainer({ containers }: Landscape) {
  return pickOne(
    l10n.t('Inspect which container?'),
    containers.map(container => containerChoice(container)),
    l10n.t('There is no container to inspect.'),
  );
}

function askEndpoint(landscape: Landscape, item: Found | undefined): Promise<Target | undefined> {
  const attachments = attachmentsOf(landscape);
  const containers = item?.kind === 'container' ? [item.container] : landscape.containers;
  return pickOne<Target>(
    l10n.t('Inspect which container on which network?'),
    containers
      .flatMap(({ id }) => attachments.on(id))
      .filter(({ through }) => !through)
      .map(({ container, network, endpoint }) => ({
        value: { kind: 'endpoint', containerId: container.id, networkId: network.id },
        label: `${plainLabel(container.name)} @ ${plainLabel(network.name)}`,
        description: plainLabel(endpoint.ipv4 ?? endpoint.ipv6 ?? ''),
      })),
    l10n.t('No container is on a network.'),
  );
}
