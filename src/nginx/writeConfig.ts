import { commentLines } from './commentLines';
import { checkedName, checkedPort, checkedServerName } from './nginxNames';
import type { ProxyModel, ProxyServer } from './proxyModel';

/**
 * The usual lines. `$host` instead of nginx's default, the upstream's name, which many backends refuse;
 * `$proxy_add_x_forwarded_for` adds the client to what it sent itself, so a backend trusts only the last entry.
 * https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header
 */
const headers = [
  'Host $host',
  'X-Real-IP $remote_addr',
  'X-Forwarded-For $proxy_add_x_forwarded_for',
  'X-Forwarded-Proto $scheme',
] as const;

/**
 * Gives the text of a file for `/etc/nginx/conf.d/`, ending in a newline.
 * `comments` are sentences for people, in their language and as untrusted as the names in them; they come first.
 * Throws `NginxInputError` for a name or port that must not be written.
 */
export function writeConfig(model: ProxyModel, comments: readonly string[] = []): string {
  const notes = comments.flatMap(commentLines);
  const blocks = [
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...(model.upstream ? [upstreamBlock(model.upstream)] : []),
    serverBlock(model),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function upstreamBlock({ name, servers }: NonNullable<ProxyModel['upstream']>): string {
  const lines = servers.map(server => `    server ${address(server)};`);
  return [`upstream ${checkedServerName(name)} {`, ...lines, '}'].join('\n');
}

function serverBlock(model: ProxyModel): string {
  return [
    'server {',
    `    listen ${checkedPort(model.listen)};`,
    `    server_name ${checkedServerName(model.serverName)};`,
    '',
    '    location / {',
    `        proxy_pass ${model.scheme}://${target(model)};`,
    '        proxy_http_version 1.1;',
    ...headers.map(header => `        proxy_set_header ${header};`),
    '    }',
    '}',
  ].join('\n');
}

function target({ upstream, target: text }: ProxyModel): string {
  if (upstream) return checkedServerName(upstream.name);
  const [host = '', port = ''] = text.split(':');
  return address({ host, port: Number(port) });
}

function address({ host, port }: ProxyServer): string {
  return `${checkedName(host)}:${checkedPort(port)}`;
}
