import type { Directive } from '../read/directive';
import type { Listen } from './route';

/**
 * What each of these servers listens on, in their order. Of those at one address and port, the one that says so is the
 * default, else the first. https://nginx.org/en/docs/http/ngx_http_core_module.html#listen
 */
export function listensOf(servers: readonly Directive[]): readonly (readonly Listen[])[] {
  const all = servers.map(server => {
    const written = (server.block ?? []).filter(({ name }) => name === 'listen').map(readListen);
    // Without one it is port 80, as nginx runs as root in most containers.
    return written.length > 0 ? written : [readListen({ parameters: ['80'] })];
  });
  const defaults = new Map<string, Listen>();
  for (const listen of all.flat()) {
    const key = `${listen.address} ${listen.port ?? ''}`;
    const known = defaults.get(key);
    if (!known || (listen.isDefault && !known.isDefault)) defaults.set(key, listen);
  }
  const isDefault = new Set(defaults.values());
  return all.map(listens =>
    listens.map(listen => ({ ...listen, isDefault: isDefault.has(listen) })),
  );
}

function readListen({ parameters }: Pick<Directive, 'parameters'>): Listen {
  const [where = '', ...flags] = parameters;
  const isTls = flags.includes('ssl') || flags.includes('quic');
  const isDefault = flags.includes('default_server') || flags.includes('default');
  return { ...addressOf(where), isTls, isDefault };
}

function addressOf(text: string): Pick<Listen, 'address' | 'port'> {
  if (/^unix:/i.test(text)) return { address: text.slice('unix:'.length) };
  if (/^\d+$/.test(text)) return { address: '*', port: Number(text) };
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?/.exec(text) ?? [];
  return { address: bracketed ?? plain ?? text, port: port === undefined ? 80 : Number(port) };
}
