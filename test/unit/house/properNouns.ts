/** Texts that are the same in every language: names, abbreviations, and examples of what to type. */
export const properNouns: ReadonlySet<string> = new Set([
  'Docker Networks',
  'Docker',
  'Podman',
  'Compose',
  'nginx',
  'IPv4',
  'IPv6',
  'MAC',
  'DNS',
  'ID',
  'IP',
  'TCP',
  'UDP',
  'my-network',
  'JSON',
  'Mermaid',
  'Graphviz DOT',
  'draw.io',
  'SVG',
  'PNG',
  'unix:///var/run/docker.sock',
  'HTTPS',
  '/api/',
  'X-Tenant',
  'shop.localhost',
  '/etc/nginx/htpasswd',
  'server … resolve',
  'tcp port 80',
]);

/** True for a text that needs no translation: a proper noun, or no words at all (`{0}: {1}`). */
export function needsNoTranslation(text: string): boolean {
  return properNouns.has(text) || !/\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
}
