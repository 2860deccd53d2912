import type { PortDraft } from '../runDraft';

/**
 * What stands behind `docker run -p`, taken apart: `[[address:]port of the host:]port of the container[/protocol]`.
 * Undefined where it has another form; whether its parts make sense is another question.
 */
export function readPortMapping(typed: string): PortDraft | undefined {
  const [, mapping = '', protocol = ''] = /^\s*([^/\s]+)(?:\/(\w+))?\s*$/.exec(typed) ?? [];
  const bracketed = /^\[([^\]]+)\]:(.*)$/.exec(mapping);
  const parts = (bracketed?.[2] ?? mapping).split(':');
  const containerPort = parts.pop() ?? '';
  const hostPort = parts.pop() ?? '';
  const hostAddress = bracketed?.[1] ?? parts.pop() ?? '';
  if (mapping === '' || parts.length > 0) return undefined;
  return { containerPort, protocol, hostPort, hostAddress };
}
