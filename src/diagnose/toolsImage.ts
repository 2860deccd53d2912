import { isKnownImage } from '../landscape/readImages';
import { probeImage } from './probeImage';

/** What a person can work with in a container's network. */
export type Tools = 'shell' | 'capture';

/**
 * The image with tools: the wanted one, or what the engine has in its place. For a shell that is any with BusyBox; to
 * capture it has to have tcpdump, which only its name can tell.
 */
export function toolsImage(
  wanted: string,
  names: readonly string[],
  tools: Tools,
): { readonly kind: 'there' | 'instead'; readonly image: string } | undefined {
  if (isKnownImage(wanted, names)) return { kind: 'there', image: wanted };
  const equipped = names.find(name => /(^|\/)(netshoot|tcpdump)(:|$)/.test(name));
  const image = equipped ?? (tools === 'shell' ? probeImage('', names) : undefined);
  return image === undefined ? undefined : { kind: 'instead', image };
}
