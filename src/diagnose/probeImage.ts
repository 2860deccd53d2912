import { isKnownImage } from '../landscape/readImages';

/**
 * The image that helpers are made of: the wanted one or, where the engine does not have it, one that has BusyBox as
 * well. Undefined where there is none.
 */
export function probeImage(wanted: string, names: readonly string[]): string | undefined {
  if (isKnownImage(wanted, names)) return wanted;
  return names.find(name => /(^|\/)(busybox|alpine)(:|$)/.test(name));
}
