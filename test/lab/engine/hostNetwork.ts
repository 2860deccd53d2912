import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run, tryRun } from '../run';

/** What an engine in the host's own network namespace changes there. */
export interface HostNetwork {
  readonly bridges: readonly string[];
  readonly forwarding: Readonly<Record<string, string>>;
  /** By program: what its `-save` printed. */
  readonly firewall: Readonly<Record<string, string>>;
}

const forwardingFiles = ['/proc/sys/net/ipv4/ip_forward', '/proc/sys/net/ipv6/conf/all/forwarding'];
const firewalls = ['iptables', 'ip6tables'];

/** Notes bridges, forwarding and firewall as they are now. */
export async function readHostNetwork(): Promise<HostNetwork> {
  const firewall: Record<string, string> = {};
  for (const program of firewalls) firewall[program] = (await tryRun(`${program}-save`, [])) ?? '';
  const readable = forwardingFiles.filter(file => existsSync(file));
  const forwarding = readable.map(file => [file, readFileSync(file, 'utf8').trim()] as const);
  return { bridges: await listBridges(), firewall, forwarding: Object.fromEntries(forwarding) };
}

/** Takes away what an engine has added since, and nothing that others have. */
export async function restoreHostNetwork(before: HostNetwork): Promise<void> {
  for (const name of await listBridges()) {
    const isEngines = /^(docker0|docker_gwbridge|br-[0-9a-f]{12})$/.test(name);
    if (isEngines && !before.bridges.includes(name)) await tryRun('ip', ['link', 'delete', name]);
  }
  for (const program of firewalls) {
    const after = (await tryRun(`${program}-save`, [])) ?? '';
    const input = firewallUndo(before.firewall[program] ?? '', after);
    if (input) await tryRun(`${program}-restore`, ['--noflush'], { input });
  }
  for (const [file, value] of Object.entries(before.forwarding)) writeFileSync(file, value);
}

/** The `iptables-restore --noflush` text that leads from one saved state back to an earlier one. */
export function firewallUndo(before: string, after: string): string {
  const earlier = parseTables(before);
  const parts: string[] = [];
  for (const [table, lines] of parseTables(after)) {
    const old = earlier.get(table) ?? [];
    const added = lines.filter(line => !old.includes(line));
    const rules = added.filter(line => line.startsWith('-A ')).map(line => `-D${line.slice(2)}`);
    const chains = added.filter(line => /^:\S+ -/.test(line)).map(line => line.split(' ')[0] ?? '');
    const policies = old.filter(line => /^:\S+ [A-Z]/.test(line) && !lines.includes(line));
    if (old.length === 0) policies.push(...defaultPolicies(added));
    const removals = chains.map(chain => `-X ${chain.slice(1)}`);
    const commands = [...policies, ...rules, ...removals];
    if (commands.length > 0) parts.push(`*${table}`, ...commands, 'COMMIT');
  }
  return parts.length > 0 ? `${parts.join('\n')}\n` : '';
}

/** A table that was not loaded before has no earlier policies: accept is the kernel's own. */
function defaultPolicies(lines: readonly string[]): string[] {
  return lines
    .filter(line => /^:\S+ DROP/.test(line))
    .map(line => line.replace(' DROP', ' ACCEPT'));
}

function parseTables(text: string): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) tables.set(line.slice(1), (current = []));
    // Packet counters differ from call to call.
    else if (/^[:-]/.test(line)) current.push(line.replace(/ \[\d+:\d+\]$/, ''));
  }
  return tables;
}

async function listBridges(): Promise<string[]> {
  const text = await run('ip', ['-json', 'link', 'show', 'type', 'bridge']);
  const links = JSON.parse(text.trim() || '[]') as { ifname?: string }[];
  return links.flatMap(link => (link.ifname ? [link.ifname] : []));
}
