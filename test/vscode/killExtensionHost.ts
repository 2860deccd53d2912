import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

/** Kills the extension host of the editor that was started for this engine, as a crash would. */
export function killExtensionHost(host: string): void {
  const found = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        return (
          command.includes('type=extensionHost') && environment.includes(`DOCKER_HOST=${host}`)
        );
      } catch {
        return false; // it ended meanwhile
      }
    });
  assert.equal(found.length, 1, 'one extension host');
  process.kill(Number(found[0]), 'SIGKILL');
}
