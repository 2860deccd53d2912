// Opens a VS Code with the extension and an engine:  npm start [-- --sample] [-- --help]
import { spawn } from 'node:child_process';
import { build, ensureModules, root } from './ensure.mjs';

const args = process.argv.slice(2);
ensureModules();
if (!args.includes('--help')) console.log('Building the extension');
build();
const options = { cwd: root, stdio: 'inherit' };
const child = spawn(process.execPath, ['out/lab/start.entry.js', ...args], options);
// Ctrl-C reaches the child by itself; this process only waits for it to clean up.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', code => (process.exitCode = code ?? 1));
