import type { Directive } from '../read/directive';
import type { AccessRule, RealIp, Resolver, Server, Tls } from './site';

type Block = readonly Directive[];

/** What the directives of a server say; `redirect` are those of the one that only sends on to HTTPS. */
export function readServer(block: Block, redirect: Block | undefined): Server {
  const listens = [...all(redirect ?? [], 'listen'), ...all(block, 'listen')].map(readListen);
  const ports = (isTls: boolean) => [
    ...new Set(listens.filter(each => each.isTls === isTls).map(({ port }) => port)),
  ];
  const tls = readTls(block, ports(true), redirect !== undefined);
  const body = /^(\d+)m$/.exec(first(block, 'client_max_body_size') ?? '')?.[1];
  const realm = first(block, 'auth_basic');
  return {
    ports: ports(false),
    names: all(block, 'server_name')[0] ?? [],
    isDefault: listens.some(({ isDefault }) => isDefault),
    hasIpv6: listens.some(({ isIpv6 }) => isIpv6),
    ...(tls ? { tls } : {}),
    ...readRealIp(block),
    access: block.flatMap(({ name, parameters: [from = ''] }): AccessRule[] =>
      name === 'allow' || name === 'deny' ? [{ rule: name, from }] : [],
    ),
    ...(realm === undefined
      ? {}
      : { login: { realm, file: first(block, 'auth_basic_user_file') ?? '' } }),
    ...(body === undefined ? {} : { bodyMegabytes: Number(body) }),
    gzip: first(block, 'gzip') === 'on',
    securityHeaders: addedHeader(block, 'X-Content-Type-Options') !== undefined,
  };
}

/** What a `resolver` says. */
export function readResolver({ parameters }: Directive): Resolver {
  const isOff = (family: string) => parameters.includes(`${family}=off`);
  const valid = parameters.find(each => each.startsWith('valid='));
  return {
    addresses: parameters.filter(each => !each.includes('=')).map(withoutBrackets),
    validSeconds: Number(/^valid=(\d+)s$/.exec(valid ?? '')?.[1]),
    family: isOff('ipv6') ? 'ipv4' : isOff('ipv4') ? 'ipv6' : 'both',
  };
}

/** An address as it is without a port. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function readListen([address = '', ...words]: readonly string[]) {
  return {
    port: Number(address.replace(/^\[::\]:/, '')),
    isIpv6: address.startsWith('['),
    isTls: words.includes('ssl'),
    isHttp2: words.includes('http2'),
    isDefault: words.includes('default_server'),
  };
}

function readTls(block: Block, ports: readonly number[], redirects: boolean): Tls | undefined {
  const certificate = first(block, 'ssl_certificate');
  if (certificate === undefined) return undefined;
  const hsts = /^max-age=(\d+)$/.exec(addedHeader(block, 'Strict-Transport-Security') ?? '')?.[1];
  const isHttp2 = all(block, 'listen').some(words => readListen(words).isHttp2);
  return {
    ports,
    certificate,
    key: first(block, 'ssl_certificate_key') ?? '',
    redirects,
    http2: isHttp2 || first(block, 'http2') === 'on',
    ...(hsts === undefined ? {} : { hstsSeconds: Number(hsts) }),
  };
}

function readRealIp(block: Block): { readonly realIp?: RealIp } {
  const header = first(block, 'real_ip_header');
  if (header !== 'X-Forwarded-For' && header !== 'X-Real-IP') return {};
  return { realIp: { from: all(block, 'set_real_ip_from').flat(), header } };
}

function addedHeader(block: Block, name: string): string | undefined {
  return all(block, 'add_header').find(([header]) => header === name)?.[1];
}

/** The parameters of each directive of that name. */
function all(block: Block, name: string): (readonly string[])[] {
  return block.filter(each => each.name === name).map(({ parameters }) => parameters);
}

function first(block: Block, name: string): string | undefined {
  return all(block, name)[0]?.[0];
}
