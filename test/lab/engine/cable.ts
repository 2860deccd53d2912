import { keep } from '../keeper';
import { run, RunError } from '../run';
import { runInside, type Namespaces } from './namespaces';

/** The pair of interfaces that joins an engine's network namespace to the host. */
export interface Cable {
  /** The engine's address, reachable from the host. */
  readonly address: string;
  readonly remove: () => Promise<void>;
}

/** Lays a cable: the host is 10.214.N.1, the engine 10.214.N.2 on its eth0, with two spare parents. */
export async function layCable(namespaces: Namespaces): Promise<Cable> {
  const number = await addLink(namespaces.pid);
  const name = linkName(number);
  const remove = keep({ kind: 'link', name });
  const address = `10.214.${number}.2`;
  await run('ip', ['-batch', '-'], {
    input: `address add 10.214.${number}.1/24 dev ${name}\nlink set ${name} up\n`,
  });
  await runInside(namespaces, ['ip', '-batch', '-'], insideCommands(number));
  return { address, remove };
}

/** Takes the first free number; the kernel refuses a name that another process has just taken. */
async function addLink(pid: number): Promise<number> {
  const first = process.pid % 250;
  for (let i = 0; i < 250; i++) {
    const number = ((first + i) % 250) + 1;
    const link = ['link', 'add', linkName(number), 'type', 'veth'];
    try {
      await run('ip', [...link, 'peer', 'name', 'eth0', 'netns', String(pid)]);
      return number;
    } catch (error) {
      if (!(error instanceof RunError && error.stderr.includes('File exists'))) throw error;
    }
  }
  throw new Error('no free address for an engine');
}

function linkName(number: number): string {
  return `dnlab${number}`;
}

function insideCommands(number: number): string {
  return [
    'link set lo up',
    `address add 10.214.${number}.2/24 dev eth0`,
    `address add fd13:214:${number}::2/64 dev eth0 nodad`,
    'link set eth0 up',
    `route add default via 10.214.${number}.1`,
    // Parents for macvlan networks, as the kernel may have no dummy device.
    'link add eth1 type veth peer name eth1p',
    'link add eth2 type veth peer name eth2p',
    ...['eth1', 'eth1p', 'eth2', 'eth2p'].map(name => `link set ${name} up`),
    '',
  ].join('\n');
}
