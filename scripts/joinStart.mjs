// What starts with the editor as one file. esbuild lets what starts and what is loaded when needed share code as modules
// only, in a dozen of chunks, and for each of them the editor takes its time.
import path from 'node:path';
import esbuild from 'esbuild';

const entry = 'extension.mjs';

/**
 * A plugin for a build of split modules that does not write them: what `extension.mjs` imports at once becomes
 * `extension.js`, and each module that is loaded when needed a file that takes from there what it shares with it.
 *
 * @param options what all files of the build have in common.
 */
export function joinStart(options, outdir) {
  return {
    name: 'join-start',
    setup(build) {
      build.onEnd(async ({ errors, metafile, outputFiles }) => {
        if (errors.length > 0) return;
        const texts = new Map(outputFiles.map(file => [path.basename(file.path), file.text]));
        const start = importedAtOnce(metafile.outputs, entry);
        const later = [...texts.keys()].filter(name => !start.has(name));
        await esbuild.build({
          ...options,
          format: 'cjs',
          supported: { 'dynamic-import': false },
          entryPoints: [entry, ...later],
          outdir,
          plugins: [splitParts(texts, start, path.resolve(outdir))],
        });
      });
    },
  };
}

/** A module and all that it imports but for what it loads when needed, as names of files. */
function importedAtOnce(outputs, name, seen = new Set()) {
  seen.add(name);
  const [, { imports }] = Object.entries(outputs).find(([file]) => path.basename(file) === name);
  for (const { path: file, kind, external } of imports) {
    const imported = path.basename(file);
    if (kind === 'import-statement' && !external && !seen.has(imported)) {
      importedAtOnce(outputs, imported, seen);
    }
  }
  return seen;
}

/** Where the second build finds the modules of the first one. */
function splitParts(texts, start, resolveDir) {
  const shared = [...start].filter(name => name !== entry);
  const idOf = name => name.replace('.mjs', '').replace('-', '_');
  const whole = [
    `export * from './${entry}';`,
    ...shared.map(name => `export * as ${idOf(name)} from './${name}';`),
  ].join('\n');
  return {
    name: 'split-parts',
    setup(build) {
      build.onResolve({ filter: /\.mjs$/ }, ({ path: file, kind, importer, namespace }) => {
        const name = path.basename(file);
        if (kind === 'entry-point')
          return { path: name, namespace: name === entry ? 'whole' : 'part' };
        if (!start.has(name)) return { path: `./${name.replace('.mjs', '.js')}`, external: true };
        const isInside = namespace === 'whole' || start.has(importer);
        return isInside
          ? { path: name, namespace: 'part' }
          : { path: idOf(name), namespace: 'shared' };
      });
      build.onResolve({ filter: /^\.\/.*\.js$/ }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
      build.onLoad({ filter: /$/, namespace: 'whole' }, () => ({ contents: whole, resolveDir }));
      build.onLoad({ filter: /$/, namespace: 'part' }, ({ path: name }) => ({
        contents: texts.get(name),
        resolveDir,
      }));
      build.onLoad({ filter: /$/, namespace: 'shared' }, ({ path: id }) => ({
        contents: `module.exports = require('./extension.js').${id}`,
        resolveDir,
      }));
    },
  };
}
