// What VS Code calls inside the extension host, given as extensionTestsPath.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import type { SuiteReport } from './report';

/** Runs the suite; rejects when a test failed, as VS Code's contract wants it. */
export async function run(): Promise<void> {
  const files = ['extension', 'assistant', 'hostile', 'deactivation'].map(name =>
    path.join(__dirname, `${name}.entry.js`),
  );
  const report = await runTests(files);
  const file = process.env['TEST_RESULT_FILE'];
  if (file) writeFileSync(file, JSON.stringify(report, undefined, 2));
  if (report.failed.length > 0) throw new Error(`${report.failed.length} tests failed`);
}

function runTests(files: readonly string[]): Promise<SuiteReport> {
  const passed: string[] = [];
  const skipped: string[] = [];
  const failed: { title: string; error: string }[] = [];
  const mocha = new Mocha({ reporter: 'spec', color: false, timeout: 30_000 });
  for (const file of files) mocha.addFile(file);
  return new Promise(resolve => {
    const runner = mocha.run(() => resolve({ passed, skipped, failed }));
    runner.on('pass', test => passed.push(test.fullTitle()));
    runner.on('pending', test => skipped.push(test.fullTitle()));
    runner.on('fail', (test, error: Error) => {
      failed.push({ title: test.fullTitle(), error: error.stack ?? error.message });
    });
  });
}
