import { type Disposable, l10n } from 'vscode';
import { createNetwork } from '../../actions/createNetwork';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks } from '../../landscape/contextWords';
import type { Container, Network } from '../../landscape/landscape';
import { meetingPlaces } from '../../landscape/meetingPlaces';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, containerChoice, networkChoice, pickOne } from '../picks';
import { containersOf } from '../targets';
import { plain, plainLabel } from '../text/words';
import { connectAll } from './connect';
import { askNetworks } from './connectAsks';
import { askName } from './createNetwork';
import { targetsFor } from './targetsFor';

/** Lets two containers reach each other: over a network of one of them, another one, or a new one. */
export function registerConnectThem(parts: Parts): Disposable {
  const { boundary } = parts;
  return boundary.command(commands.containerConnectThem, async (...args) => {
    const [first, second] = containersOf(targetsFor(parts, args));
    const one = first ?? (await askContainer(parts, l10n.t('Connect which container?')));
    if (!one) return;
    const title = l10n.t('Connect “{0}” with which container?', plain(one.name));
    const other = second ?? (await askContainer(parts, title, one));
    if (other) await connectThem(parts, [one, other]);
  });
}

type Both = readonly [Container, Container];

async function connectThem(parts: Parts, both: Both): Promise<void> {
  const [one, other] = both;
  const connect = await pickOne(
    l10n.t('Let “{0}” and “{1}” reach each other', plain(one.name), plain(other.name)),
    waysToConnect(parts, both),
    l10n.t(
      'Neither “{0}” nor “{1}” can be connected to a network of the other.',
      plain(one.name),
      plain(other.name),
    ),
  );
  await connect?.();
}

function waysToConnect(parts: Parts, both: Both): Choice<() => Promise<void>>[] {
  const { landscape } = parts.live;
  const [one, other] = both;
  const choices = meetingPlaces(landscape, one, other, parts.topology.engineKind).map(
    ({ network, joining }): Choice<() => Promise<void>> => {
      const there = joining === one ? other : one;
      return {
        ...networkChoice(network, l10n.t('“{0}” is on it.', plain(there.name))),
        label: l10n.t(
          'Connect “{0}” to “{1}”',
          plainLabel(joining.name, 60),
          plainLabel(network.name, 60),
        ),
        value: () => connectAll(parts, [network], [joining]),
      };
    },
  );
  if (!both.every(canJoinNetworks)) return choices;
  return [
    ...choices,
    {
      label: `$(add) ${l10n.t('Connect Both to a New Network…')}`,
      alwaysShow: true,
      value: async () => {
        const network = await makeNetwork(parts);
        if (network) await connectAll(parts, [network], both);
      },
    },
    {
      label: `$(plug) ${l10n.t('Connect Both to Another Network…')}`,
      alwaysShow: true,
      value: async () => {
        const networks = await askNetworks(landscape, both);
        if (networks) await connectAll(parts, networks, both);
      },
    },
  ];
}

async function makeNetwork({ live, runner }: Parts): Promise<Network | undefined> {
  const name = await askName();
  if (name === undefined) return undefined;
  const action = createNetwork(live.landscape, { name, driver: 'bridge' });
  const id = await runner.run(l10n.t('Creating network…'), action);
  return attachmentsOf(live.landscape).network(id);
}

function askContainer(
  { live }: Parts,
  title: string,
  without?: Container,
): Promise<Container | undefined> {
  return pickOne(
    title,
    live.landscape.containers
      .filter(container => container !== without)
      .map(container => containerChoice(container)),
    l10n.t('There is no container that could be connected.'),
  );
}
