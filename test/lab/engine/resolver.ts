import { spawn } from 'node:child_process';
import { entryPath } from '../project';
import type { Namespaces } from './namespaces';

/** Starts the name server that knows no name; it ends with the namespaces or by the result. */
export function startResolver(namespaces: Namespaces, address: string): () => Promise<void> {
  const script = entryPath('lab/engine/resolver');
  const [command = '', ...args] = namespaces.enter([process.execPath, script, address]);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.unref();
  return () => {
    child.kill();
    return Promise.resolve();
  };
}
