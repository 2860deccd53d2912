import { type Disposable, env, l10n, Uri, window } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import type { Found } from '../targets';
import { explainEndpoint, explainNetwork, networkDocs } from '../text/explainWords';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** Says what a network is, or what a container is on it, in sentences with the person’s own names. */
export function registerExplain(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.explain, async (...args) => {
    const [clicked] = targetsFor(parts, args);
    const found = clicked ?? (await askNetwork(live.landscape));
    if (!found) return;
    const { title, text, link } = explained(found, live.landscape);
    const more = l10n.t('Docker’s Documentation');
    const choice = await window.showInformationMessage(title, { modal: true, detail: text }, more);
    if (choice === more) await env.openExternal(Uri.parse(link));
  });
}

async function askNetwork({ networks }: Landscape): Promise<Found | undefined> {
  const network = await pickOne(
    l10n.t('Explain which network?'),
    networkChoices(networks),
    l10n.t('There is no network to explain.'),
  );
  return network && { kind: 'network', network };
}

/** A container that was not clicked on a network is explained on each that it is on. */
function explained(found: Found, landscape: Landscape) {
  if (found.kind === 'network') {
    return { title: plain(found.network.name), ...explainNetwork(found.network, landscape) };
  }
  const { container, network } = found;
  const attachments = attachmentsOf(landscape)
    .on(container.id)
    .filter(attachment => !network || attachment.network.id === network.id);
  const said = attachments.map(attachment =>
    explainEndpoint(container, attachment.network, attachment.endpoint, landscape),
  );
  const title = [container, ...(network ? [network] : [])].map(({ name }) => plain(name));
  return {
    title: title.join(' @ '),
    text: said.map(({ text }) => text).join('\n\n') || l10n.t('It is on no network.'),
    link: said[0]?.link ?? networkDocs,
  };
}
