// Runs test files and writes the counts:  node mocha.entry.js COUNTS_FILE TIMEOUT RETRIES FILE...
// What passed after it had failed is named with its failure.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const [countsFile = '', timeout = '10000', retries = '0', ...files] = process.argv.slice(2);
const mocha = new Mocha({ reporter: 'spec', timeout: Number(timeout), retries: Number(retries) });
const unsteady = new Map<string, string>();
for (const file of files) mocha.addFile(file);

const runner = mocha.run(failures => {
  // A test that never ran because its suite's hook failed is in neither count, but the hook is.
  const counts = { passed: runner.stats?.passes ?? 0, failed: failures, retried: unsteady.size };
  for (const [name, why] of unsteady) console.log(`failed at first: ${name}\n${why}\n`);
  writeFileSync(countsFile, JSON.stringify(counts));
  process.exit(failures > 0 ? 1 : 0);
});
runner.on('retry', (test: Mocha.Test, error: Error) => {
  unsteady.set(test.fullTitle(), error.stack ?? String(error));
});
process.on('SIGINT', () => process.exit(130));
