import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { useSession } from './session';

/** Runs in the page: notes the name of each row whose drawing changes from now on. */
function watchRows(): void {
  const page = globalThis as unknown as RowWatch;
  const isFirst = page.touched === undefined;
  page.touched = [];
  if (!isFirst) return;
  const observer = new page.MutationObserver(records => {
    for (const { target } of records) {
      const element = target.closest ? target : target.parentElement;
      const name = element?.closest?.('.monaco-list-row')?.querySelector('.label-name');
      if (name?.textContent) page.touched?.push(name.textContent);
    }
  });
  const tree = page.document.querySelector('.part.sidebar .monaco-list-rows');
  observer.observe(tree, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page. */
function touchedRows(): string[] {
  return [...new Set((globalThis as unknown as RowWatch).touched ?? ['not watched yet'])];
}

/** What these functions use of the page; tests are compiled without the browser's types. */
interface RowWatch {
  touched?: string[];
  readonly document: { querySelector(selector: string): unknown };
  readonly MutationObserver: new (listener: (records: readonly { target: PageNode }[]) => void) => {
    observe(target: unknown, options: object): void;
  };
}

interface PageNode {
  readonly parentElement: PageNode | null;
  readonly textContent: string | null;
  readonly closest?: (selector: string) => PageNode | null;
  readonly querySelector: (selector: string) => PageNode | null;
}

describe('the tree', () => {
  const session = useSession();

  it('lists user-made networks first, with containers, addresses and states', async () => {
    const { editor } = session();
    await editor.row('shop_frontend').waitFor();
    await waitFor(
      async () =>
        (await editor.rows()).some(
          row => row.label === 'shop-web' && row.icon.includes('pass-filled'),
        ),
      { timeout: 20_000, what: 'the health of a container' },
    );
    const rows = await editor.rows();
    const top = rows.filter(row => row.level === 1).map(row => row.label);
    assert.deepEqual(top, ['shop_backend', 'shop_data', 'shop_frontend', 'bridge', 'host', 'none']);
    const data = rows.find(row => row.label === 'shop_data');
    assert.match(data?.description ?? '', /^bridge · internal · 172\.\d+\.\d+\.0\/24$/);
    assert.equal(data?.icon, 'codicon-lock');
    const nginx = rows.find(row => row.label === 'shop-nginx');
    assert.match(nginx?.description ?? '', /^172\.[\d.]+ · running$/);
    const web = rows.find(row => row.label === 'shop-web');
    assert.match(web?.aria ?? '', /^shop-web, container, 172\.[\d.]+ · healthy$/);
    assert.match(rows.find(row => row.label === 'host')?.description ?? '', /predefined/);
  });

  it('shows a container on a network in detail', async () => {
    const { editor } = session();
    await editor.expand(editor.row('shop-db'));
    await editor.row('DNS names').waitFor();
    const rows = await editor.rows();
    const start = rows.findIndex(row => row.label === 'shop-db') + 1;
    const details = rows.slice(start).filter(row => row.level === 3);
    const value = (label: string) => details.find(row => row.label === label)?.description ?? '';
    assert.match(value('IPv4'), /^172\./);
    assert.match(value('MAC'), /^([0-9a-f]{2}:){5}/);
    assert.match(value('DNS names'), /shop-db/);
    assert.match(value('Aliases'), /db/);
    assert.equal(value('Exposed ports'), '6379/tcp');
    await editor.collapse(editor.row('shop-db'));
  });

  it('puts host mode, no network, shared namespaces and stopped containers where they belong', async () => {
    const { editor, engine } = session();
    const make = (name: string, ...args: string[]) =>
      engine.docker(['run', '-d', '--name', name, ...args, 'lab/busybox', 'sleep', '1000']);
    await make('on-host', '--network', 'host');
    await make('on-none', '--network', 'none');
    await make('sidecar', '--network', 'container:shop-db');
    await make('halted', '--network', 'shop_frontend');
    await engine.docker(['stop', '-t', '0', 'halted']);
    await make('adrift', '--network', 'shop_frontend');
    await engine.docker(['network', 'disconnect', 'shop_frontend', 'adrift']);
    await editor.row('Not connected').waitFor();
    for (const label of ['host', 'none', 'Not connected']) await editor.expand(editor.row(label));
    const under = async (parent: string) => {
      const rows = await editor.rows();
      const start = rows.findIndex(row => row.label === parent && row.level === 1);
      const next = rows.findIndex((row, i) => i > start && row.level === 1);
      return rows.slice(start + 1, next < 0 ? undefined : next).map(row => row.label);
    };
    await editor.row('adrift').waitFor();
    assert.deepEqual(await under('host'), ['on-host']);
    assert.deepEqual(await under('none'), ['on-none']);
    assert.deepEqual(await under('Not connected'), ['adrift']);
    assert.ok((await under('shop_data')).includes('sidecar'));
    assert.ok((await under('shop_frontend')).includes('halted'));
    const rows = await editor.rows();
    assert.match(rows.find(row => row.label === 'halted')?.description ?? '', /stopped/);
    assert.match(
      rows.find(row => row.label === 'sidecar')?.description ?? '',
      /in the network of shop-db/,
    );
    // Who shares a namespace follows the one it belongs to.
    await engine.docker(['rename', 'shop-db', 'shop-database']);
    await waitFor(async () => {
      const sidecar = (await editor.rows()).find(row => row.label === 'sidecar');
      return sidecar?.description.includes('in the network of shop-database');
    });
    await engine.docker(['rename', 'shop-database', 'shop-db']);
    await editor.row('shop-db').waitFor();
    await editor.contextMenu(editor.row('sidecar'), 'Inspect Endpoint');
    await waitFor(async () => (await editor.editorText()).includes('"shop_data": {'));
    await editor.closeAllEditors();
    await engine.docker(['rm', '-f', 'on-host', 'on-none', 'sidecar', 'halted', 'adrift']);
    await editor.row('Not connected').waitFor({ state: 'hidden' });
  });

  it('follows the engine without a click, and keeps selection and expansion', async () => {
    const { editor, engine } = session();
    await editor.row('shop-api').click();
    await editor.collapse(editor.row('shop_data'));
    await engine.docker(['network', 'create', 'came-by-cli']);
    await editor.row('came-by-cli').waitFor();
    await engine.docker(['network', 'connect', 'came-by-cli', 'shop-web']);
    await waitFor(async () => {
      const row = (await editor.rows()).find(({ label }) => label === 'came-by-cli');
      return row?.isExpanded !== undefined;
    });
    await editor.expand(editor.row('came-by-cli'));
    await waitFor(async () => {
      const rows = await editor.rows();
      return rows.filter(row => row.label === 'shop-web').length === 2;
    });
    await engine.docker(['rename', 'shop-web', 'shop-web-renamed']);
    await editor.row('shop-web-renamed').waitFor();
    await engine.docker(['rename', 'shop-web-renamed', 'shop-web']);
    await engine.docker(['pause', 'shop-web']);
    await waitFor(async () =>
      (await editor.rows()).some(
        row => row.label === 'shop-web' && row.icon.includes('debug-pause'),
      ),
    );
    await engine.docker(['unpause', 'shop-web']);
    await engine.docker(['network', 'disconnect', 'came-by-cli', 'shop-web']);
    await engine.docker(['network', 'rm', 'came-by-cli']);
    await editor.row('came-by-cli').waitFor({ state: 'hidden' });
    const rows = await editor.rows();
    assert.deepEqual(
      rows.filter(row => row.isSelected).map(row => row.label),
      ['shop-api'],
    );
    assert.equal(rows.find(row => row.label === 'shop_data')?.isExpanded, false);
    assert.equal(rows.find(row => row.label === 'shop_frontend')?.isExpanded, true);
    await editor.expand(editor.row('shop_data'));
  });

  it('touches only the rows of what changed', async () => {
    const { editor, engine } = session();
    await editor.page.mouse.move(700, 500);
    // What the tests before have left to be drawn is drawn first.
    await waitFor(
      async () => {
        const isQuiet = (await editor.page.evaluate(touchedRows)).length === 0;
        await editor.page.evaluate(watchRows);
        return isQuiet;
      },
      { interval: 500, what: 'the tree to be quiet' },
    );
    await engine.docker(['pause', 'shop-web']);
    const web = () => editor.rows().then(rows => rows.find(row => row.label === 'shop-web'));
    await waitFor(async () => (await web())?.icon.includes('debug-pause'));
    await engine.docker(['unpause', 'shop-web']);
    await waitFor(async () => !(await web())?.icon.includes('debug-pause'));
    assert.deepEqual(await editor.page.evaluate(touchedRows), ['shop-web']);
  });

  it('filters, sorts, and hides predefined networks and stopped containers', async () => {
    const { editor, engine } = session();
    await editor.runCommand('Docker Networks: Filter…');
    await editor.input('redis no-such-thing');
    assert.match(await editor.welcomeText('Networks'), /Nothing matches the filter/);
    await editor.runCommand('Docker Networks: Clear Filter');
    await editor.collapse(editor.row('shop_data'));
    await editor.runCommand('Docker Networks: Filter…');
    await editor.input('shop-db');
    // What matches is seen, also below a row that was closed.
    await editor.waitRows(['shop_data', 'shop-db']);
    await editor.runCommand('Docker Networks: Clear Filter');
    await editor.row('shop_frontend').waitFor();

    await engine
      .docker(['network', 'create', '-d', 'macvlan', '--internal', 'aaa-mac'])
      .catch(() => '');
    await engine.docker(['network', 'create', 'zzz-newest']);
    await editor.row('zzz-newest').waitFor();
    await editor.runCommand('Docker Networks: Sort By…');
    await editor.pick('Newest first');
    await waitFor(async () => (await editor.rows())[0]?.label === 'zzz-newest');
    await editor.runCommand('Docker Networks: Sort By…');
    await editor.pick('Name');
    await waitFor(async () => (await editor.rows())[0]?.label !== 'zzz-newest');

    await editor.runCommand('Docker Networks: Hide Predefined Networks');
    await editor.row('none').waitFor({ state: 'hidden' });
    await editor.runCommand('Docker Networks: Show Predefined Networks');
    await editor.row('none').waitFor();

    await engine.docker(['stop', '-t', '0', 'shop-web']);
    await editor.runCommand('Docker Networks: Hide Stopped Containers');
    await editor.row('shop-web').waitFor({ state: 'hidden' });
    await editor.runCommand('Docker Networks: Show Stopped Containers');
    await editor.row('shop-web').waitFor();
    await engine.docker(['start', 'shop-web']);
  });
});
