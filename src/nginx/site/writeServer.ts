import { type Line, line } from './lines';
import type { Server, Site, Tls } from './site';
import { hasGrpc } from './siteFacts';
import { has, type NginxVersion } from './version';
import { word } from './values';
import { resolverText } from './writeUpstream';

/** Mozilla's intermediate profile, without those that need a file of parameters. https://ssl-config.mozilla.org */
const intermediate = [
  'ssl_protocols TLSv1.2 TLSv1.3;',
  'ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;',
  'ssl_prefer_server_ciphers off;',
  'ssl_session_timeout 1d;',
  'ssl_session_cache shared:docker_networks:10m;',
] as const;

const gzip = [
  'gzip on;',
  'gzip_vary on;',
  'gzip_proxied any;',
  'gzip_min_length 1024;',
  'gzip_types text/plain text/css text/xml text/javascript application/javascript application/json application/xml image/svg+xml;',
] as const;

/** `always`: also with errors. */
const security = [
  'add_header X-Content-Type-Options nosniff always;',
  'add_header X-Frame-Options SAMEORIGIN always;',
  'add_header Referrer-Policy strict-origin-when-cross-origin always;',
] as const;

/** What stands in the server's block before its routes. */
export function serverLines(site: Site, version: NginxVersion | undefined): Line[] {
  const { server, lookup } = site;
  const { tls } = server;
  return [
    ...(tls?.redirects ? [] : listenLines(server, server.ports, plainWords(site, version))),
    ...(tls ? listenLines(server, tls.ports, tlsWords(site, version)) : []),
    ...(needsHttp2(site) && has(version, 'http2Directive')
      ? [line('http2 on;', tls?.http2 ? ['server', 'tls', 'http2'] : ['server', 'ports'])]
      : []),
    nameLine(server),
    ...(tls ? tlsLines(tls) : []),
    ...(server.securityHeaders ? lines(security, 'securityHeaders') : []),
    ...(server.gzip ? lines(gzip, 'gzip') : []),
    ...(server.bodyMegabytes === undefined
      ? []
      : lines([`client_max_body_size ${server.bodyMegabytes}m;`], 'bodyMegabytes')),
    ...realIpLines(server),
    ...accessLines(server),
    ...(lookup.kind === 'variable'
      ? [line(resolverText(lookup.resolver), ['lookup', 'resolver'])]
      : []),
  ];
}

/** Plain HTTP on a server of its own, which only sends on. 308 keeps the method, RFC 9110 section 15.4.9. */
export function redirectLines({ server }: Site, tls: Tls): Line[] {
  const [port = 443] = tls.ports;
  const host = port === 443 ? '$host' : `$host:${port}`;
  return [
    ...listenLines(server, server.ports, ''),
    nameLine(server),
    line(`return 308 https://${host}$request_uri;`, ['server', 'tls', 'redirects']),
  ];
}

function needsHttp2(site: Site): boolean {
  return hasGrpc(site) || site.server.tls?.http2 === true;
}

function plainWords(site: Site, version: NginxVersion | undefined): string {
  return hasGrpc(site) && !has(version, 'http2Directive') ? ' http2' : '';
}

function tlsWords(site: Site, version: NginxVersion | undefined): string {
  return needsHttp2(site) && !has(version, 'http2Directive') ? ' ssl http2' : ' ssl';
}

function listenLines(server: Server, ports: readonly number[], words: string): Line[] {
  const last = `${words}${server.isDefault ? ' default_server' : ''};`;
  return ports.flatMap(port =>
    ['', ...(server.hasIpv6 ? ['[::]:'] : [])].map(address =>
      line(`listen ${address}${port}${last}`, ['server', 'ports']),
    ),
  );
}

function nameLine({ names }: Server): Line {
  return line(`server_name ${names.join(' ')};`, ['server', 'names']);
}

function tlsLines({ certificate, key, hstsSeconds }: Tls): Line[] {
  const at = (field: string) => ['server', 'tls', field];
  return [
    line(`ssl_certificate ${word(certificate)};`, at('certificate')),
    line(`ssl_certificate_key ${word(key)};`, at('key')),
    ...intermediate.map(text => line(text, ['server', 'tls'])),
    ...(hstsSeconds === undefined
      ? []
      : [
          line(
            `add_header Strict-Transport-Security max-age=${hstsSeconds} always;`,
            at('hstsSeconds'),
          ),
        ]),
  ];
}

function realIpLines({ realIp }: Server): Line[] {
  if (!realIp) return [];
  return lines(
    [
      ...realIp.from.map(from => `set_real_ip_from ${from};`),
      `real_ip_header ${realIp.header};`,
      'real_ip_recursive on;',
    ],
    'realIp',
  );
}

function accessLines({ access, login }: Server): Line[] {
  return [
    ...access.map(({ rule, from }, i) => line(`${rule} ${from};`, ['server', 'access', i])),
    ...(login
      ? lines(
          [`auth_basic ${word(login.realm)};`, `auth_basic_user_file ${word(login.file)};`],
          'login',
        )
      : []),
  ];
}

function lines(texts: readonly string[], field: keyof Server): Line[] {
  return texts.map(text => line(text, ['server', field]));
}
