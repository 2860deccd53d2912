/**
 * Gives a DNS label made of any text: `[a-z0-9-]`, 32 characters at most. No underscores, because the name of an
 * upstream can reach the backend as its Host, and many refuse those (RFC 1123, section 2.1). No more than 32, because
 * nginx does not start with a `server_name` above 46: https://nginx.org/en/docs/hash.html
 */
export function labelOf(text: string): string {
  const label = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return label.slice(0, 32).replace(/^-+|-+$/g, '') || 'backend';
}
