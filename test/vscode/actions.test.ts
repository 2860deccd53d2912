import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { comeAndGo, type Session, tidy, useSession, waitMembers, whenStill } from './session';

async function networkNames({ engine }: Session): Promise<string[]> {
  return (await engine.docker(['network', 'ls', '--format', '{{.Name}}'])).trim().split('\n');
}

describe('actions', () => {
  const session = useSession();
  beforeEach(async () => {
    const { editor } = session();
    for (const network of ['shop_backend', 'shop_data', 'shop_frontend']) {
      await editor.expand(editor.row(network));
    }
    await whenStill(session());
  });
  afterEach(() => tidy(session()));

  it('connects several containers from the menu of a network', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop_data'), 'Connect Containers…');
    assert.deepEqual(await editor.pickLabels(), ['shop-nginx', 'shop-web']);
    await editor.pick('shop-nginx', 'shop-web');
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db', 'shop-nginx', 'shop-web']);
  });

  it('disconnects several selected containers, after saying what is cut', async () => {
    const { editor } = session();
    const { page } = editor;
    const under = (label: string) => editor.row(label, page.locator('.part.sidebar')).nth(0);
    await editor.collapse(editor.row('shop_backend'));
    await editor.collapse(editor.row('shop_frontend'));
    await under('shop-nginx').click();
    await under('shop-web').click({ modifiers: ['Control'] });
    await editor.contextMenu(under('shop-web'), 'Disconnect from Network…');
    const { message, detail } = await editor.dialog('Disconnect');
    assert.equal(message, 'Disconnect 2 containers?');
    assert.match(detail, /“shop-nginx” and .*“shop-db”.* can no longer reach each other/);
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db']);
  });

  it('is about all selected rows, also while others come and go beside them', async () => {
    const { editor } = session();
    const { page } = editor;
    const under = (label: string) => editor.row(label, page.locator('.part.sidebar')).nth(0);
    await editor.collapse(editor.row('shop_backend'));
    await editor.collapse(editor.row('shop_frontend'));
    await under('shop-api').click();
    await under('shop-db').click({ modifiers: ['Control'] });
    const stop = new AbortController();
    const others = comeAndGo(session(), stop.signal);
    try {
      for (let time = 0; time < 20; time++) {
        await page.keyboard.press('Delete');
        assert.equal((await editor.dialog('Cancel')).message, 'Disconnect 2 containers?');
      }
    } finally {
      stop.abort();
      await others;
    }
  });

  it('connects one container to several selected networks', async () => {
    const { editor, engine } = session();
    await engine.docker(['run', '-d', '--name', 'joiner', 'lab/busybox', 'sleep', '1000']);
    try {
      const bridge = async () => (await editor.rows()).find(({ label }) => label === 'bridge');
      await waitFor(async () => (await bridge())?.isExpanded === false);
      await whenStill(session());
      await editor.row('shop_data').click();
      await editor.row('shop_frontend').click({ modifiers: ['Control'] });
      await editor.contextMenu(editor.row('shop_frontend'), 'Connect Containers…');
      await editor.pick('joiner');
      await editor.acceptPick();
      await waitMembers(session(), 'shop_data', ['joiner', 'shop-api', 'shop-db']);
      await waitMembers(session(), 'shop_frontend', ['joiner', 'shop-nginx', 'shop-web']);
    } finally {
      await engine.docker(['rm', '-f', 'joiner']);
    }
  });

  it('does nothing when the person changes their mind', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-db'), 'Disconnect from Network…');
    await editor.dialog('Cancel');
    await editor.contextMenu(editor.row('shop_data'), 'Connect Containers…');
    await editor.quickInput().waitFor();
    await editor.page.keyboard.press('Escape');
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db']);
  });

  it('connects and disconnects from the palette, asking for what it needs', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Connect to Network…');
    await editor.pick('shop-db');
    await editor.acceptPick();
    assert.deepEqual(await editor.pickLabels(), ['shop_backend', 'shop_frontend', 'bridge']);
    await editor.pick('shop_frontend');
    await editor.acceptPick();
    await waitMembers(session(), 'shop_frontend', ['shop-db', 'shop-nginx', 'shop-web']);
    await editor.runCommand('Docker Networks: Disconnect from Network…');
    await editor.quickField().fill('shop-db shop_frontend');
    await editor.page.keyboard.press('Enter');
    await editor.dialog('Disconnect');
    await waitMembers(session(), 'shop_frontend', ['shop-nginx', 'shop-web']);
  });

  it('undoes a disconnect, with the aliases as they were', async () => {
    const { editor, engine } = session();
    const aliases = async () => {
      const format = '{{json (index .NetworkSettings.Networks "shop_data").Aliases}}';
      const output = await engine.docker(['inspect', '--format', format, 'shop-db']);
      return (JSON.parse(output) as string[]).sort();
    };
    const before = await aliases();
    await editor.contextMenu(editor.row('shop-db'), 'Disconnect from Network…');
    await editor.dialog('Disconnect');
    await waitMembers(session(), 'shop_data', ['shop-api']);
    await editor.notificationButton('“shop-db” is disconnected from “shop_data”.', 'Undo');
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db']);
    assert.deepEqual(await aliases(), before);
    await editor.row('shop-db').waitFor();
  });

  it('connects by dragging a container onto a network', async () => {
    const { editor } = session();
    await editor.drag(editor.row('shop-web'), editor.row('shop_backend'));
    await waitMembers(session(), 'shop_backend', ['shop-api', 'shop-nginx', 'shop-web']);
    await session().engine.docker(['network', 'disconnect', 'shop_backend', 'shop-web']);
  });

  it('says so when a container is dragged to where it is already', async () => {
    const { editor } = session();
    await waitFor(
      async () => (await editor.rows()).filter(row => row.label === 'shop-web').length === 1,
    );
    await editor.drag(editor.row('shop-web'), editor.row('shop_frontend'));
    await editor.waitNotification('“shop-web” is already connected to “shop_frontend”.');
  });

  it('creates a network in two answers and shows it', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network…');
    const says = (text: RegExp) => waitFor(async () => text.test(await editor.inputMessage()));
    await editor.quickField().fill(' ');
    await says(/Enter a name/);
    await editor.quickField().fill('host');
    await says(/belongs to one of the container engine’s own networks/);
    await editor.input('made-here');
    await editor.pick('bridge');
    await waitFor(async () =>
      (await editor.rows()).some(row => row.label === 'made-here' && row.isSelected),
    );
    assert.ok((await networkNames(session())).includes('made-here'));
  });

  it('offers to show a network that exists already', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network…');
    await editor.input('shop_data');
    await editor.notificationButton('A network named “shop_data” already exists.', 'Show It');
    await waitFor(async () =>
      (await editor.rows()).some(row => row.label === 'shop_data' && row.isSelected),
    );
  });

  it('says what an overlay network needs, and how to have it', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network…');
    await editor.input('needs-swarm');
    await editor.pick('overlay');
    await editor.waitNotification('Overlay networks connect the machines of a Swarm');
    assert.ok(!(await networkNames(session())).includes('needs-swarm'));
  });

  it('removes an unused network after asking, and says who is on one in use', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop_data'), 'Remove Network…');
    const used = await editor.dialog('Cancel');
    assert.match(used.detail, /^Running on “shop_data”: “shop-api”, “shop-db”\./);
    await editor.row('made-here').click();
    await editor.page.keyboard.press('Delete');
    const { message, detail } = await editor.dialog('Remove');
    assert.equal(message, 'Remove the network “made-here”?');
    assert.equal(detail, 'No container uses it.');
    await editor.row('made-here').waitFor({ state: 'hidden' });
    assert.ok(!(await networkNames(session())).includes('made-here'));
  });

  it('lists what pruning would remove, and removes what stays marked', async () => {
    const { editor, engine } = session();
    for (const name of ['unused-1', 'unused-2', 'half-used']) {
      await engine.docker(['network', 'create', name]);
    }
    await engine.docker(['create', '--name', 'asleep', '--network', 'half-used', 'lab/busybox']);
    await editor.expand(editor.row('half-used'));
    await editor.row('asleep').waitFor();
    await editor.runCommand('Docker Networks: Remove Unused Networks…');
    assert.deepEqual(await editor.pickLabels(), ['unused-1', 'unused-2']);
    await editor.tick('unused-2');
    await editor.acceptPick();
    await editor.row('unused-1').waitFor({ state: 'hidden' });
    const names = await networkNames(session());
    assert.ok(
      !names.includes('unused-1') && names.includes('unused-2') && names.includes('half-used'),
    );
    await engine.docker(['rm', 'asleep']);
    await engine.docker(['network', 'rm', 'unused-2', 'half-used']);
  });

  it('inspects network, container and endpoint as JSON that stays true', async () => {
    const { editor, engine } = session();
    await editor.contextMenu(editor.row('shop_data'), 'Inspect Network');
    await waitFor(async () => (await editor.editorText()).includes('"Internal": true'));
    assert.match((await editor.tabs()).join(), /^shop_data/);
    await engine.docker(['network', 'connect', 'shop_data', 'shop-web']);
    await waitFor(async () => (await editor.editorText()).includes('"Name": "shop-web"'));
    await engine.docker(['network', 'disconnect', 'shop_data', 'shop-web']);
    await whenStill(session());
    await editor.contextMenu(editor.row('shop-db'), 'Inspect Container');
    await waitFor(async () => (await editor.editorText()).includes('"Id"'));
    await editor.contextMenu(editor.row('shop-db'), 'Inspect Endpoint');
    await waitFor(async () => (await editor.editorText()).includes('"shop_data": {'));
    await waitFor(async () => (await editor.editorText()).includes('"IPAddress": "172.'));
    await engine.docker(['stop', '-t', '0', 'shop-db']);
    await waitFor(async () => (await editor.editorText()).includes('"IPAddress": ""'));
    await engine.docker(['start', 'shop-db']);
  });

  it('copies names, ids and addresses', async () => {
    const { editor, engine } = session();
    const id = (await engine.docker(['inspect', '--format', '{{.Id}}', 'shop-db'])).trim();
    const copied = (text: string | RegExp) =>
      waitFor(async () => {
        const clip = await editor.clipboardText();
        return typeof text === 'string' ? clip === text : text.test(clip);
      });
    await editor.contextMenu(editor.row('shop-db'), 'Copy Container ID');
    await copied(id);
    await editor.contextMenu(editor.row('shop-db'), 'Copy IP Address');
    await copied(/^172\.\d+\.\d+\.\d+$/);
    await editor.contextMenu(editor.row('shop_data'), 'Copy Subnet');
    await copied(/^172\.\d+\.\d+\.0\/24$/);
    await editor.row('shop_data').click();
    await editor.page.keyboard.press('Control+c');
    await copied('shop_data');
  });

  it('opens a published port in the browser', async () => {
    const { editor } = session();
    const context = editor.page.context();
    // The port is in the engine's own network, so the new page cannot load it; what it asked for counts.
    const asked = context.waitForEvent('request', {
      predicate: request => request.url() === 'http://localhost:8080/',
      timeout: 20_000,
    });
    const opened = context.waitForEvent('page');
    await editor.contextMenu(editor.row('shop-nginx'), 'Open Published Port in Browser');
    const page = await opened;
    await asked;
    await page.close();
  });

  it('acts by key on the row that the arrows have come to, and copies a detail', async () => {
    const { editor } = session();
    const { keyboard } = editor.page;
    const copied = (text: RegExp) => waitFor(async () => text.test(await editor.clipboardText()));
    await editor.row('shop-api').click();
    await editor.collapse(editor.row('shop-api'));
    await whenStill(session());
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+c');
    await copied(/^shop-nginx$/);
    await keyboard.press('Delete');
    const { message } = await editor.dialog('Cancel');
    assert.match(message, /^Disconnect “shop-nginx”/);
    await editor.expand(editor.row('shop-db'));
    await editor.row('MAC').click();
    await keyboard.press('Control+c');
    await copied(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
    await editor.contextMenu(editor.row('DNS names'), 'Copy Value');
    await copied(/shop-db/);
    await editor.collapse(editor.row('shop-db'));
  });

  it('offers on each row what makes sense there, and no more', async () => {
    const { editor, engine } = session();
    await engine.docker([
      'run',
      '-d',
      '--name',
      'hosty',
      '--network',
      'host',
      'lab/busybox',
      'sleep',
      '99',
    ]);
    await editor.expand(editor.row('host'));
    await whenStill(session());
    const host = await editor.contextMenuLabels(editor.row('host'));
    assert.ok(!host.includes('Connect Containers…') && !host.includes('Remove Network…'));
    const hosty = await editor.contextMenuLabels(editor.row('hosty'));
    assert.ok(!hosty.some(label => /Disconnect|Connect\b/.test(label)), hosty.join());
    const bridge = await editor.contextMenuLabels(editor.row('bridge'));
    assert.ok(bridge.includes('Connect Containers…') && !bridge.includes('Remove Network…'));
    const db = await editor.contextMenuLabels(editor.row('shop-db'));
    assert.ok(!db.includes('Open Published Port in Browser'));
    const nginx = await editor.contextMenuLabels(editor.row('shop-nginx'));
    assert.ok(nginx.includes('Open Published Port in Browser'));
    await engine.docker(['rm', '-f', 'hosty']);
  });

  it('says that a container is gone when it was removed while its menu was open', async () => {
    const { editor, engine } = session();
    await engine.docker([
      'run',
      '-d',
      '--name',
      'fleeting',
      '--network',
      'shop_data',
      'lab/busybox',
      'sleep',
      '99',
    ]);
    const row = editor.row('fleeting');
    await editor.openContextMenu(row);
    await engine.docker(['rm', '-f', 'fleeting']);
    await editor.chooseInMenu('Inspect Container');
    await editor.waitNotification(/is gone, or was just drawn anew/);
    await row.waitFor({ state: 'hidden' });
  });
});
