import { connect } from 'node:net';
import { evidenceOf } from './evidence';
import type { Looking } from './looking';
import type { Attempt } from './observation';
import type { Question } from './question';
import { isEverywhere } from './scene';

/** Milliseconds until a connection is given up. */
const patience = 2000;

/**
 * Tries a published TCP port from the machine that this runs on, where the engine is on it as well: that is where
 * people open their browser. Never throws.
 */
export async function observeHere(
  { engine, signal, report }: Looking,
  { goal }: Question,
): Promise<void> {
  const { kind } = engine.address;
  if (goal.kind !== 'published' || goal.protocol !== 'tcp') return;
  if (kind !== 'socket' && kind !== 'pipe') return;
  const bound = goal.container.ports.flatMap(({ published }) =>
    published?.port === goal.port ? [published.address] : [],
  );
  if (bound.length === 0) return;
  report(() => ({ here: [] }));
  await Promise.all(
    addressesHere(bound).map(async address => {
      const attempt = await tryFromHere(address, goal.port, signal);
      report(({ here = [] }) => ({ here: [...here, attempt] }));
    }),
  );
}

/** What is bound to every address is at the machine's own as well. */
function addressesHere(bound: readonly string[]): readonly string[] {
  const isFour = bound.includes('0.0.0.0');
  const own = bound
    .filter(address => !isFour || address !== '::')
    .map(address =>
      isEverywhere(address) ? (address.includes(':') ? '::1' : '127.0.0.1') : address,
    );
  return [...new Set(own)];
}

function tryFromHere(host: string, port: number, signal: AbortSignal): Promise<Attempt> {
  const begin = performance.now();
  return new Promise(resolve => {
    const socket = connect({ host, port, signal });
    const end = (outcome: Attempt['outcome'], said: string) => {
      socket.destroy();
      const seconds = (performance.now() - begin) / 1000;
      const evidence = evidenceOf(['nc', '-w', String(patience / 1000), host, String(port)], said);
      resolve({ address: host, port, outcome, seconds, evidence });
    };
    socket.setTimeout(patience);
    socket.once('connect', () => end('open', 'open'));
    socket.once('timeout', () => end('timedOut', 'timed out'));
    socket.once('error', error => end(outcomeOf(error), error.message));
  });
}

const outcomes: Readonly<Record<string, Attempt['outcome']>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timedOut',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
};

function outcomeOf(error: NodeJS.ErrnoException): Attempt['outcome'] {
  return outcomes[error.code ?? ''] ?? 'failed';
}
