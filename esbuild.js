// Builds the extension (host and webviews) into dist/, and with --tests what tests and scripts run into out/.
//   node esbuild.js [--production] [--watch] [--tests]
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: production ? 'none' : 'inline',
  logLevel: 'warning',
  metafile: true,
};

/**
 * dockerode is half a megabyte, so it has a bundle of its own that is loaded at the first request.
 * What it brings for building images and for ssh (native modules) is never reached from here.
 */
const unreachable = [
  ...['@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs', 'tar-fs', '@balena/dockerignore'],
  ...['ssh2', 'cpu-features'],
];

const emptyModules = {
  name: 'empty-modules',
  setup(build) {
    const filter = new RegExp(`^(${unreachable.map(name => name.replace('/', '\\/')).join('|')})$`);
    build.onResolve({ filter }, args => ({ path: args.path, namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** What dockerode is bundled with, in the product and in the tests of it. */
const client = {
  // A copy of what Node has, which takes longer to load than all the rest.
  alias: { 'readable-stream': 'node:stream' },
  plugins: [emptyModules],
};

/** Keeps the import of the dockerode bundle a `require` of the file beside the main one. */
const lazyDockerode = {
  name: 'lazy-dockerode',
  setup(build) {
    build.onResolve({ filter: /\/dockerodeClient$/ }, () => ({
      path: './dockerodeClient.js',
      external: true,
    }));
  },
};

const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

const host = { ...node, external: ['vscode'] };

const product = joinStart => [
  {
    ...host,
    // Modules, so that what is imported when needed is a file of its own that shares its classes with the rest.
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    write: false,
    sourcemap: production ? false : 'inline',
    // Its build of modules: the other one requires what modules cannot.
    alias: { yaml: require.resolve('yaml').replace(/dist.index\.js$/, 'browser/index.js') },
    plugins: [lazyDockerode, joinStart(host, 'dist')],
  },
  {
    ...node,
    ...client,
    entryPoints: ['src/engine/dockerodeClient.ts'],
    outdir: 'dist',
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    entryPoints: ['topology', 'form', 'connection', 'matrix'].flatMap(name =>
      ['ts', 'css'].map(type => ({ in: `webview/${name}/${name}.${type}`, out: name })),
    ),
    outdir: 'dist/webview',
  },
];

const testBundles = () => [
  {
    ...node,
    ...client,
    minify: false,
    sourcemap: 'inline',
    entryPoints: fs
      .readdirSync('test', { recursive: true })
      .map(name => path.join('test', name))
      .filter(name => /\.(test|entry)\.ts$/.test(name)),
    outbase: 'test',
    outdir: 'out',
    external: [
      'vscode',
      'mocha',
      'playwright-core',
      'esbuild',
      'typescript',
      '@vscode/test-electron',
    ],
  },
];

/** Names of chunks change with their content: those of earlier builds would stay for ever. */
function removeChunks() {
  if (!fs.existsSync('dist')) return;
  for (const name of fs.readdirSync('dist')) {
    if (/-[A-Z\d]{8}\.js(\.map)?$/.test(name)) fs.rmSync(path.join('dist', name));
  }
}

async function main() {
  removeChunks();
  const { joinStart } = await import('./scripts/joinStart.mjs');
  const shipped = product(joinStart);
  const builds = [...shipped, ...(tests ? testBundles() : [])];
  if (watch) {
    const contexts = await Promise.all(builds.map(options => esbuild.context(options)));
    await Promise.all(contexts.map(context => context.watch()));
    console.log('watching');
    return;
  }
  const results = await Promise.all(builds.map(options => esbuild.build(options)));
  if (!production) return;
  const { writeNotices } = await import('./scripts/notices.mjs');
  const metafiles = results.slice(0, shipped.length).map(({ metafile }) => metafile);
  writeNotices(metafiles, 'dist/THIRD-PARTY-NOTICES.txt');
  for (const name of fs.readdirSync('dist', { recursive: true })) {
    if (!/\.(js|css)$/.test(name)) continue;
    const { size } = fs.statSync(path.join('dist', name));
    console.log(`dist/${name}  ${(size / 1000).toFixed(0)} kB`);
  }
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
