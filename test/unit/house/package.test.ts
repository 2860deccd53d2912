import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../lab/project';
import { packageExtension } from '../../lab/start/packageExtension';
import { readZip } from './zip';

const kB = 1000;

/** All that a VSIX holds; vsce adds the first two, and names readme, changelog and licence its way. */
const expected = [
  'extension.vsixmanifest',
  '[Content_Types].xml',
  ...[
    'package.json',
    'package.nls.json',
    'package.nls.ko.json',
    'readme.md',
    'changelog.md',
    'LICENSE.txt',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/extension.js',
    'dist/dockerodeClient.js',
    'dist/webview/topology.js',
    'dist/webview/topology.css',
    'dist/webview/form.js',
    'dist/webview/form.css',
    'dist/webview/connection.js',
    'dist/webview/connection.css',
    'dist/webview/matrix.js',
    'dist/webview/matrix.css',
    'l10n/bundle.l10n.ko.json',
    'media/docker-networks.svg',
    'media/icon.png',
    'media/nginx.language-configuration.json',
    'media/nginx.tmLanguage.json',
    'media/topology-dark.svg',
    'media/topology-light.svg',
    ...readdirSync(path.join(projectRoot(), 'media', 'walkthrough')).map(
      name => `media/walkthrough/${name}`,
    ),
  ].map(name => `extension/${name}`),
];

/** What the extension loads when it is needed, and what such parts share. */
const partName = /^extension\/dist\/[a-zA-Z]+-[A-Z\d]{8}\.js$/;

describe('the package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-package-'));
  let vsix = '';
  let files = new Map<string, Buffer>();
  const text = (name: string) => files.get(`extension/${name}`)?.toString() ?? '';

  before(async function () {
    this.timeout(60_000);
    vsix = await packageExtension(folder);
    files = readZip(readFileSync(vsix));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what the product needs, and nothing else', () => {
    const isPart = (name: string) => partName.test(name);
    const names = [...files.keys()].filter(name => !isPart(name));
    assert.deepEqual(names.sort(), [...expected].sort());
    assert.ok([...files.keys()].some(isPart), 'parts that are loaded when needed');
  });

  it('holds the script and the style of every page', () => {
    const pages = readdirSync(path.join(projectRoot(), 'webview')).filter(name =>
      existsSync(path.join(projectRoot(), 'webview', name, `${name}.css`)),
    );
    assert.ok(pages.length >= 4, pages.join());
    const needed = pages.flatMap(name => [`${name}.js`, `${name}.css`]);
    assert.deepEqual(
      needed.filter(name => !files.has(`extension/dist/webview/${name}`)),
      [],
    );
  });

  it('is small', () => {
    assert.ok(statSync(vsix).size < 1_500 * kB, 'the VSIX');
    assert.ok(text('dist/extension.js').length <= 150 * kB, 'the main bundle');
  });

  it('has bundles for production', () => {
    // What only passes on what others have is short in any case.
    const bundles = [...files].filter(
      ([name, content]) => /dist\/.*\.(js|css)$/.test(name) && content.length > 1_000,
    );
    for (const [name, content] of bundles) {
      const lines = content.toString().trimEnd().split('\n');
      const longest = Math.max(...lines.map(line => line.length));
      // What little several parts share is one short line.
      assert.ok(longest > 1_000 || lines.length === 1, `${name} is minified`);
      assert.ok(!content.includes('sourceMappingURL'), `${name} has no source map`);
    }
  });

  it('has a readme without pictures and links that lead nowhere', () => {
    const readme = text('readme.md');
    assert.match(readme, /^# Docker Networks\n/);
    assert.ok(!/!\[|<img/.test(readme));
    const targets = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    assert.deepEqual(
      targets.filter(target => !/^(https:|#)/.test(target)),
      [],
    );
  });

  it('names every package that it depends on, with its licence', () => {
    const manifest = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
    const notices = text('dist/THIRD-PARTY-NOTICES.txt');
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      assert.match(notices, new RegExp(`^${name} ${version.replaceAll('.', '\\.')}, \\S+\n`, 'm'));
    }
    assert.ok(/^docker-modem .*, Apache-2\.0$/m.test(notices), 'what they bring too');
    assert.ok(
      !/^(esbuild|ssh2|typescript) /m.test(notices),
      'what is not in a bundle is not named',
    );
  });
});
