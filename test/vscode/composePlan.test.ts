import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { delay, waitFor } from '../lab/wait';
import { tidy, useSession } from './session';

const text = `services:
  web:
    image: nginx:1.27
    ports: ["8080:80"]
    networks: [front]
  api:
    image: shop/api
    networks:
      front: { aliases: [backend] }
      data: { ipv4_address: 10.9.0.5 }
  db:
    image: redis:7
    networks: [data]
  work:
    image: shop/work
    deploy: { replicas: 3 }
    networks: [data]
networks:
  front:
  data:
    internal: true
    ipam: { config: [{ subnet: 10.9.0.0/24 }] }
`;

describe('the plan of a Compose file', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'docker-networks-plan-')), 'store');
  mkdirSync(folder);
  const file = path.join(folder, 'compose.yaml');
  const session = useSession({ hasSample: false, folder });

  before(() => writeFile(file, text));
  afterEach(() => tidy(session()));
  after(() => rm(path.dirname(folder), { recursive: true, force: true }));

  const openFile = async () => {
    const { editor } = session();
    await editor.openFile('compose.yaml');
    await editor.page.locator('.monaco-editor .view-lines').first().waitFor();
  };
  const lenses = () => session().editor.page.locator('.codelens-decoration a');

  const lens = (title: string, at: number) =>
    lenses().filter({ hasText: title }).nth(at).click({ timeout: 30_000 });
  const drawing = () => session().editor.webview({ has: '#root' });
  const card = async (name: string) => (await drawing()).getByText(name, { exact: true }).first();

  it('is drawn as one, and never as what runs', async () => {
    const { editor } = session();
    await openFile();
    await lens('Planned Topology', 0);
    const page = await drawing();
    for (const name of ['store_front', 'store_data', 'store-web-1', '×3', '10.9.0.5']) {
      await page.getByText(name, { exact: true }).first().waitFor();
    }
    await page.getByText('A plan: what the file says. Nothing of it runs yet.').waitFor();
    assert.equal(await page.locator('.engine-state').textContent(), 'planned');
    assert.equal(await page.getByRole('button', { name: 'Export…' }).isVisible(), false);
    assert.equal(await page.locator('.card .state-running').count(), 0);
    assert.equal(await page.getByText('all running').count(), 0);
    const tabs = await editor.tabs();
    assert.ok(JSON.stringify(tabs).includes('Plan: compose.yaml'), JSON.stringify(tabs));
  });

  it('says who would reach whom, and offers nothing that needs an engine', async () => {
    await openFile();
    await lens('Planned Topology', 0);
    await (await card('store-api-1')).click();
    const page = await drawing();
    await page.getByText('Reaches 5, is reached by 5.', { exact: true }).waitFor();
    await page.getByText('store-api-1, api, backend', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Show in the File' }).waitFor();
    for (const name of ['Inspect', 'Test Connection…', 'Connect to Network…', 'Start']) {
      assert.equal(await page.getByRole('button', { name }).count(), 0, name);
    }
    assert.equal(await page.locator('.line-handle').isVisible(), false);
  });

  it('has no menu, and no key that would change something', async () => {
    const { editor } = session();
    await openFile();
    await lens('Planned Topology', 0);
    await (await card('store-api-1')).click({ button: 'right' });
    await (await card('store-api-1')).press('c');
    await (await card('store-api-1')).press('Delete');
    await delay(500);
    assert.deepEqual(await editor.notifications(), []);
    assert.equal(await editor.quickInput().isVisible(), false);
    assert.equal(await editor.page.locator('.monaco-dialog-box').isVisible(), false);
    assert.equal(await editor.page.locator('.monaco-menu').isVisible(), false);
  });

  it('is what the file says, while that is edited', async () => {
    const { editor } = session();
    await openFile();
    await lens('Planned Topology', 0);
    await (await card('store-db-1')).waitFor();
    await editor.runCommand('View: Split Editor Right').catch(() => undefined);
    await writeFile(file, text.replace('  db:', '  cache:'));
    await (await card('store-cache-1')).waitFor();
    await writeFile(file, text);
    await (await card('store-db-1')).waitFor();
  });

  it('is selected where the lens of a service stands, and leads back to its line', async () => {
    const { editor } = session();
    await openFile();
    // Over the file, two networks and four services.
    const plans = lenses().filter({ hasText: 'Planned Topology' });
    await waitFor(async () => (await plans.count()) === 7, { what: 'the lenses' });
    await lens('Planned Topology', 1);
    const page = await drawing();
    const button = page.getByRole('button', { name: 'Show in the File' });
    await button.waitFor();
    const title = (await page.locator('.details h2').first().textContent()) ?? '';
    const [, key] = /^store[-_](\w+)/.exec(title) ?? [];
    const line = text.split('\n').indexOf(`  ${key}:`) + 1;
    assert.ok(line > 0, title);
    await button.click();
    const position = editor.page.locator('.part.statusbar [id="status.editor.selection"]');
    await waitFor(async () => ((await position.textContent()) ?? '').includes(`Ln ${line},`), {
      what: 'the line of the service',
    });
  });
});
