import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import type { InterfaceAddresses } from '../landscape/endpointTraffic';
import type { ContainerId } from '../landscape/landscape';

/** Names that the kernel gives and that are no way to another folder. */
const plainName = /^[\w@:-][\w@:.-]*$/;

/**
 * The MAC addresses of a running container's interfaces, read by `cat` in the container; undefined where it has none,
 * is paused, or an interface is gone meanwhile.
 */
export async function lookAtInterfaces(
  engine: Engine,
  id: ContainerId,
  names: readonly string[],
  signal: AbortSignal,
): Promise<InterfaceAddresses | undefined> {
  const known = names.filter(name => plainName.test(name));
  const files = known.map(name => `/sys/class/net/${name}/address`);
  const limits = { time: 5_000, bytes: 10_000 };
  const said = await capture(engine, id, ['cat', ...files], limits, signal).catch(
    () => 'notFound' as const,
  );
  if (said === 'notFound' || said.code !== 0) return undefined;
  const lines = said.stdout.trim().split('\n');
  return new Map(known.map((name, index) => [name, lines[index]?.trim() ?? '']));
}
