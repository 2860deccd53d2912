import type { Attachment } from '../attachments';
import type { AdviceScene } from './advice';

/**
 * The names that others on the network can use for a container, in small letters and each once, as far as they are
 * known: its own, its Compose service, and the aliases that an inspect has told. The engine's short id is none.
 */
export function namesOn(
  { container, endpoint }: Attachment,
  { detailsOf }: AdviceScene,
): readonly string[] {
  const told = detailsOf(container.id)?.names.get(endpoint.networkKey);
  const names = [container.name, container.service, ...(told?.dnsNames ?? told?.aliases ?? [])];
  const known = names.flatMap(name => (name ? [name.toLowerCase()] : []));
  return [...new Set(known)].filter(name => name !== container.id.slice(0, 12));
}
