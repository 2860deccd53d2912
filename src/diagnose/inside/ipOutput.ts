// What BusyBox's `ip` prints of a network namespace.

/** A network interface. */
export interface Interface {
  readonly name: string;
  readonly isUp: boolean;
  readonly mtu?: number;
  readonly mac?: string;
  /** With prefix lengths, IPv4 first. */
  readonly addresses: readonly string[];
}

/** A route; without a gateway its addresses are reached directly. */
export interface Route {
  /** A subnet or `default`. */
  readonly to: string;
  readonly via?: string;
  readonly device?: string;
  /** `unreachable`, `blackhole` or `prohibit`: packets do not get there. */
  readonly refusal?: string;
}

/** Reads `ip addr`. */
export function readInterfaces(text: string): readonly Interface[] {
  const blocks = text.split(/^(?=\d+: )/m);
  return blocks.flatMap(block => {
    const [, name, flags = ''] = /^\d+: ([^:@\s]+)(?:@\S+)?: <([^>]*)>/.exec(block) ?? [];
    if (name === undefined) return [];
    const mtu = /\bmtu (\d+)/.exec(block)?.[1];
    const mac = /^\s+link\/ether ([0-9a-f:]{17})/m.exec(block)?.[1];
    const addresses = [...block.matchAll(/^\s+inet6? (\S+)/gm)].flatMap(([, found]) => found ?? []);
    return [
      {
        name,
        isUp: flags.split(',').includes('UP'),
        addresses,
        ...(mtu === undefined ? {} : { mtu: Number(mtu) }),
        ...(mac === undefined ? {} : { mac }),
      },
    ];
  });
}

/** Reads `ip route` and `ip -6 route` behind each other. */
export function readRoutes(text: string): readonly Route[] {
  return text.split('\n').flatMap(line => {
    const words = line.trim().split(/\s+/);
    const isRefused = /^(unreachable|blackhole|prohibit)$/.test(words[0] ?? '');
    const to = words[isRefused ? 1 : 0];
    if (to === undefined || !/^(default|[0-9a-f.:]+(\/\d+)?)$/i.test(to)) return [];
    const after = (word: string) => words[words.indexOf(word) + 1];
    const via = words.includes('via') ? after('via') : undefined;
    const device = words.includes('dev') ? after('dev') : undefined;
    return [
      {
        to,
        ...(via === undefined ? {} : { via }),
        ...(device === undefined ? {} : { device }),
        ...(isRefused && words[0] !== undefined ? { refusal: words[0] } : {}),
      },
    ];
  });
}
