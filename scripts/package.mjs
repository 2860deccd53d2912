// Makes the VSIX:  node scripts/package.mjs [--built] FILE
// With --built from the production bundles that are there, else it makes them first.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureModules, program, root, runNode } from './ensure.mjs';
import { packageReadme } from './packageReadme.mjs';

const readme = 'dist/README.md';
const args = process.argv.slice(2);
const [file] = args.filter(arg => arg !== '--built');
if (!file) {
  console.error('node scripts/package.mjs [--built] FILE');
  process.exit(2);
}
if (!args.includes('--built')) {
  ensureModules();
  if (!runNode(['esbuild.js', '--production'])) process.exit(1);
}
const text = readFileSync(path.join(root, 'README.md'), 'utf8');
writeFileSync(path.join(root, readme), packageReadme(text));
// The bundles hold what they need, and there is no repository address that vsce could link to.
const flags = ['--no-dependencies', '--allow-missing-repository', '--readme-path', readme];
const vsce = program('@vscode/vsce', 'vsce');
const out = path.relative(root, path.resolve(file));
process.exitCode = runNode([vsce, 'package', ...flags, '--out', out]) ? 0 : 1;
