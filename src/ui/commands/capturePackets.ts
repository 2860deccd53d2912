import { commands as vscodeCommands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { Refusal } from '../../actions/refusal';
import {
  captureCommand,
  type CaptureOrder,
  capturePackets,
  countPackets,
} from '../../diagnose/inside/capturePackets';
import type { Engine } from '../../engine/engine';
import { attachmentsOf } from '../../landscape/attachments';
import { isEnterable } from '../../landscape/contextWords';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { connectedEngine } from '../connectedEngine';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, containerChoice, pickOne } from '../picks';
import { plain } from '../text/words';
import { readyImage } from '../tools/readyImage';
import { withCancel } from '../withCancel';
import { targetsFor } from './targetsFor';

type Limits = Pick<CaptureOrder, 'packets' | 'seconds' | 'bytes'>;

const megabyte = 1_048_576;

/** Captures packets of a container, on one network or all of them, into a file that Wireshark opens. */
export function registerCapturePackets(parts: Parts): Disposable {
  const { boundary, live, log } = parts;
  return boundary.command(commands.containerCapture, async (...args) => {
    const found = targetsFor(parts, args).find(each => each.kind === 'container');
    const container = found?.container ?? (await askContainer(live.landscape));
    if (!container) return;
    if (!isEnterable(container)) throw new Refusal({ kind: 'notRunning', container });
    const engine = connectedEngine(live);
    const image = await readyImage(engine, 'capture');
    if (image === undefined) return;
    const order = await askOrder(container, found?.network, live.landscape);
    const file = order && (await askFile(container, found?.network));
    if (!file) return;
    const network = ['--network', `container:${container.name}`];
    const command = captureCommand(order, order.endpoint ? 'eth0' : 'any');
    log.info(cliLine(['docker', 'run', '--rm', ...network, image, ...command]));
    await run(engine, container, image, order, file);
  });
}

async function askOrder(
  container: Container,
  network: Network | undefined,
  landscape: Landscape,
): Promise<CaptureOrder | undefined> {
  const title = network
    ? l10n.t('Capture packets of “{0}” on “{1}”', plain(container.name), plain(network.name))
    : l10n.t('Capture packets of “{0}”', plain(container.name));
  const filter = await window.showInputBox({
    title,
    prompt: l10n.t('Which packets? In tcpdump’s words; leave it empty for all.'),
    placeHolder: l10n.t('tcp port 80'),
  });
  if (filter === undefined) return undefined;
  const limits = await pickOne(title, limitChoices(), '');
  const endpoint = attachmentsOf(landscape)
    .on(container.id)
    .find(each => each.network === network)?.endpoint;
  return limits && { filter: filter.trim(), ...limits, ...(endpoint ? { endpoint } : {}) };
}

/** It ends at whichever comes first. */
function limitChoices(): Choice<Limits>[] {
  const choice = (label: string, value: Limits): Choice<Limits> => ({
    label,
    value,
    description: l10n.t(
      'at most {0} packets or {1} MB',
      value.packets.toLocaleString(),
      value.bytes / megabyte,
    ),
  });
  return [
    choice(l10n.t('{0} seconds', 30), { seconds: 30, packets: 10_000, bytes: 10 * megabyte }),
    choice(l10n.t('{0} minutes', 5), { seconds: 300, packets: 100_000, bytes: 50 * megabyte }),
    choice(l10n.t('{0} minutes', 30), { seconds: 1800, packets: 1_000_000, bytes: 200 * megabyte }),
  ];
}

function askFile(container: Container, network: Network | undefined): Thenable<Uri | undefined> {
  const names = [container.name, network?.name].filter(each => each !== undefined);
  const name = `${names
    .join('-')
    .replace(/[^\w.-]/g, '_')
    .slice(0, 100)}.pcap`;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: l10n.t('Capture packets into'),
    defaultUri: folder ? Uri.joinPath(folder, name) : Uri.file(name),
    filters: { [l10n.t('Captured packets')]: ['pcap'] },
  });
}

/** Captures until a limit or a cancel; then what there is is kept. */
async function run(
  engine: Engine,
  container: Container,
  image: string,
  order: CaptureOrder,
  file: Uri,
): Promise<void> {
  const captured = await withCancel(
    l10n.t('Capturing packets of “{0}”; Cancel stops and keeps them', plain(container.name)),
    (stop, report) => {
      const show = (bytes: number) => report(l10n.t('{0} KB', Math.ceil(bytes / 1024)));
      return capturePackets(engine, container, image, order, stop, show);
    },
  );
  const count = countPackets(captured);
  if (count === 0) {
    void window.showInformationMessage(l10n.t('No packet was captured, so nothing was saved.'));
    return;
  }
  await workspace.fs.writeFile(file, captured);
  void offerToShow(file, count);
}

async function offerToShow(file: Uri, count: number): Promise<void> {
  const name = plain(file.path.slice(file.path.lastIndexOf('/') + 1));
  const show = l10n.t('Show in Explorer');
  const isInside = workspace.getWorkspaceFolder(file) !== undefined;
  const choice = await window.showInformationMessage(
    l10n.t('Saved {0} packets in “{1}”.', count.toLocaleString(), name),
    ...(isInside ? [show] : []),
  );
  if (choice === show) await vscodeCommands.executeCommand('revealInExplorer', file);
}

function askContainer({ containers }: Landscape): Promise<Container | undefined> {
  return pickOne(
    l10n.t('Capture packets of which container?'),
    containers.filter(isEnterable).map(each => containerChoice(each)),
    l10n.t('There is no running container.'),
  );
}
