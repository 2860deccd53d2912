import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../lab/project';
import { isSoak } from './engines';

const file = path.join(projectRoot(), 'docs', 'reliability.md');

/** Keeps what a long form found in the document; a short one is not kept. */
export function keepResult(what: string, result: string): void {
  if (!isSoak) return;
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  const row = `| ${[what, result, day, machine].map(cell).join(' | ')} |`;
  const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const kept = before.filter(line => /^\| (?!what|---)/.test(line) && keyOf(line) !== keyOf(row));
  const head = [
    '# Reliability',
    '',
    'What the long forms found (`npm run soak`, which writes this page), each with its day and its machine. The short forms run with every `npm test`. After each of them the landscape shown was, byte for byte, the one of a fresh look; where the engine stood behind the proxy that makes the weather, also no rejection was unhandled and no timer or connection was left over.',
    '',
    '| what | result | on | machine |',
    '| --- | --- | --- | --- |',
  ];
  writeFileSync(file, [...head, ...[...kept, row].sort(), ''].join('\n'));
}

/** Keeps how long each test of the suite at hand took that passed, and which failed. */
export function keepResults(): void {
  afterEach(function () {
    const { currentTest } = this;
    if (!currentTest?.state) return;
    const seconds = ((currentTest.duration ?? 0) / 1000).toFixed(0);
    keepResult(currentTest.fullTitle(), `${currentTest.state} in ${seconds} s`);
  });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function keyOf(row: string): string {
  return row.split(' | ')[0] ?? '';
}
