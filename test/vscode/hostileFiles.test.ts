// Files that somebody wrote to do harm: a Compose file whose plan is drawn, and a configuration that is read from an nginx.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostileKinds, hostileTexts } from '../lab/hostile';
import { tidy, useSession, whenStill } from './session';

const foreign = 'img, iframe, object, embed, base, form, a[href], foreignObject, animate, image';
const image = '<img src=x onerror=alert(1)>';

/** So short that a file may have all of them. */
const texts = hostileTexts.map(text => text.slice(0, 200));

/** Of each text a service with a network of that name. JSON is YAML, too. */
const compose = JSON.stringify({
  services: Object.fromEntries(
    texts.map((text, i) => [
      `s${i}`,
      {
        ...{ image: text, container_name: text, labels: { said: text } },
        networks: { [`n${i}`]: { aliases: [text], ipv4_address: text } },
      },
    ]),
  ),
  networks: Object.fromEntries(texts.map((text, i) => [`n${i}`, { name: text, driver: text }])),
});

/** Those that nginx takes for the name of a host. */
const names = [...hostileKinds.markup, ...hostileKinds.markdown, ...hostileKinds.unicode].filter(
  text => Buffer.byteLength(text) < 48 && !/^[~*.]|["\\$*\s\p{Cc}]/u.test(text),
);
const comments = texts.map(text => `# ${text.replace(/[\r\n\0]/g, ' ')}`);
const nginx = {
  names: [
    `server { listen 80; server_name ${names.map(name => `"${name}"`).join(' ')};`,
    `  location "/${names[0] ?? ''}" { proxy_pass http://shop-api:8080; }`,
    '}',
  ],
  harm: [
    ...comments,
    'server { listen 80; server_name harm.localhost; location / { proxy_pass http://shop-api:8080; } }',
  ],
};

describe('files that somebody wrote to do harm', function () {
  this.timeout(120_000);
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'docker-networks-harm-')), 'store');
  mkdirSync(folder);
  const session = useSession({
    folder,
    settings: {
      'dockerNetworks.topology.foldLargeLandscapes': false,
      // It would ask about them, which is the editor’s own way to be careful.
      'editor.unusualLineTerminators': 'off',
    },
  });
  const seen: string[] = [];

  before(async () => {
    const { editor, engine } = session();
    editor.page.on('dialog', dialog => seen.push(dialog.message()));
    editor.page.on('request', request => {
      if (/example\.invalid|^file:/.test(request.url())) seen.push(request.url());
    });
    await writeFile(path.join(folder, 'compose.yaml'), compose);
    for (const [name, lines] of Object.entries(nginx)) {
      const write = [
        'exec',
        '-i',
        'shop-nginx',
        'sh',
        '-c',
        `cat > /etc/nginx/conf.d/${name}.conf`,
      ];
      await engine.docker(write, { input: lines.join('\n') });
    }
    await engine.docker(['exec', 'shop-nginx', 'nginx', '-t']);
    await engine.docker(['exec', 'shop-nginx', 'nginx', '-s', 'reload']);
  });
  afterEach(async () => {
    assert.deepEqual(seen, [], 'no script ran, and nothing was loaded');
    await tidy(session());
  });
  after(() => rm(path.dirname(folder), { recursive: true, force: true }));

  const menu = async (item: string) => {
    const { editor } = session();
    await editor.scrollTo('shop-nginx');
    await whenStill(session());
    await editor.contextMenu(editor.row('shop-nginx'), item);
  };
  const foreignOn = async (page: Awaited<ReturnType<typeof plan>>) =>
    page.locator(foreign).evaluateAll(found => found.map(({ outerHTML }) => String(outerHTML)));
  const plan = () => session().editor.webview({ has: '#root' });
  const showPlan = async () => {
    const { editor } = session();
    await editor.openFile('compose.yaml');
    await editor.page.locator('.monaco-editor .view-lines').first().waitFor();
    await editor.runCommand('Docker Networks: Show Planned Topology of Compose File');
  };

  it('are drawn as a plan in which all of it is text', async () => {
    await showPlan();
    const page = await plan();
    await page.getByText(image, { exact: true }).first().waitFor({ timeout: 30_000 });
    assert.deepEqual(await foreignOn(page), []);
  });

  it('are read back from an nginx as text', async () => {
    const { editor } = session();
    await menu('Open nginx Config');
    const lines = editor.page.locator('.part.editor .view-lines');
    await lines.getByText('# configuration file').first().waitFor();
    assert.equal(await lines.locator('img, iframe, a').count(), 0);
  });

  it('are in the studio as text, or refused there', async () => {
    const { editor } = session();
    const files = editor.page.locator('.quick-input-list .monaco-list-row');
    await menu('Edit in nginx Studio…');
    await files.filter({ hasText: 'names.conf' }).first().click();
    await editor.waitNotification('The form has no words for what its server does.');
    await menu('Edit in nginx Studio…');
    await files.filter({ hasText: 'harm.conf' }).first().click();
    const page = await plan();
    await page.getByRole('textbox', { name: 'Server names' }).waitFor();
    assert.deepEqual(await foreignOn(page), []);
    const lines = editor.page.locator('.part.editor .view-lines');
    await lines.getByText(image).first().waitFor();
    assert.equal(await lines.locator('img, iframe, a').count(), 0);
    await lines.first().click();
    await editor.runCommand('View: Revert and Close Editor');
  });

  it('are not read where they are longer than anybody’s, which is said', async () => {
    await writeFile(path.join(folder, 'compose.yaml'), `${compose}#${'x'.repeat(250_000)}`);
    await showPlan();
    const page = await plan();
    const said = 'This file is longer than 250,000 characters, and is not read.';
    await page.getByText(said).first().waitFor();
  });
});
