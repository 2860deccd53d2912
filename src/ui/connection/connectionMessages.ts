import { record } from '../../landscape/fields';
import type { ConnectionValues, FromConnection } from '../../protocol/connection';

const longest = 300;

/** A message of the page, checked: the page shows untrusted names and is not trusted itself. */
export function readConnectionMessage(value: unknown): FromConnection | undefined {
  const from = record(value);
  const { type, id } = from;
  switch (type) {
    case 'ready':
    case 'cancel':
    case 'swap':
    case 'copyReport':
    case 'saveReport':
      return { type };
    case 'fix':
    case 'copyFix':
      return typeof id === 'string' && id.length <= longest ? { type, id } : undefined;
    case 'test': {
      const values = readValues(from['values']);
      return values && { type, values };
    }
    default:
      return undefined;
  }
}

function readValues(value: unknown): ConnectionValues | undefined {
  const { host, port, protocol } = record(value);
  return isText(host) && isText(port) && isText(protocol) ? { host, port, protocol } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest;
}
