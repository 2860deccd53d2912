import { type Disposable, l10n, window, workspace } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import type { Container, Landscape } from '../../landscape/landscape';
import { namespaceOwner } from '../../landscape/namespaceOwner';
import { isNginx } from '../../nginx/isNginx';
import { portsOf } from '../../nginx/portsOf';
import type { Member, ProxyFinding } from '../../nginx/proxyFindings';
import { type Backend, proxyModel } from '../../nginx/proxyModel';
import { writeConfig } from '../../nginx/writeConfig';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, pickOne, pickSome } from '../picks';
import { containersOf } from '../targets';
import { configComments, findingSentence } from '../text/nginxWords';
import { plain } from '../text/words';
import { connectAll } from './connect';
import { targetsFor } from './targetsFor';

/** Writes an nginx configuration for the chosen containers into a new document. */
export function registerGenerateNginx(parts: Parts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.nginxGenerate, async (...args) => {
    const clicked = containersOf(targetsFor(parts, args));
    const chosen = clicked.length > 0 ? clicked : await askContainers(live.landscape);
    if (!chosen) return;
    const proxies = proxyCandidates(live.landscape, chosen);
    const backends = await askPorts(
      parts,
      chosen.filter(container => !proxies.chosen.includes(container)),
    );
    if (!backends) return;
    const proxy = await askProxy(proxies);
    if (proxy === undefined) return;
    const { landscape } = live;
    const model = proxyModel({ landscape, backends, ...(proxy ? { proxy } : {}) });
    const fileName = model.serverName.replace(/\.localhost$/, '');
    const comments = configComments(fileName, proxy ?? undefined, model.findings);
    const document = await workspace.openTextDocument({
      language: 'nginx',
      content: writeConfig(model, comments),
    });
    await window.showTextDocument(document, { preview: false });
    await warn(parts, model.findings);
  });
}

interface Proxies {
  /** nginx containers among the chosen ones, with others that they shall pass requests to. */
  readonly chosen: readonly Container[];
  readonly others: readonly Container[];
}

function proxyCandidates({ containers }: Landscape, chosen: readonly Container[]): Proxies {
  const marked = chosen.filter(isNginx);
  const isProxyMarked = marked.length > 0 && marked.length < chosen.length;
  return {
    chosen: isProxyMarked ? marked : [],
    others: containers.filter(container => isNginx(container) && !chosen.includes(container)),
  };
}

/** The nginx container; null when there is none yet; undefined when the person changes their mind. */
async function askProxy({ chosen, others }: Proxies): Promise<Container | null | undefined> {
  const candidates = chosen.length > 0 ? chosen : others;
  const [only] = candidates;
  if (!only) return null;
  if (candidates.length === 1) return only;
  return pickOne<Container | null>(
    l10n.t('Which nginx shall use this configuration?'),
    [
      ...candidates.map(container => containerChoice(container)),
      { value: null, label: l10n.t('Another one, or none yet') },
    ],
    '',
  );
}

function askContainers({ containers }: Landscape): Promise<readonly Container[] | undefined> {
  return pickSome(
    l10n.t('nginx shall pass requests to which containers?'),
    containers
      .filter(container => canJoinNetworks(container) && !isNginx(container))
      .map(container => containerChoice(container)),
    l10n.t('There is no container that nginx could pass requests to.'),
  );
}

async function askPorts(
  { details }: Parts,
  containers: readonly Container[],
): Promise<readonly Backend[] | undefined> {
  const backends: Backend[] = [];
  for (const container of containers) {
    const ports = portsOf(container);
    const declared = async () => portsOf({ ports: (await details.get(container.id)).exposed });
    const port = await askPort(container, ports.length > 0 ? ports : await declared());
    if (port === undefined) return undefined;
    backends.push({ container, port });
  }
  return backends;
}

/** The one port it exposes; one of several; else typed. Always the container's own, never the published one. */
async function askPort(
  container: Container,
  ports: readonly number[],
): Promise<number | undefined> {
  const [only] = ports;
  if (only !== undefined && ports.length === 1) return only;
  const title = l10n.t('On which port does “{0}” answer HTTP?', plain(container.name));
  if (ports.length > 1) {
    const choices = ports.map(port => ({ value: port, label: String(port) }));
    return pickOne(title, choices, '');
  }
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t('The port inside the container, not the published one'),
    placeHolder: '8080',
    validateInput: text =>
      isPort(text) ? undefined : l10n.t('Enter a whole number from 1 to 65535.'),
  });
  return typed === undefined ? undefined : Number(typed);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65535;
}

/** Says what is in the way, and offers to connect proxy and backend where that mends it. */
async function warn(parts: Parts, findings: readonly ProxyFinding[]): Promise<void> {
  const apart = findings.find(finding => finding.kind === 'noSharedNetwork');
  const finding = apart ?? findings[0];
  if (!finding) return;
  const meeting = apart && meetingOf(parts.live.landscape, apart.proxy, apart.backend);
  const connect = l10n.t('Connect Them…');
  const buttons = meeting ? [connect] : [];
  const choice = await window.showWarningMessage(findingSentence(finding), ...buttons);
  if (meeting && choice === connect) {
    await connectAll(parts, [meeting.network], [meeting.newcomer]);
  }
}

/** A network of the one that the other can join, with names: not the default bridge. */
function meetingOf(landscape: Landscape, proxy: Member, backend: Member) {
  const meet = (host: Member, guest: Member) => {
    const newcomer = namespaceOwner(guest.container, attachmentsOf(landscape).container);
    const network = landscape.networks.find(
      candidate =>
        !candidate.isPredefined &&
        isConnectable(candidate) &&
        host.networks.includes(candidate.name),
    );
    return network && canJoinNetworks(newcomer) ? { network, newcomer } : undefined;
  };
  return meet(backend, proxy) ?? meet(proxy, backend);
}
