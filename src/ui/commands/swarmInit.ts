import { networkInterfaces } from 'node:os';
import { type Disposable, l10n, window } from 'vscode';
import { initSwarm } from '../../actions/initSwarm';
import type { EngineAddress } from '../../engine/address';
import { EngineError } from '../../engine/engineError';
import { readEngineFacts, type SwarmFacts } from '../../landscape/engineFacts';
import { announce, isConfirmed } from '../announce';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { advertisableAddresses } from './advertisableAddresses';

/** Makes a Swarm of the engine, which overlay networks and services need. */
export function registerSwarmInit(parts: Parts): Disposable {
  return parts.boundary.command(commands.swarmInit, () => offerSwarmInit(parts));
}

/**
 * Asks for the address and whether it is wanted, saying what changes. True when the engine is a manager
 * afterwards, false when the person changed their mind.
 *
 * @throws Refusal when it is in a Swarm already; what the engine throws.
 */
export async function offerSwarmInit(parts: Parts): Promise<boolean> {
  const { live, runner, swarm: cache } = parts;
  const { swarm } = await cache.get();
  if (readEngineFacts(undefined, await live.engine?.version()).isPodman) {
    throw new EngineError('unsupported', l10n.t('Podman has no Swarm.'));
  }
  // Refused before anything is asked.
  initSwarm(swarm, '');
  const address = await askAddress(swarm, live.engine?.address);
  if (address === undefined) return false;
  const action = initSwarm(swarm, address);
  const detail = [
    l10n.t('It becomes the manager of a new Swarm with this one node. What changes:'),
    l10n.t('• The ports 2377/tcp, 7946/tcp, 7946/udp and 4789/udp of this machine are opened.'),
    l10n.t('• The networks “ingress” and “docker_gwbridge” appear.'),
    l10n.t('• Services can run, and overlay networks can be created.'),
    l10n.t('Containers go on running. “docker swarm leave --force” takes it back.'),
  ].join('\n');
  const question = l10n.t('Initialize a Swarm on this engine?');
  if (!(await isConfirmed(parts, question, detail, l10n.t('Initialize'), action.cli))) return false;
  await runner.run(l10n.t('Initializing Swarm…'), action);
  live.refresh();
  // Whoever waits for the Swarm goes on while the message is there.
  void parts.boundary.attempt(() =>
    announce(parts, l10n.t('This engine is the manager of a new Swarm.'), action.cli),
  );
  return true;
}

const other = Symbol('other');

async function askAddress(
  swarm: SwarmFacts,
  engine: EngineAddress | undefined,
): Promise<string | undefined> {
  const known = advertisableAddresses(swarm, engine, networkInterfaces());
  const choices: Choice<string | typeof other>[] = [
    ...known.map(({ address, origin }) => ({
      value: address,
      label: address,
      description: origin,
    })),
    {
      value: '',
      label: l10n.t('Let the engine choose'),
      description: l10n.t('works where it has a single address'),
    },
    { value: other, label: l10n.t('Other address…') },
  ];
  const title = l10n.t('Address by which other nodes reach this one');
  const chosen = await pickOne(title, choices, '');
  if (chosen !== other) return chosen;
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t('An IP address or the name of a network interface, such as eth0.'),
    validateInput: text =>
      /^[\w.:%@[\]-]+$/.test(text.trim()) ? undefined : l10n.t('Enter an address.'),
  });
  return typed?.trim();
}
