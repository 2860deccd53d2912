import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import type { Container } from '../landscape/landscape';
import { nameServersOf } from '../nginx/site/nameServers';
import type { NginxFacts } from '../nginx/site/siteFor';
import { readVersion } from '../nginx/site/version';

/** Milliseconds: it is read on the way to something else. */
const patience = 3000;

/**
 * What a running nginx container tells of itself, read with its own `nginx -v` and `cat`; what it cannot tell is left
 * out. Throws `EngineError`.
 */
export async function readNginxFacts(
  engine: Engine,
  { id }: Container,
  signal?: AbortSignal,
): Promise<NginxFacts> {
  const read = (...command: string[]) =>
    capture(engine, id, command, { time: patience, bytes: 65_536 }, signal);
  const [said, file] = await Promise.all([read('nginx', '-v'), read('cat', '/etc/resolv.conf')]);
  const version = said === 'notFound' ? undefined : readVersion(said.stdout + said.stderr);
  return {
    ...(version ? { version } : {}),
    nameServers: file === 'notFound' ? [] : nameServersOf(file.stdout),
  };
}
