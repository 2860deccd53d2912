import { quotedForCompose } from '../../landscape/composeText';
import { parseConfig } from '../read/parseConfig';
import { listensOf } from '../routes/listens';

/** What a site needs to run in a container of its own. */
export interface Deployment {
  /** The site's file, without a folder. */
  readonly file: string;
  readonly image: string;
  /** Networks by name; the first one is the one it starts on. */
  readonly networks: readonly string[];
  /** Ports of the container, and where on the host they are published. */
  readonly ports: readonly { readonly inside: number; readonly outside: number }[];
}

/**
 * In place of the file that comes with the image: with both, that one would answer for all other names, `localhost` among
 * them.
 */
const place = '/etc/nginx/conf.d/default.conf';

/** The ports that a site listens on, each once. Throws `NginxSyntaxError`. */
export function listenedPorts(site: string): readonly number[] {
  const servers = parseConfig(site, '').filter(({ name }) => name === 'server');
  const ports = listensOf(servers).flat();
  return [...new Set(ports.flatMap(({ port }) => (port === undefined ? [] : [port])))];
}

/** A main file with the site in it, for an image without a folder for sites. */
export function wholeConfig(site: string): string {
  return [
    'events {}',
    '',
    'http {',
    'include /etc/nginx/mime.types;',
    'default_type application/octet-stream;',
    '',
    site.trimEnd(),
    '}',
    '',
  ].join('\n');
}

/** A Dockerfile beside the site's file; `lines` say how it is used. */
export function dockerfile({ file, image }: Deployment, lines: readonly string[]): string {
  return [
    ...lines.map(line => `# ${line}`),
    `FROM ${image}`,
    `COPY ${JSON.stringify([file, place])}`,
    '',
  ].join('\n');
}

/**
 * A Compose file with one service. All names are quoted as JSON, which YAML reads as it is meant.
 * https://docs.docker.com/reference/compose-file/
 */
export function composeFile({ file, image, networks, ports }: Deployment): string {
  const keys = networks.map((name, at) => ({ key: `net${at + 1}`, name }));
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 ? [`    ${title}:`, ...items.map(item => `      - ${item}`)] : [];
  return [
    'services:',
    '  nginx:',
    `    image: ${quotedForCompose(image)}`,
    '    restart: unless-stopped',
    ...list(
      'ports',
      ports.map(({ inside, outside }) => quotedForCompose(`${outside}:${inside}`)),
    ),
    ...list('volumes', [quotedForCompose(`./${file}:${place}:ro`)]),
    ...list(
      'networks',
      keys.map(({ key }) => key),
    ),
    ...(keys.length > 0 ? ['', 'networks:'] : []),
    ...keys.flatMap(({ key, name }) => [
      `  ${key}:`,
      `    name: ${quotedForCompose(name)}`,
      '    external: true',
    ]),
    '',
  ].join('\n');
}
