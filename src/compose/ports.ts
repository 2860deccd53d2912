import { isMap, isScalar, Scalar, type Node } from 'yaml';
import { type Nodes, spanOf } from './nodes';
import type { WrittenPort } from './composeFile';

/**
 * A port that is published, in the short or the long syntax. Undefined for what cannot be known or is none.
 * https://docs.docker.com/reference/compose-file/services/#ports
 *
 * @param text of the whole file.
 */
export function readPort(nodes: Nodes, node: Node, text: string): WrittenPort | undefined {
  if (isMap(node)) return readLong(nodes, node, text);
  return isScalar(node) ? readShort(nodes, node) : undefined;
}

/** `[[HOST:][8000-8010]:]80[-90][/tcp]`, with an IPv6 address in brackets or bare. */
const short = /^(?:(?:(\[[^\]]*\]|[^[\]]*):)?([\d-]*):)?(\d+)(?:-\d+)?(?:\/(\w+))?$/;

function readShort(nodes: Nodes, node: Scalar): WrittenPort | undefined {
  const [, address, host, port, protocol = 'tcp'] = short.exec(nodes.text(node)?.value ?? '') ?? [];
  const containerPort = portOf(port);
  if (containerPort === undefined) return undefined;
  const span = spanOf(node);
  const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  return {
    span,
    containerPort,
    ...hostPortOf(host),
    protocol,
    ...(address ? { hostAddress: address.replace(/^\[|\]$/g, '') } : {}),
    addressPlace: {
      at: span.start + (isQuoted ? 1 : 0),
      before: '',
      // One port alone is the container's, and the engine chooses the host's.
      behind: host === undefined ? '::' : ':',
    },
  };
}

function readLong(nodes: Nodes, node: Node, text: string): WrittenPort | undefined {
  const entries = new Map(nodes.entries(node).map(entry => [entry.key, entry]));
  const value = (key: string) => nodes.text(entries.get(key)?.value);
  const containerPort = portOf(value('target')?.value);
  const target = entries.get('target');
  const address = value('host_ip');
  if (containerPort === undefined || !target) return undefined;
  // What a variable decides is not judged.
  if (address && address.value === undefined) return undefined;
  const { start } = target.span;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const isFlow = isMap(node) && node.flow === true;
  return {
    span: spanOf(node),
    containerPort,
    ...hostPortOf(value('published')?.value),
    protocol: value('protocol')?.value ?? 'tcp',
    ...(address?.value ? { hostAddress: address.value } : {}),
    addressPlace: {
      at: start,
      before: 'host_ip: ',
      behind: isFlow ? ', ' : `\n${' '.repeat(column)}`,
    },
  };
}

/** Of a range the first one. */
function hostPortOf(text: string | undefined): Pick<WrittenPort, 'hostPort'> {
  const hostPort = portOf(text?.split('-')[0]);
  return hostPort === undefined ? {} : { hostPort };
}

function portOf(text: string | undefined): number | undefined {
  const port = Number(text);
  return text !== undefined && Number.isInteger(port) && port > 0 && port < 65_536
    ? port
    : undefined;
}
