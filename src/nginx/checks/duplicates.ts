import type { Directive } from '../read/directive';
import { listensOf } from '../routes/listens';
import type { ConfigPlace } from '../routes/route';
import type { Finding } from './finding';
import { everyDirective } from './placed';

/** What stands twice where nginx takes only one, at its place in the checked file. */
export function duplicates(directives: readonly Directive[], path: string): Finding[] {
  const all = [...everyDirective(directives)];
  const https = all.filter(({ name }) => name === 'http').map(({ block = [] }) => block);
  return [
    ...all.filter(({ name }) => /^(server|location)$/.test(name)).flatMap(sameLocations),
    ...https.flatMap(block => [...sameUpstreams(block), ...sameNames(block, path)]),
  ]
    .filter(({ file }) => file === path)
    .map(({ finding }) => finding);
}

interface Found {
  readonly file: string;
  readonly finding: Finding;
}

/**
 * Of locations side by side. Regular expressions are tried one after the other, so these can be there twice.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
 */
function sameLocations({ block = [] }: Directive): Found[] {
  const locations = block.filter(({ name }) => name === 'location');
  return repeated(locations, ({ parameters }) => {
    const [, modifier = '', path = ''] =
      /^(=|~\*|~|\^~)?\s*([^]*)$/.exec(parameters.join(' ')) ?? [];
    if (modifier.startsWith('~') || path.startsWith('@')) return undefined;
    return `${modifier === '=' ? '= ' : ''}${path}`;
  }).map(({ item, key }) =>
    found(item, { kind: 'duplicateLocation', name: key }, key.replace(/^= /, '')),
  );
}

function sameUpstreams(block: readonly Directive[]): Found[] {
  const upstreams = block.filter(({ name }) => name === 'upstream');
  return repeated(upstreams, ({ parameters: [name] }) => name?.toLowerCase()).map(({ item, key }) =>
    found(item, { kind: 'duplicateUpstream', name: key }, item.parameters[0]),
  );
}

/** Names and defaults of the servers at each address and port. */
function sameNames(block: readonly Directive[], path: string): Found[] {
  const servers = block.filter(({ name }) => name === 'server');
  const listens = listensOf(servers);
  const first = new Map<string, Directive>();
  const result: Found[] = [];
  const meet = (key: string, at: Directive, tell: (other: ConfigPlace) => Found['finding']) => {
    const other = first.get(key);
    if (!other) first.set(key, at);
    else if (at.file === path) result.push({ file: path, finding: tell(other) });
    // nginx reads the checked file first: it is the other one that is left out.
    else if (other.file === path) {
      result.push({ file: path, finding: { ...tell(at), line: other.line } });
    }
  };
  servers.forEach((server, at) => {
    const sockets = new Set((listens[at] ?? []).map(each => `${each.address}:${each.port ?? ''}`));
    for (const directive of server.block ?? []) {
      const { name, parameters, line } = directive;
      if (name === 'server_name') {
        for (const word of parameters.filter(each => each !== '' && each !== '_')) {
          const reported = new Set<string>();
          for (const socket of sockets) {
            const key = `${socket} ${word.toLowerCase()}`;
            if (first.has(key) && reported.has(word)) continue;
            if (first.has(key)) reported.add(word);
            meet(key, directive, other => ({
              kind: 'duplicateName',
              name: word,
              other,
              line,
              word,
            }));
          }
        }
      }
      if (name === 'listen' && parameters.some(each => /^default(_server)?$/.test(each))) {
        const [listen = ''] = parameters;
        const socket = /^\d+$/.test(listen) ? `*:${listen}` : listen;
        meet(`default ${socket}`, directive, other => ({
          ...{ kind: 'duplicateDefault', listen, other, line, word: 'default_server' },
        }));
      }
    }
  });
  return result;
}

function repeated(items: readonly Directive[], keyOf: (item: Directive) => string | undefined) {
  const seen = new Set<string>();
  return items.flatMap(item => {
    const key = keyOf(item);
    if (key === undefined) return [];
    if (seen.has(key)) return [{ item, key }];
    seen.add(key);
    return [];
  });
}

function found(
  { file, line }: Directive,
  fault: { readonly kind: 'duplicateLocation' | 'duplicateUpstream'; readonly name: string },
  word: string | undefined,
): Found {
  return { file, finding: { ...fault, line, ...(word === undefined ? {} : { word }) } };
}
