import type { LabEngine } from '../lab/engine';

/** Something to try from inside a container. */
export interface Attempt {
  readonly place: string;
  readonly port: number;
}

export interface ProbeResult {
  /** `PLACE PORT` of those that took the connection. */
  readonly connected: ReadonlySet<string>;
  /** The addresses of each name that was found. */
  readonly resolved: ReadonlyMap<string, readonly string[]>;
}

/** Tries everything at once, in one exec of that container. */
export async function probe(
  engine: LabEngine,
  inside: string,
  attempts: readonly Attempt[],
  names: readonly string[],
): Promise<ProbeResult> {
  const input = [...attempts.map(connectLine), ...names.map(resolveLine), 'wait', ''].join('\n');
  const output = await engine.docker(['exec', '-i', inside, 'sh'], { input });
  const connected = new Set<string>();
  const resolved = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    const [what, first = '', second = ''] = line.split(' ');
    if (what === 'open') connected.add(`${first} ${second}`);
    if (what === 'name') resolved.set(first, [...(resolved.get(first) ?? []), second].sort());
  }
  return { connected, resolved };
}

/** What is silent is given up by nc itself; a paused container takes the connection and is given up by timeout. */
function connectLine({ place, port }: Attempt): string {
  const connect = `timeout 3 nc -w 1 ${place} ${port} </dev/null >/dev/null 2>&1`;
  return `(${connect}; case $? in 0|124|143) echo open ${place} ${port};; esac) &`;
}

function resolveLine(name: string): string {
  const addresses = `sed -n '/^Name/,$s/^Address[ 0-9]*: *//p'`;
  const lookup = `timeout 4 nslookup ${name} 2>/dev/null | ${addresses}`;
  return `(${lookup} | while read -r address rest; do echo name ${name} $address; done) &`;
}
