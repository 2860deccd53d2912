// Runs the tests:  node scripts/test.mjs [lint] [types] [unit] [engine] [vscode] [soak]
// Without a name, all of them but the soak: the long forms of the tests on engines. The last line is "N passed, N failed".
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, ensureModules, program, root, runNode } from './ensure.mjs';

const second = 1000;

// Real engines and a real editor depend on what else the machine does: a file with a failure is run once more, on new
// engines and in a new editor, and what came of that counts. The end of the run tells of it.
const steps = {
  lint: () =>
    checks([
      [program('eslint', 'bin/eslint.js'), '.'],
      [program('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    ]),
  types: () =>
    checks([
      [program('typescript', 'bin/tsc'), '-p', '.'],
      [program('typescript', 'bin/tsc'), '-p', 'webview'],
    ]),
  unit: () => countsOf(mocha(testFiles('unit'), 20 * second)),
  engine: () => withNeeds(['engine'], () => mochaTwice('engine', 180 * second)),
  soak: () => {
    process.env.DOCKER_NETWORKS_SOAK = '1';
    return withNeeds(['engine'], () => countsOf(mocha(testFiles('engine'), 600 * second)));
  },
  vscode: () => withNeeds(['engine', 'browser'], () => mochaTwice('vscode', 300 * second)),
};

const byDefault = ['lint', 'types', 'unit', 'engine', 'vscode'];

/** Programs that each count as one test. */
function checks(commands) {
  const failed = commands.filter(command => !runNode(command)).length;
  return { passed: commands.length - failed, failed };
}

function withNeeds(needs, step) {
  return runNode(['out/lab/ensure.entry.js', ...needs]) ? step() : { passed: 0, failed: 1 };
}

/** A folder of test files, where a file with a failure has a second run. */
function mochaTwice(folder, timeout) {
  const files = testFiles(folder);
  const first = mocha(files, timeout, 'first');
  const again = files.filter(file => first.get(file)?.failures.length > 0);
  if (again.length === 0) return countsOf(first);
  console.log(`\n== ${folder}, a second run of ${again.length}`);
  const counts = countsOf(new Map([...first, ...mocha(again, timeout)]));
  return { ...counts, before: again.flatMap(file => first.get(file).failures) };
}

/** What came of each test file. To run none, or to end without a word, is a failure of no file. */
function mocha(files, timeout, extent = 'all') {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docker-networks-test-'));
  const resultFile = path.join(scratch, 'result.json');
  const settings = [resultFile, String(timeout), extent];
  try {
    const isGood = runNode(['out/lab/mocha.entry.js', ...settings, ...files]);
    const results = new Map(JSON.parse(readFileSync(resultFile, 'utf8')));
    const { passed, failed } = countsOf(results);
    if (failed > 0 || (isGood && passed > 0)) return results;
  } catch {
    // It was ended before it could write.
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return new Map([
    ['', { passed: 0, failures: [['all of it', 'No tests, or no result of them.']] }],
  ]);
}

/** What came of all files together. */
function countsOf(results) {
  const all = [...results.values()];
  const failures = all.flatMap(one => one.failures);
  const passed = all.reduce((sum, one) => sum + one.passed, 0);
  return { passed, failed: failures.length, failures };
}

/** By the sources, so that what an earlier build left is not run. */
function testFiles(folder) {
  const sources = path.join(root, 'test', folder);
  if (!existsSync(sources)) return [];
  const names = readdirSync(sources, { recursive: true });
  const tests = names.filter(name => name.endsWith('.test.ts')).sort();
  return tests.map(name => path.join(root, 'out', folder, name.replace(/ts$/, 'js')));
}

function main(names) {
  const unknown = names.filter(name => !(name in steps));
  if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}`);
  ensureModules();
  build();
  const total = { passed: 0, failed: 0 };
  const summary = [];
  const told = [];
  for (const name of names.length > 0 ? names : byDefault) {
    console.log(`\n== ${name}`);
    const start = Date.now();
    const { passed, failed, failures = [], before = [] } = steps[name]();
    const seconds = ((Date.now() - start) / second).toFixed(1);
    const again = before.length > 0 ? `, ${before.length} failed in a first run` : '';
    summary.push(`${name}: ${passed} passed, ${failed} failed${again}, ${seconds} s`);
    told.push(...before.map(one => tell(`${name}: failed in the first run of its file`, one)));
    told.push(...failures.map(one => tell(`${name}: failed`, one)));
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${[...told, ...summary].join('\n')}`);
  return total;
}

/** A test and its failure, at the end of the run again: what came in between is long. */
function tell(what, [title, failure]) {
  return `${what}: ${title}\n${failure}\n`;
}

let total = { passed: 0, failed: 1 };
try {
  total = main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
