// Runs test files and writes what came of them:  node mocha.entry.js RESULT_FILE TIMEOUT RETRIES FILE...
// The result is the counts, and the name and failure of each test that failed, or that passed after it had failed.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const [resultFile = '', timeout = '10000', retries = '0', ...files] = process.argv.slice(2);
const mocha = new Mocha({ reporter: 'spec', timeout: Number(timeout), retries: Number(retries) });
const told = { failed: new Map<string, string>(), retried: new Map<string, string>() };
for (const file of files) mocha.addFile(file);

const runner = mocha.run(failures => {
  // A test that never ran because its suite's hook failed is in neither count, but the hook is.
  const counts = { passed: runner.stats?.passes ?? 0, failed: failures };
  const result = { ...counts, failures: [...told.failed], retries: [...told.retried] };
  writeFileSync(resultFile, JSON.stringify(result));
  process.exit(failures > 0 ? 1 : 0);
});
const textOf = (error: Error) => error.stack ?? String(error);
runner.on('retry', (test: Mocha.Test, error: Error) => {
  told.retried.set(test.fullTitle(), textOf(error));
});
runner.on('fail', (test: Mocha.Test, error: Error) => {
  told.retried.delete(test.fullTitle());
  told.failed.set(test.fullTitle(), textOf(error));
});
process.on('SIGINT', () => process.exit(130));
