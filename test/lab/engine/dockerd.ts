import path from 'node:path';
import { findProgram, type EngineBinaries } from './binaries';
import type { EngineCommand, EngineSetup } from './daemon';

/** How dockerd is started. */
export function dockerdCommand(
  binaries: EngineBinaries,
  { folder, socket, cgroup, namespaces }: EngineSetup,
  args: readonly string[] = [],
): EngineCommand {
  const proxy = findProgram(binaries, 'usr/sbin/docker-proxy', 'usr/bin/docker-proxy');
  const init = findProgram(binaries, 'usr/bin/tini-static', 'usr/bin/docker-init');
  const argv = [
    'dockerd',
    ...['--data-root', path.join(folder, 'data'), '--exec-root', path.join(folder, 'exec')],
    ...['--host', `unix://${socket}`, '--pidfile', path.join(folder, 'dockerd.pid')],
    ...['--cgroup-parent', `/${cgroup}`, '--exec-opt', 'native.cgroupdriver=cgroupfs'],
    ...(proxy ? ['--userland-proxy-path', proxy] : []),
    ...(init ? ['--init-path', init] : []),
    ...args,
  ];
  return { argv: namespaces.enter(argv), env: { ...process.env, PATH: binaries.path } };
}
