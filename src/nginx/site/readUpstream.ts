import type { Directive } from '../read/directive';
import { withoutBrackets } from './readServer';
import { type Backend, type Balance, hashKeys, type Upstream } from './site';

/** What an `upstream` block says. */
export function readUpstream({ parameters: [name = ''], block = [] }: Directive): Upstream {
  const find = (wanted: string) => block.find(each => each.name === wanted)?.parameters;
  const sticky = find('sticky')?.[1];
  const keepalive = find('keepalive')?.[0];
  return {
    name,
    servers: block
      .filter(each => each.name === 'server')
      .map(({ parameters }) => readBackend(parameters)),
    balance: readBalance(block),
    ...(sticky === undefined ? {} : { sticky }),
    ...(keepalive === undefined ? {} : { keepalive: Number(keepalive) }),
  };
}

/** A name or an address with its port; `usual` where it has none. */
export function readHost(
  text: string,
  usual = 80,
): { readonly host: string; readonly port: number } {
  const [, host = text, port] = /^(.*):(\d+)$/.exec(text) ?? [];
  return { host: withoutBrackets(host), port: port === undefined ? usual : Number(port) };
}

function readBackend([address = '', ...words]: readonly string[]): Backend {
  const number = (name: string) => {
    const text = words.find(each => each.startsWith(`${name}=`));
    return text === undefined ? undefined : Number.parseInt(text.slice(name.length + 1), 10);
  };
  const [weight, maxFails, failTimeout] = ['weight', 'max_fails', 'fail_timeout'].map(number);
  return {
    ...readHost(address),
    ...(weight === undefined ? {} : { weight }),
    ...(words.includes('backup') ? { isBackup: true } : {}),
    ...(words.includes('down') ? { isDown: true } : {}),
    ...(maxFails === undefined ? {} : { maxFails }),
    ...(failTimeout === undefined ? {} : { failTimeout }),
  };
}

function readBalance(block: readonly Directive[]): Balance {
  const kinds: Readonly<Record<string, Exclude<Balance['kind'], 'hash'>>> = {
    least_conn: 'leastConn',
    ip_hash: 'ipHash',
    random: 'random',
    least_time: 'leastTime',
  };
  for (const { name, parameters } of block) {
    const kind = kinds[name];
    if (kind) return { kind };
    const key = hashKeys.find(each => each === parameters[0]);
    if (name === 'hash' && key) {
      return { kind: 'hash', key, isConsistent: parameters[1] === 'consistent' };
    }
  }
  return { kind: 'roundRobin' };
}
