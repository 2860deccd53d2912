// An engine on which everything is called what somebody chose to do harm. No real engine takes all of these names, so a
// proxy writes them into what a real one lists: a FAKE in so far.
import assert from 'node:assert/strict';
import { type LabEditor, startEditor } from '../lab/editor';
import { type LabEngine, startEngine } from '../lab/engine';
import { hostileTexts } from '../lab/hostile';
import { loadImages } from '../lab/images';
import { projectRoot } from '../lab/project';
import { waitFor } from '../lab/wait';
import { WeatherProxy } from '../lab/weatherProxy';

const id = (kind: string, i: number) => kind + i.toString(16).padStart(63, '0');

describe('an engine full of hostile names (FAKE: a proxy writes them)', function () {
  this.timeout(120_000);
  let engine: LabEngine;
  let proxy: WeatherProxy;
  let editor: LabEditor;
  const dialogs: string[] = [];
  const outside: string[] = [];

  before(async function () {
    this.timeout(300_000);
    engine = await startEngine('28.5');
    await loadImages(engine.request);
    await engine.docker(['network', 'create', 'seed']);
    await engine.docker(['create', '--name', 'seed', '--network', 'seed', 'lab/busybox']);
    const talk = ['sh', '-c', `printf 'first\\n${hostileLog}\\nlast\\n'`];
    await engine.docker(['run', '-d', '--name', 'talker', 'lab/busybox', ...talk]);
    proxy = await new WeatherProxy(engine.socket).start();
    proxy.weather = path => {
      if (/\/(networks|containers\/json)(\?|$)/.test(path))
        return { kind: 'rewrite', change: renamed };
      // It knows none of them, and says so in these words.
      const isRefused = /\/(containers\/c|networks\/a)0{8}/.test(path);
      return isRefused ? { kind: 'rewrite', change: () => refusal } : undefined;
    };
    editor = await startEditor({
      extensionDir: projectRoot(),
      // So high that all rows are drawn.
      viewport: { width: 1400, height: 7_000 },
      settings: {
        'dockerNetworks.topology.foldLargeLandscapes': false,
        // Drawn on a canvas, a terminal has no text that a test could read.
        'terminal.integrated.gpuAcceleration': 'off',
      },
      env: { DOCKER_HOST: `unix://${proxy.socket}` },
    });
    editor.page.on('dialog', dialog => dialogs.push(dialog.message()));
    editor.page.on('request', request => {
      if (/example\.invalid|^file:/.test(request.url())) outside.push(request.url());
    });
    await editor.openContainer('Docker Networks');
  });
  after(async () => {
    await editor.close();
    await proxy.stop();
    await engine.stop();
  });
  afterEach(async () => {
    assert.deepEqual(dialogs, [], 'no script ran');
    assert.deepEqual(outside, [], 'nothing was loaded');
    await editor.closeQuickInput();
  });

  it('is shown in the tree as text, a row for each', async () => {
    const isThere = async () => (await editor.rows()).length >= hostileTexts.length;
    await waitFor(isThere, { timeout: 30_000, what: 'all rows' });
    const rows = await editor.rows();
    for (const { label, description, aria } of rows) {
      for (const text of [label, description, aria]) {
        assert.doesNotMatch(text, /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }
      assert.ok(label.length <= 121, label);
    }
    const sidebar = editor.page.locator('.part.sidebar .pane-body');
    assert.equal(await sidebar.locator('img, script, iframe, svg, a[href^="command"]').count(), 0);
  });

  it('is shown below a network as text, with what is on it', async () => {
    for (const name of ['␣[31mred␣[0m', '$(trash) not an icon']) {
      await editor.expand(editor.row(name));
      const below = async () => (await editor.rows()).find(({ level }) => level === 2);
      const row = await waitFor(below, { what: 'a container' });
      assert.ok(row.description.startsWith(name), row.description);
      for (const text of [row.label, row.description, row.aria]) {
        assert.doesNotMatch(text, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
      await editor.collapse(editor.row(name).first());
    }
  });

  for (const text of ['<img src=x onerror=alert(1)>', '$(trash) not an icon']) {
    it(`has a tooltip that is text: ${text}`, async () => {
      await editor.row(text).hover();
      const hover = editor.page.locator('.monaco-hover:visible', { hasText: `Driver: ${text}` });
      await hover.first().waitFor();
      assert.equal(await hover.locator('img, a, .codicon-trash').count(), 0);
    });
  }

  it('is offered as text where containers are picked', async () => {
    await editor.runCommand('Docker Networks: Connect to Network…');
    await waitFor(async () => (await editor.pickLabels()).length > 5);
    const list = editor.quickInput().locator('.quick-input-list');
    assert.equal(await list.locator('.codicon-trash, .codicon-sync, img, a[href]').count(), 0);
  });

  it('says in a notification what the engine answered, as text', async () => {
    await editor.runCommand('Docker Networks: Start Container');
    await editor.tick('__defineGetter__');
    await editor.acceptPick();
    const message = await editor.waitNotification('It does not exist any more');
    assert.match(
      (await message.textContent()) ?? '',
      /␣\[31mred␣\[0m <img src=x> \$\(trash\) \[x\]/,
    );
    assert.equal(await message.locator('a[href^="command"], img, .codicon-trash').count(), 0);
    await editor.clearNotifications();
  });

  it('says it in a terminal without controlling the terminal', async () => {
    await editor.runCommand('Docker Networks: Show Container Logs');
    await editor.pick('__proto__');
    const rows = editor.page.locator('.terminal-wrapper.active .xterm-rows');
    await rows.getByText('␣]0;title␣').waitFor();
    assert.match((await rows.textContent()) ?? '', /␣\[31mred␣\[0m/);
    assert.equal(await editor.page.getByText('title', { exact: true }).count(), 0);
  });

  it('shows what a container wrote without letting it control the terminal', async () => {
    await editor.runCommand('Docker Networks: Show Container Logs');
    await editor.quickInput().locator('input').first().fill('talker');
    await editor.pick('talker');
    const rows = editor.page.locator('.terminal-wrapper.active .xterm-rows');
    await rows.getByText('last').first().waitFor();
    const shown = (await rows.textContent())?.replaceAll('\u00a0', ' ') ?? '';
    assert.match(shown, /first.*␣\]0;other␣.*␣\[2J␣\[H.*␣\]52;c;cm0gLXJm␣.*last/s);
    // Colours are what logs have them for.
    await rows.locator('span', { hasText: /^red$/ }).waitFor();
    assert.equal(await editor.page.getByText('other', { exact: true }).count(), 0);
  });

  it('says it in a document that is JSON all the same', async () => {
    await editor.contextMenu(editor.row('$(trash) not an icon'), 'Inspect');
    await editor.page.locator('.part.editor .view-line', { hasText: '␣[31mred␣[0m' }).waitFor();
    assert.equal(await editor.page.locator('.part.editor .view-lines a').count(), 0);
  });

  it('is drawn as text', async () => {
    await editor.runCommand('Docker Networks: Show Topology');
    const drawing = await editor.webview({ has: '.layer .node' });
    const name = '<img src=x onerror=alert(1)>';
    await drawing.getByText(name, { exact: true }).first().waitFor();
    const foreign =
      'img, iframe, object, embed, base, form, a[href], foreignObject, animate, image';
    const found = await drawing
      .locator(foreign)
      .evaluateAll(elements =>
        elements.map(({ outerHTML }) => (outerHTML as string).slice(0, 200)),
      );
    assert.deepEqual(found, []);
    assert.equal(await drawing.locator('script', { hasText: 'alert(' }).count(), 0);
  });

  it('is in a form as text', async () => {
    await editor.runCommand('Docker Networks: Create Network with Options…');
    const form = await editor.webview({ has: '.sections' });
    assert.equal(await form.locator('img, iframe, base, a[href]').count(), 0);
    assert.equal(await form.locator('script', { hasText: 'alert(' }).count(), 0);
  });
});

/** As printf writes it: a title, a cleared screen, a text for the clipboard, a question to the terminal; and a colour. */
const hostileLog = String.raw`\033]0;other\007\033[2J\033[H\033]52;c;cm0gLXJm\007\033[6n\033[31mred\033[0m`;

const refusal = JSON.stringify({
  message:
    '\u001b[31mred\u001b[0m <img src=x> $(trash) [x](command:workbench.action.quit) \u001b]0;title\u0007',
});

/** A list with a copy of what was made here for each hostile text; a filtered one stays empty. */
function renamed(body: string): string {
  const list = JSON.parse(body) as Record<string, unknown>[];
  return JSON.stringify(list.flatMap(each => [each, ...copies(each)]));
}

function copies(seed: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  if (seed['Name'] === 'seed') {
    return hostileTexts.map((text, i) => ({
      ...seed,
      ...{ Id: id('a', i), Name: text, Driver: text.slice(0, 200), Labels: labelsOf(text) },
      IPAM: { Driver: text, Config: [{ Subnet: text, Gateway: text }] },
    }));
  }
  if (!String(seed['Names']).includes('seed')) return [];
  return hostileTexts.map((text, i) => ({
    ...seed,
    ...{ Id: id('c', i), Names: [`/${text}`], Image: text, Status: text, Labels: labelsOf(text) },
    NetworkSettings: {
      Networks: { [text]: { NetworkID: id('a', i), IPAddress: text, MacAddress: text } },
    },
    Ports: [{ PrivatePort: 80, PublicPort: 8000 + i, IP: text, Type: text }],
  }));
}

function labelsOf(text: string): Record<string, string> {
  return { 'com.docker.compose.project': text, 'com.docker.compose.service': text };
}
