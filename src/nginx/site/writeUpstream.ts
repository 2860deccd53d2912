import { parseAddress } from '../../landscape/addresses';
import { block, type Line, line } from './lines';
import type { Backend, Balance, Resolver, Site, Upstream } from './site';
import { isGroup, isName } from './siteFacts';
import type { Where } from './siteProblems';

/** How many back ends fit into the smallest zone; one that is resolved again takes more room. */
const fewServers = 8;

/** The block of an upstream; nothing where its one back end is written into the routes. */
export function upstreamBlock(site: Site, upstream: Upstream, index: number): Line[] {
  if (!isGroup(site, upstream)) return [];
  const { name, servers, balance, sticky, keepalive } = upstream;
  const at = (...rest: Where) => ['upstreams', index, ...rest];
  const { lookup } = site;
  const isResolved = lookup.kind === 'resolve' && servers.some(({ host }) => isName(host));
  return block(`upstream ${name}`, at('name'), [
    ...(isResolved
      ? [
          line(`zone ${name} ${servers.length > fewServers ? '256k' : '64k'};`, at('name')),
          line(resolverText(lookup.resolver), ['lookup', 'resolver']),
        ]
      : []),
    ...balanceText(balance).map(text => line(text, at('balance'))),
    ...servers.map((server, i) => line(serverText(server, isResolved), at('servers', i))),
    ...(sticky === undefined ? [] : [line(`sticky cookie ${sticky};`, at('sticky'))]),
    ...(keepalive === undefined ? [] : [line(`keepalive ${keepalive};`, at('keepalive'))]),
  ]);
}

/** https://nginx.org/en/docs/http/ngx_http_core_module.html#resolver */
export function resolverText({ addresses, validSeconds, family }: Resolver): string {
  const servers = addresses.map(bracketed).join(' ');
  const off = { both: '', ipv4: ' ipv6=off', ipv6: ' ipv4=off' }[family];
  return `resolver ${servers} valid=${validSeconds}s${off};`;
}

/** As it stands in an address with a port. */
export function bracketed(host: string): string {
  return parseAddress(host)?.version === 6 ? `[${host}]` : host;
}

function serverText(server: Backend, isResolved: boolean): string {
  const { host, port, weight, maxFails, failTimeout, isBackup, isDown } = server;
  const words = [
    `server ${bracketed(host)}:${port}`,
    ...(weight === undefined ? [] : [`weight=${weight}`]),
    ...(maxFails === undefined ? [] : [`max_fails=${maxFails}`]),
    ...(failTimeout === undefined ? [] : [`fail_timeout=${failTimeout}s`]),
    ...(isBackup ? ['backup'] : []),
    ...(isDown ? ['down'] : []),
    ...(isResolved && isName(host) ? ['resolve'] : []),
  ];
  return `${words.join(' ')};`;
}

function balanceText(balance: Balance): string[] {
  switch (balance.kind) {
    case 'roundRobin':
      return [];
    case 'leastConn':
      return ['least_conn;'];
    case 'ipHash':
      return ['ip_hash;'];
    case 'random':
      return ['random two;'];
    case 'leastTime':
      return ['least_time header;'];
    case 'hash':
      return [`hash ${balance.key}${balance.isConsistent ? ' consistent' : ''};`];
  }
}
