import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadImages } from '../lab/images';
import { projectRoot } from '../lab/project';
import { waitFor } from '../lab/wait';
import { tidy, useSession } from './session';

const text = `services:
  web:
    image: lab/busybox
    command: [sleep, "1000"]
    init: true
    networks: [front, back, corp]
  db:
    image: lab/busybox
    command: [sleep, "1000"]
    init: true
    ports:
      - "5432:5432"
    networks:
      - back
networks:
  front:
    ipam:
      config:
        - subnet: 10.88.0.0/24
  back:
    internal: true
  spare:
  corp:
    external: true
`;

describe('a Compose file', function () {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'docker-networks-compose-')), 'store');
  mkdirSync(folder);
  const file = path.join(folder, 'compose.yaml');
  const session = useSession({
    hasSample: false,
    folder,
    others: [path.join(projectRoot(), 'test/vscode/dockerDxFake')],
    viewport: { width: 1400, height: 1300 },
  });

  const other = path.join(folder, 'other', 'compose.yml');
  const prod = path.join(folder, 'docker-compose.prod.yml');
  const prodText = `services:
  api:
    image: lab/busybox
    command: [sleep, "1000"]
    init: true
    ports: ["6379:6379"]
`;
  const writeOther = (networks: string) =>
    writeFile(other, `services:\n  web:\n    image: lab/busybox\n    networks: ${networks}\n`);

  before(async () => {
    mkdirSync(path.dirname(other));
    await writeOther('[said, unsaid]');
    await writeFile(prod, prodText);
    const { engine } = session();
    await loadImages(engine.request);
    await writeFile(file, text);
    await engine.docker(['network', 'create', '--subnet', '10.88.0.0/16', 'blocker']);
  });
  afterEach(() => tidy(session()));
  after(() => rm(path.dirname(folder), { recursive: true, force: true }));

  const open = async () => {
    const { page } = session().editor;
    await session().editor.closeAllEditors();
    await session().editor.openFile('compose.yaml');
    await page.locator('.editor-instance .view-line').first().waitFor();
  };

  const lenses = async () => {
    const all = await session().editor.page.locator('.codelens-decoration').allTextContents();
    return all.map(each => each.replaceAll('\u00a0', ' '));
  };
  const untilLens = (pattern: RegExp) =>
    waitFor(async () => (await lenses()).some(each => pattern.test(each)), {
      what: `a lens like ${pattern.source}`,
      // The editor asks for lenses the later, the longer it took before.
      timeout: 20_000,
    }).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${(await lenses()).join(' // ')}`);
    });

  const problems = async () => {
    const { editor } = session();
    await editor.runCommand('Problems: Focus on Problems View');
    const rows = editor.page.locator('.markers-panel .monaco-list-row');
    const texts = (await rows.allTextContents()).map(each => each.replaceAll('\u00a0', ' '));
    return texts.filter(each => each.includes('Docker Networks'));
  };
  const untilProblems = (...patterns: readonly RegExp[]) =>
    waitFor(
      async () => {
        const found = await problems();
        const isAll = patterns.every(pattern => found.some(each => pattern.test(each)));
        return isAll && found.length === patterns.length;
      },
      { what: 'the problems', interval: 500 },
    ).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${(await problems()).join(' // ')}`);
    });

  /** Puts the cursor on a line that has this text, and opens the menu of what helps there. */
  const quickFix = async (word: string, label: RegExp) => {
    const { page } = session().editor;
    const line = page.locator('.editor-instance .view-line', { hasText: word }).first();
    await line.getByText(word).first().click();
    const row = page.locator('.action-widget .monaco-list-row', { hasText: label }).first();
    // Nothing is offered while the text that was just changed is read again.
    const isOpen = async () => {
      await page.keyboard.press('Control+.');
      return row.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => page.keyboard.press('Escape').then(() => false),
      );
    };
    await waitFor(isOpen, { timeout: 20_000, what: 'what helps' });
    await row.click();
  };

  const unused = /No service is on “spare”/;
  const missing = /The external network “corp” is not on the engine/;
  const data = /“db” keeps data, and port 5432 is open/;
  const overlap = /10\.88\.0\.0\/24 overlaps with the network “blocker”/;

  it('says what of it is not on the engine, and what would go wrong', async () => {
    await open();
    await untilLens(/^0 of 4 networks are on the engine/);
    await untilLens(/^no container/);
    await untilLens(/^not on the engine yet/);
    await untilProblems(unused, missing, data, overlap);
  });

  it('creates an external network that is missing, after asking', async () => {
    const { editor, engine } = session();
    await open();
    await untilLens(/^0 of 4/);
    await quickFix('corp:', /Create the Network “corp”/);
    const { message } = await editor.dialog('Create Network');
    assert.equal(message, 'Create the network “corp”?');
    await untilLens(/^0 attached, .*Show.*Topology/);
    assert.match(await engine.docker(['network', 'ls']), /corp/);
    await untilProblems(unused, data, overlap);
  });

  it('puts the text right: a free subnet, and this machine only', async () => {
    const { editor } = session();
    await open();
    await untilLens(/^1 of 4/);
    await quickFix('10.88.0.0', /Use .*, Which Is Free/);
    await quickFix('5432', /Publish on This Machine Only/);
    await untilProblems(unused);
    await open();
    const changed = await editor.editorText();
    assert.match(changed, /- "127\.0\.0\.1:5432:5432"/);
    assert.match(changed, /- subnet: 172\.[\d.]+\/24/);
    await editor.runCommand('File: Save');
    await waitFor(async () => (await readFile(file, 'utf8')).includes('127.0.0.1'));
  });

  it('follows what runs, and says where it is not what is written', async () => {
    const { editor, engine } = session();
    await engine.docker(['compose', '--file', file, 'up', '-d']);
    await open();
    await untilLens(/^3 of 4 networks are on the engine.*As written/);
    await untilLens(/^2 attached, 172\..*Show.*Topology/);
    await untilLens(/^running, .*Show.*Topology/);

    await engine.docker(['network', 'disconnect', 'store_back', 'store-web-1']);
    await untilLens(/Drift: what runs is not what is written/);
    await editor.page.locator('.codelens-decoration a', { hasText: 'Drift' }).click();
    const sides = editor.page.locator('.monaco-diff-editor .editor .view-lines');
    /** How often the network is named on each side. */
    const counts = async () =>
      (await sides.allTextContents()).map(each => each.split('back').length - 1).join();
    await waitFor(async () => (await counts()) === '3,2', { what: 'the difference' });
    await engine.docker(['network', 'connect', 'store_back', 'store-web-1']);
    await waitFor(async () => (await counts()) === '3,3', { what: 'no difference any more' });
    await engine.docker(['compose', '--file', file, 'down', '--timeout', '0']);
    const none = /^# Nothing of this file is on the engine yet\.$/;
    const says = async () =>
      (await sides.allTextContents()).every(each => none.test(each.replaceAll('\u00a0', ' ')));
    await waitFor(says, { what: 'why there is nothing to compare' });
    await engine.docker(['compose', '--file', file, 'up', '-d']);
    await waitFor(async () => (await counts()) === '3,3', { what: 'the comparison, again' });
    await open();
    await untilLens(/As written/);
  });

  it('knows a file for a purpose by its name, and by what was made from it', async () => {
    const { editor, engine } = session();
    const args = ['compose', '--project-name', 'prod', '--file', prod];
    try {
      await engine.docker([...args, 'up', '-d']);
      await editor.closeAllEditors();
      await editor.openFile('docker-compose.prod.yml');
      await untilLens(/^on the engine.*As written/);
      await untilProblems(/“api” keeps data, and port 6379 is open/);
      await engine.docker(['network', 'connect', 'store_front', 'prod-api-1']);
      await untilLens(/Drift: what runs is not what is written/);
    } finally {
      await engine.docker(['network', 'disconnect', 'store_front', 'prod-api-1']).catch(String);
      await engine.docker([...args, 'down', '--timeout', '0']);
    }
  });

  it('shows a network and a service live under the pointer', async () => {
    const { page } = session().editor;
    await open();
    await untilLens(/As written/);
    const hover = async (word: string) => {
      const line = page.locator('.editor-instance .view-line', { hasText: word }).first();
      await line
        .getByText(word)
        .first()
        .click({ position: { x: 30, y: 8 } });
      await session().editor.runCommand('Show or Focus Hover');
      const found = page.locator('.monaco-hover:visible');
      await found.first().waitFor();
      return (await found.allTextContents()).join('\n');
    };
    const network = await hover('front:');
    assert.match(network, /store_front · bridge · 172\.[\d.]+\/24/);
    assert.match(network, /store-web-1 \(running\): 172/);
    const service = await hover('db:');
    assert.match(service, /store-db-1 · running\s+store_back: 172\./);
  });

  it('goes to the tree and the drawing from a lens', async () => {
    const { editor } = session();
    await open();
    await untilLens(/^2 attached/);
    const lens = editor.page.locator('.codelens-decoration', { hasText: '2 attached' }).first();
    await lens.locator('a', { hasText: 'Topology' }).click();
    const page = await editor.webview({ has: '.toolbar' });
    await page.getByText('store_back', { exact: true }).first().waitFor();
  });

  it('is silent where Docker’s own extension says the same, and only there', async () => {
    const { editor } = session();
    const said = /“web” is on the network “said”, which is not declared/;
    const unsaid = /“web” is on the network “unsaid”, which is not declared/;
    await editor.closeAllEditors();
    await editor.openFile('compose.yml');
    await untilProblems(unsaid);
    // Now it says nothing, and we do.
    await writeOther('[ said, unsaid]');
    await untilProblems(said, unsaid);
    await writeOther('[said, unsaid]');
    await untilProblems(unsaid);
    await quickFix('unsaid', /Declare “unsaid” under “networks:”/);
    await untilProblems();
    assert.match(await editor.editorText(), /networks:\s+unsaid:/);
    await editor.runCommand('View: Revert and Close Editor');
  });

  it('is rid of a network that no service is on, with all that is written of it', async () => {
    const { editor } = session();
    const lines = [
      'services:',
      '  web:',
      '    image: lab/busybox',
      '    networks: [used]',
      'networks:',
    ];
    const spared = [
      '  spared:',
      '    ipam:',
      '      config:',
      '',
      '        - subnet: 10.99.0.0/24',
    ];
    const rest = ['', '  # in use', '  used:', ''];
    await writeFile(other, [...lines, ...spared, ...rest].join('\n'));
    await editor.closeAllEditors();
    await editor.openFile('compose.yml');
    await untilProblems(/No service is on “spared”/);
    await quickFix('spared:', /Leave Out “spared”/);
    await untilProblems();
    await editor.runCommand('File: Save');
    const wanted = [...lines, ...rest].join('\n');
    await waitFor(async () => (await readFile(other, 'utf8')) === wanted, { what: 'the text' });
  });

  it('is left alone where its settings say so', async () => {
    const { editor } = session();
    const settings = path.join(folder, '.vscode', 'settings.json');
    mkdirSync(path.dirname(settings), { recursive: true });
    await open();
    await untilLens(/As written/);
    await writeFile(
      settings,
      JSON.stringify({
        'dockerNetworks.compose.codeLens': false,
        'dockerNetworks.compose.problems': false,
      }),
    );
    await waitFor(async () => (await lenses()).length === 0, { what: 'no lens' });
    await waitFor(async () => (await problems()).length === 0, { what: 'no problem' });
    await rm(settings);
    await editor.closeAllEditors();
  });
});
