import type { Lab } from '../lab';
import { connect, network, run, visitor } from '../parts';

/**
 * A page of BusyBox’s web server that keeps what is said in a Redis, by the protocol’s inline commands.
 * https://redis.io/docs/latest/develop/reference/protocol-spec/#inline-commands
 */
const page = [
  '#!/bin/sh',
  'printf "Content-Type: text/plain\\r\\n\\r\\n"',
  'said=$(echo "$QUERY_STRING" | tr -dc "a-z0-9")',
  `address=$(nslookup lab5-redis | sed -n '/^Name/,$s/^Address[^:]*: *//p' | sed 's/ .*//' | grep -m 1 '^[0-9.]*$')`,
  'printf "RPUSH chat %s\\r\\nLRANGE chat -5 -1\\r\\nQUIT\\r\\n" "${said:-hello}" | nc -w 2 "${address:-127.0.0.1}" 6379 || echo "lab5-redis does not answer"',
].join('\n');

const script = `mkdir -p /www/cgi-bin && printf '%s\\n' "$0" > /www/cgi-bin/chat && chmod +x /www/cgi-bin/chat; trap 'exit 0' TERM; httpd -f -p 8080 -h /www & wait $!`;

/** A chat and its Redis: the container’s name is the host’s name. */
export const chat: Lab = {
  id: 'chat',
  start: [
    network('lab5-front'),
    network('lab5-data'),
    run({ name: 'lab5-redis', network: 'lab5-data', image: 'redis' }),
    run({
      name: 'lab5-chat',
      network: 'lab5-front',
      image: 'tools',
      command: ['sh', '-c', script, page],
    }),
    visitor('lab5-visitor', 'lab5-front'),
  ],
  checks: [
    { kind: 'together', containers: ['lab5-chat', 'lab5-redis'] },
    {
      kind: 'fetches',
      from: 'lab5-visitor',
      url: 'http://lab5-chat:8080/cgi-bin/chat?hello',
      says: 'hello',
    },
  ],
  solution: [connect('lab5-data', 'lab5-chat')],
};
