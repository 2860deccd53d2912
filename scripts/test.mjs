// Runs the tests:  node scripts/test.mjs [lint] [types] [unit] [engine] [vscode] [soak]
// Without a name, all of them but the soak: the long forms of the tests on engines. The last line is "N passed, N failed".
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, ensureModules, program, root, runNode } from './ensure.mjs';

const second = 1000;

// Real engines and a real editor depend on what else the machine does: each test has a second try, which is told.
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
  unit: () => mocha('unit', 20 * second),
  engine: () => withNeeds(['engine'], () => mocha('engine', 180 * second, 1)),
  soak: () => {
    process.env.DOCKER_NETWORKS_SOAK = '1';
    return withNeeds(['engine'], () => mocha('engine', 600 * second));
  },
  vscode: () => withNeeds(['engine', 'browser'], () => mocha('vscode', 300 * second, 1)),
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

/** A folder of test files; to run none, or to crash, is a failure. */
function mocha(folder, timeout, retries = 0) {
  const files = testFiles(folder);
  const scratch = mkdtempSync(path.join(tmpdir(), 'docker-networks-test-'));
  const resultFile = path.join(scratch, 'result.json');
  try {
    const settings = [resultFile, timeout, retries].map(String);
    const isGood = runNode(['out/lab/mocha.entry.js', ...settings, ...files]);
    const result = JSON.parse(readFileSync(resultFile, 'utf8'));
    const { passed, failed } = result;
    const isEmpty = passed + failed === 0;
    return { ...result, failed: failed || (isGood && !isEmpty ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
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
    const { passed, failed, failures = [], retries = [] } = steps[name]();
    const seconds = ((Date.now() - start) / second).toFixed(1);
    const again = retries.length > 0 ? `, ${retries.length} tried twice` : '';
    summary.push(`${name}: ${passed} passed, ${failed} failed${again}, ${seconds} s`);
    told.push(...retries.map(one => tell(`${name}: passed at the second try`, one)));
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
