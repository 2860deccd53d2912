// Runs test files and writes the counts:  node mocha.entry.js COUNTS_FILE TIMEOUT FILE...
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const [countsFile = '', timeout = '10000', ...files] = process.argv.slice(2);
const mocha = new Mocha({ reporter: 'spec', timeout: Number(timeout) });
for (const file of files) mocha.addFile(file);

const runner = mocha.run(failures => {
  // A test that never ran because its suite's hook failed is in neither count, but the hook is.
  const counts = { passed: runner.stats?.passes ?? 0, failed: failures };
  writeFileSync(countsFile, JSON.stringify(counts));
  process.exit(failures > 0 ? 1 : 0);
});
process.on('SIGINT', () => process.exit(130));
