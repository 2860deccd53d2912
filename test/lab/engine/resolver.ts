import { spawn } from 'node:child_process';
import { entryPath } from '../project';
import type { Namespaces } from './namespaces';

/**
 * Starts the name server that knows no name. It ends with the namespaces and not before: nsenter
 * has to live to collect it, as the host's first process may be slow to, and the namespaces wait.
 */
export function startResolver(namespaces: Namespaces, address: string): void {
  const script = entryPath('lab/engine/resolver');
  const [command = '', ...args] = namespaces.enter([process.execPath, script, address]);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.unref();
}
