import type { LabEngine } from './engine';
import { RunError } from './run';
import { waitFor } from './wait';

/** Not among the types of mocha: how often the test was tried before. */
interface Retried {
  currentRetry(): number;
}

/** What is tried now, for a hook's `currentTest`, failed before. */
export function isTriedAgain(test: Mocha.Test | undefined): boolean {
  return ((test as Retried | undefined)?.currentRetry() ?? 0) > 0;
}

/**
 * An engine whose `docker` makes things anew in a second try: what the first one has made is removed before, and what is
 * refused because it is so already is as good as done.
 */
export function withSecondTries(engine: LabEngine, isSecondTry: () => boolean): LabEngine {
  return {
    ...engine,
    docker: async (args, options) => {
      if (!isSecondTry()) return engine.docker(args, options);
      for (const line of undoing(args)) await engine.docker(line).catch(() => undefined);
      if (args[0] === 'network' && args[1] === 'create') await remove(engine, args.at(-1) ?? '');
      return engine.docker(args, options).catch((error: unknown) => {
        if (isSoAlready(error)) return '';
        throw error;
      });
    },
  };
}

/** What removes the thing that a command line makes. */
function undoing(args: readonly string[]): readonly string[][] {
  const name = args[args.indexOf('--name') + 1] ?? '';
  const [what = '', verb = ''] = args;
  if (what === 'service' && verb === 'create') return [['service', 'rm', name]];
  return (what === 'run' || what === 'create') && args.includes('--name')
    ? [['rm', '-f', name]]
    : [];
}

/** Takes everything off the network, and the network away; a service's tasks leave one after another. */
async function remove(engine: LabEngine, network: string): Promise<void> {
  const docker = (...args: string[]) => engine.docker(['network', ...args]).catch(() => undefined);
  const format = '{{range $id, $_ := .Containers}}{{$id}} {{end}}';
  const isGone = async () => {
    const listed = await docker('inspect', '--format', format, network);
    if (listed === undefined) return true;
    for (const id of listed.trim().split(/\s+/)) await docker('disconnect', '-f', network, id);
    await docker('rm', network);
    return false;
  };
  await waitFor(isGone, { timeout: 30_000, interval: 200, what: `“${network}” to be gone` });
}

/** What Docker and Podman say of what is gone, here, on, off, paused or stopped already, and of a name given before. */
const soAlready =
  /no such (container|network)|network .*not found|endpoint with name .* already exists|already connected|not connected to|is already paused|is not (paused|running)|name .* is already in use/i;

function isSoAlready(error: unknown): boolean {
  return error instanceof RunError && soAlready.test(error.stderr);
}
