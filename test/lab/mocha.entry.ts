// Runs test files and writes what came of each:  node mocha.entry.js RESULT_FILE TIMEOUT all|first FILE...
// With "first", what follows a failure in its file is left out, as the caller runs that file once more.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const [resultFile = '', timeout = '10000', extent = 'all', ...files] = process.argv.slice(2);

/** What came of a file: how many of its tests passed, and name and failure of those, and of hooks, that did not. */
interface FileResult {
  passed: number;
  readonly failures: (readonly [title: string, failure: string])[];
}

const results = new Map<string, FileResult>();
/** Of the file of a test or a hook; hooks outside of all suites have none. */
function resultOf({ file = '' }: Mocha.Runnable): FileResult {
  const result = results.get(file) ?? { passed: 0, failures: [] };
  results.set(file, result);
  return result;
}

const mocha = new Mocha({
  reporter: 'spec',
  timeout: Number(timeout),
  rootHooks: {
    beforeEach() {
      const test = (this as unknown as Mocha.Context).currentTest;
      if (extent === 'first' && test && resultOf(test).failures.length > 0) test.skip();
    },
  },
});
for (const file of files) mocha.addFile(file);

const runner = mocha.run(failures => {
  writeFileSync(resultFile, JSON.stringify([...results]));
  process.exit(failures > 0 ? 1 : 0);
});
runner.on('pass', test => {
  resultOf(test).passed++;
});
runner.on('fail', (test, error: Error) => {
  resultOf(test).failures.push([test.fullTitle(), error.stack ?? String(error)]);
});
process.on('SIGINT', () => process.exit(130));
