import type { Directive } from '../read/directive';
import { targetAddress } from './passAddress';
import { resolversOf } from './resolvers';
import type { RouteTarget } from './route';

/** The groups of servers of an `http` or `stream` block, by their names in small letters. */
export function upstreamsOf(
  block: readonly Directive[],
  resolvers: readonly string[],
): ReadonlyMap<string, readonly RouteTarget[]> {
  const upstreams = block.filter(({ name }) => name === 'upstream');
  return new Map(
    upstreams.map(({ parameters: [name = ''], block: inner = [] }) => [
      name.toLowerCase(),
      serversOf(inner, resolversOf(inner) ?? resolvers),
    ]),
  );
}

/** https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server */
function serversOf(block: readonly Directive[], resolvers: readonly string[]): RouteTarget[] {
  return block
    .filter(({ name }) => name === 'server')
    .map(({ parameters: [address = '', ...flags], file, line }) => ({
      address: targetAddress(address, 80),
      resolved: flags.includes('resolve') ? { by: resolvers } : 'atStart',
      isBackup: flags.includes('backup'),
      isDown: flags.includes('down'),
      file,
      line,
    }));
}
