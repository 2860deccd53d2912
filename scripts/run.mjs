// Builds, then runs one of the programs that are no test:  node scripts/run.mjs NAME [arguments]
import { build, ensureModules, runNode } from './ensure.mjs';

const programs = {
  bench: { entry: 'out/bench/bench.entry.js', needs: ['engine', 'browser'] },
  screenshots: { entry: 'out/vscode/screenshots.entry.js', needs: ['engine', 'browser'] },
  desktop: { entry: 'out/vscode/desktop.entry.js', needs: [] },
};

const [name, ...args] = process.argv.slice(2);
const chosen = programs[name];
if (!chosen) {
  console.error(`one of: ${Object.keys(programs).join(', ')}`);
  process.exit(2);
}
ensureModules();
build();
const isReady = runNode(['out/lab/ensure.entry.js', ...chosen.needs]);
process.exitCode = isReady && runNode([chosen.entry, ...args]) ? 0 : 1;
