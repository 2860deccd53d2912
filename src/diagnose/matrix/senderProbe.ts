import { readAttempt, readLookup } from '../answers';
import type { Attempt, Lookup } from '../observation';
import { addressesInHosts, readHosts } from '../resolver';
import { connectLimit, connectScript } from '../probes';

/** What a sender is to try, all in one go. */
export interface SenderOrder {
  readonly names: readonly string[];
  readonly doors: readonly Door[];
}

/** Where a connection is tried. */
export interface Door {
  readonly address: string;
  readonly port: number;
}

/** What a sender saw. */
export interface SenderAnswers {
  /** By name. */
  readonly lookups: ReadonlyMap<string, Pick<Lookup, 'outcome' | 'addresses'>>;
  /** By `doorKey`. */
  readonly attempts: ReadonlyMap<string, Pick<Attempt, 'outcome' | 'seconds'>>;
}

export function doorKey({ address, port }: Door): string {
  return `${address} ${port}`;
}

/** So many are tried at once. */
const width = 16;

/** Takes the time limit and the width, then three arguments for each thing to try; prints the hosts file, then a line for each: its number and the answer, all with ASCII's record separator for line breaks. */
const script = [
  `try() {\n${connectScript}\n}`,
  `look() {\nbusybox timeout "$2" busybox nslookup "$1" 2>&1\n}`,
  't=$1 w=$2 i=0',
  'echo "hosts $(busybox tr "\\n" "\\036" </etc/hosts)"',
  'shift 2',
  'while [ $# -gt 0 ]; do',
  '(',
  'if [ "$1" = name ]; then a=$(look "$2" "$t"); else a=$(try "$2" "$3" "$t"); fi',
  'a=$(echo "$a" | busybox tr "\\n" "\\036")',
  'echo "$i $a"',
  ') &',
  'shift 3; i=$((i+1))',
  '[ $((i % w)) != 0 ] || wait',
  'done',
  'wait',
].join('\n');

/** The command that tries everything that is asked for. */
export function senderProbe({ names, doors }: SenderOrder): readonly string[] {
  const items = [
    ...names.flatMap(name => ['name', name, '']),
    ...doors.flatMap(({ address, port }) => ['door', address, String(port)]),
  ];
  return ['busybox', 'sh', '-c', script, 'sh', String(connectLimit), String(width), ...items];
}

/** Milliseconds after which it has surely ended. */
export function senderLimit({ names, doors }: SenderOrder): number {
  const rounds = Math.ceil((names.length + doors.length) / width);
  return 1000 * (5 + rounds * 2 * connectLimit);
}

/** What it printed. What is missing was not tried. */
export function readSender({ names, doors }: SenderOrder, said: string): SenderAnswers {
  const answers = new Map<string, string>();
  for (const line of said.split('\n')) {
    const [, key, answer] = /^(\d+|hosts) (.*)$/.exec(line) ?? [];
    if (key !== undefined && answer !== undefined) {
      answers.set(key, answer.replaceAll('\u001e', '\n'));
    }
  }
  const hosts = readHosts(answers.get('hosts') ?? '');
  const lookups = names.flatMap((name, index) => {
    const answer = answers.get(String(index));
    // As programs do: the hosts file comes before the name server.
    const addresses = addressesInHosts(hosts, name);
    if (addresses.length > 0) return [[name, { outcome: 'found', addresses } as const] as const];
    return answer === undefined ? [] : [[name, readLookup(answer)] as const];
  });
  const attempts = doors.flatMap((door, index) => {
    const answer = answers.get(String(names.length + index));
    return answer === undefined ? [] : [[doorKey(door), readAttempt(answer)] as const];
  });
  return { lookups: new Map(lookups), attempts: new Map(attempts) };
}
