import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

/** What the CLI says of one container's endpoints. */
type Endpoints = Readonly<
  Record<
    string,
    {
      readonly IPAddress: string;
      readonly Aliases: readonly string[] | null;
      readonly IPAMConfig: { readonly IPv4Address?: string } | null;
    }
  >
>;

describe('changes of several things, and their undoing', () => {
  const session = useSession();
  const docker = (line: string) => session().engine.docker(line.split(' '));
  const run = (options: string) => docker(`run -d ${options} lab/busybox sleep 1000`);
  const endpoints = async (name: string) =>
    JSON.parse(
      await session().engine.docker(['inspect', '-f', '{{json .NetworkSettings.Networks}}', name]),
    ) as Endpoints;
  const networksOf = async (name: string) => Object.keys(await endpoints(name)).sort();
  const waitNetworks = async (name: string, expected: readonly string[]) => {
    let now: string[] = [];
    const isThere = async () => {
      now = await networksOf(name);
      return JSON.stringify(now) === JSON.stringify(expected);
    };
    await waitFor(isThere, { what: `${name} on ${expected.join(', ')}` }).catch(() =>
      assert.deepEqual(now, expected),
    );
  };
  /** As a person set it up: names, and the address where it is fixed. */
  const wished = async (name: string, network: string) => {
    const found = (await endpoints(name))[network];
    return {
      address: found?.IPAMConfig?.IPv4Address ?? '',
      aliases: [...(found?.Aliases ?? [])].sort(),
    };
  };
  const networkNames = async () =>
    (await docker('network ls --format {{.Name}}')).trim().split('\n');
  /** The row of a container below a network, found by what follows the network's row. */
  const under = async (network: string, container: string) => {
    const { editor } = session();
    let labels: string[] = [];
    let index = -1;
    const isThere = async () => {
      labels = (await editor.rows()).map(({ label }) => label);
      const from = labels.indexOf(network);
      index = from < 0 ? -1 : labels.indexOf(container, from);
      return index >= 0;
    };
    await waitFor(isThere).catch(() =>
      assert.fail(`${container} below ${network}: ${labels.join()}`),
    );
    const earlier = labels.slice(0, index).filter(label => label === container).length;
    const has = editor.page.locator('.label-name', {
      hasText: new RegExp(`^\\s*${container}\\s*$`),
    });
    return editor.page.locator('.part.sidebar .monaco-list-row').filter({ has }).nth(earlier);
  };
  const open = async (...names: string[]) => {
    const { editor } = session();
    for (const name of names) await editor.expand(editor.row(name));
    await whenStill(session());
  };
  const clipboardIs = (text: string | RegExp) =>
    waitFor(
      async () => {
        const now = await session().editor.clipboardText();
        return typeof text === 'string' ? now === text : text.test(now);
      },
      { what: `${text} in the clipboard` },
    );

  before(async () => {
    await docker('rm -f shop-nginx shop-web shop-api shop-db');
    await docker('network rm shop_frontend shop_backend shop_data');
  });
  afterEach(() => tidy(session()));

  it('connects in one go, and says which ones not and why', async () => {
    const { editor } = session();
    // Room for the gateway and one more.
    await docker('network create --subnet 10.88.0.0/30 tiny');
    for (const name of ['web-1', 'web-2']) await run(`--name ${name}`);
    await editor.row('tiny').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('tiny'), 'Connect Containers…');
    await editor.pick('web-1', 'web-2');
    const text = /Connected to “tiny”: “web-1”\. Not connected to “tiny”: “web-2”\. .*address/i;
    await editor.waitNotification(text);
    assert.equal((await editor.notifications()).length, 1);
    await editor.notificationButton(text, 'Show Details');
    await waitFor(async () => /✓ web-1\s+✗ web-2: /.test(await editor.editorText()));
    assert.deepEqual(await networksOf('web-1'), ['bridge', 'tiny']);
  });

  it('undoes a connect, and copies it as a docker command', async () => {
    const { editor } = session();
    // A connect that failed leaves the engine's own record of it in disorder.
    await docker('rm -f web-1 web-2');
    for (const name of ['web-1', 'web-2']) await run(`--name ${name}`);
    await docker('network create roomy');
    await editor.row('roomy').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('roomy'), 'Connect Containers…');
    await editor.pick('web-1', 'web-2');
    const all = 'Connected to “roomy”: “web-1”, “web-2”.';
    await editor.waitNotification(all);
    await waitNetworks('web-2', ['bridge', 'roomy']);
    await editor.notificationButton(all, 'Undo');
    await waitNetworks('web-1', ['bridge']);
    await waitNetworks('web-2', ['bridge']);
    await whenStill(session());
    await editor.contextMenu(editor.row('roomy'), 'Connect Containers…');
    await editor.tick('web-1');
    await editor.acceptPick();
    await editor.notificationButton('“web-1” is connected to “roomy”.', 'Copy as docker Command');
    await clipboardIs('docker network connect roomy web-1');
  });

  it('says that the last network of a container is cut, and undoes that from the palette', async () => {
    const { editor } = session();
    await docker('network create --subnet 10.89.0.0/24 fixed');
    await run('--name mover --network fixed --ip 10.89.0.9 --network-alias m --network-alias n');
    await open('fixed');
    const before = await wished('mover', 'fixed');
    assert.equal(before.address, '10.89.0.9');
    await editor.contextMenu(await under('fixed', 'mover'), 'Disconnect from Network…');
    const { detail } = await editor.dialog('Disconnect');
    assert.match(detail, /It is on no network at all then\./);
    await waitNetworks('mover', []);
    await editor.clearNotifications();
    await editor.runCommand('Docker Networks: Undo Last Disconnect');
    await editor.waitNotification(
      '“mover” is connected to “fixed” again, with the same address and aliases.',
    );
    assert.deepEqual(await wished('mover', 'fixed'), before);
    const titles = await editor.commandTitles('Undo Last Disconnect');
    assert.ok(!titles.some(title => title.includes('Undo Last Disconnect')), titles.join());
  });

  it('moves a container with its aliases, and back with its fixed address', async () => {
    const { editor } = session();
    await open('fixed');
    const before = await wished('mover', 'fixed');
    await editor.contextMenu(await under('fixed', 'mover'), 'Move to Network…');
    await editor.pick('roomy');
    const { message, detail } = await editor.dialog('Move');
    assert.equal(message, 'Move “mover” from “fixed” to “roomy”?');
    assert.match(detail, /Fixed addresses stay behind; “roomy” gives others: “mover”\./);
    const done = '“mover” is moved from “fixed” to “roomy”.';
    await editor.waitNotification(done);
    assert.deepEqual(await networksOf('mover'), ['roomy']);
    const there = await wished('mover', 'roomy');
    assert.deepEqual(there, { address: '', aliases: before.aliases });
    await editor.notificationButton(done, 'Undo');
    await editor.waitNotification('“mover” is on “fixed” again, with the same settings.');
    assert.deepEqual(await networksOf('mover'), ['fixed']);
    assert.deepEqual(await wished('mover', 'fixed'), before);
  });

  it('connects what is dropped, and moves it when that was meant', async () => {
    const { editor } = session();
    await open('fixed');
    await editor.drag(await under('fixed', 'mover'), editor.row('tiny'));
    const connected = '“mover” is connected to “tiny”.';
    await editor.waitNotification(connected);
    assert.deepEqual(await networksOf('mover'), ['fixed', 'tiny']);
    await editor.notificationButton(connected, 'Move: Disconnect from “fixed”');
    const { message } = await editor.dialog('Disconnect');
    assert.equal(message, 'Disconnect “mover” from “fixed”?');
    await editor.waitNotification('“mover” is disconnected from “fixed”.');
    assert.deepEqual(await networksOf('mover'), ['tiny']);
    await editor.notificationButton('“mover” is disconnected from “fixed”.', 'Undo');
    await editor.waitNotification(/again, with the same address and aliases/);
    await docker('network disconnect tiny mover');
  });

  it('counts connections, and moves a container from one network at a time', async () => {
    const { editor } = session();
    await docker('network connect tiny mover');
    await open('fixed', 'tiny');
    await (await under('fixed', 'mover')).click();
    await (await under('tiny', 'mover')).click({ modifiers: ['Control'] });
    await editor.page.keyboard.press('Delete');
    const { message } = await editor.dialog('Cancel');
    assert.equal(message, 'Cut 2 connections?');
    await editor.contextMenu(await under('tiny', 'mover'), 'Move to Network…');
    await editor.waitNotification(/“mover” is selected below several networks/);
    await docker('network disconnect tiny mover');
  });

  it('removes a network with its containers, and brings all of it back', async () => {
    const { editor } = session();
    await docker('create --name asleep --network fixed --ip 10.89.0.10 lab/busybox');
    await editor.row('asleep').waitFor();
    await open('fixed');
    const before = [await wished('mover', 'fixed'), await wished('asleep', 'fixed')];
    await editor.contextMenu(editor.row('fixed'), 'Remove Network…');
    const { detail, buttons } = await editor.dialog('Disconnect All and Remove');
    assert.match(detail, /Running on “fixed”: “mover”\.\s*Stopped on “fixed”: “asleep”\./);
    assert.ok(buttons.includes('Copy as docker Command'));
    const removed = 'The network “fixed” is removed.';
    await editor.waitNotification(removed);
    assert.ok(!(await networkNames()).includes('fixed'));
    assert.deepEqual(await networksOf('mover'), []);
    await editor.notificationButton(removed, 'Undo');
    await editor.waitNotification('The network “fixed” is back, with “asleep”, “mover”.');
    assert.deepEqual([await wished('mover', 'fixed'), await wished('asleep', 'fixed')], before);
    await docker('start asleep');
    await docker('rm -f asleep');
  });

  it('removes networks in use and unused ones in one go', async () => {
    const { editor } = session();
    await docker('network create idle');
    await editor.row('idle').waitFor();
    await whenStill(session());
    await editor.row('fixed').click();
    await editor.row('idle').click({ modifiers: ['Control'] });
    await editor.page.keyboard.press('Delete');
    const { message, detail } = await editor.dialog('Disconnect All and Remove');
    assert.equal(message, 'Remove 2 networks?');
    assert.match(detail, /Running on “fixed”: “mover”\.[^]*No container uses them: “idle”/);
    await editor.notificationButton('Removed networks: “fixed”, “idle”.', 'Undo');
    await editor.waitNotification('Networks that are back: “fixed”, “idle”.');
    assert.deepEqual(await networksOf('mover'), ['fixed']);
    await docker('network rm idle');
  });

  it('asks what is meant when networks and containers are selected', async () => {
    const { editor } = session();
    await open('fixed');
    await (await under('fixed', 'mover')).click();
    await editor.row('roomy').click({ modifiers: ['Control'] });
    await editor.page.keyboard.press('Delete');
    assert.deepEqual(await editor.pickLabels(), ['Remove Network…', 'Disconnect from Network…']);
    await editor.pick('Disconnect from Network…');
    const { message } = await editor.dialog('Cancel');
    assert.equal(message, 'Disconnect “mover” from “fixed”?');
  });

  it('lists why each network counts as unused, and removes what is seen and marked', async () => {
    const { editor } = session();
    const { page } = editor;
    await docker('rm -f web-1 web-2');
    await docker('network rm tiny roomy');
    await docker('network create --label env=test trial-1');
    await docker('network create --label env=test trial-2');
    await docker('network create --label env=live steady');
    await editor.row('trial-2').waitFor();
    const titleButton = (name: string) =>
      page.locator(`.quick-input-titlebar .action-label[aria-label^="${name}"]`);
    await editor.runCommand('Docker Networks: Remove Unused Networks…');
    assert.deepEqual(await editor.pickLabels(), ['steady', 'trial-1', 'trial-2']);
    assert.match(
      (await editor.quickInput().textContent()) ?? '',
      /No container uses it, running or stopped · made .*(ago|now) · env=live/,
    );
    await titleButton('Filter by Age').click();
    await editor.pick('Made more than 1 hour ago');
    await waitFor(async () => (await editor.pickLabels()).length === 0);
    assert.equal(
      await editor.quickField().getAttribute('placeholder'),
      'Made more than 1 hour ago',
    );
    await titleButton('Clear Filters').click();
    await waitFor(async () => (await editor.pickLabels()).length === 3);
    await titleButton('Filter by Label').click();
    const labels = 'env,env=live,env=test,With any label or none';
    await waitFor(async () => (await editor.pickLabels()).join() === labels);
    await editor.pick('env=test');
    await waitFor(async () => (await editor.pickLabels()).join() === 'trial-1,trial-2');
    await editor.tick('trial-1');
    // Came after the list was made.
    await docker('network create --label env=test late');
    await editor.quickField().fill('trial');
    await waitFor(async () => (await editor.pickLabels()).join() === 'trial-1,trial-2');
    await editor.acceptPick();
    const removed = 'The network “trial-2” is removed.';
    await editor.waitNotification(removed);
    const left = await networkNames();
    assert.ok(
      ['late', 'steady', 'trial-1'].every(name => left.includes(name)),
      left.join(),
    );
    await editor.notificationButton(removed, 'Undo');
    await editor.waitNotification('The network “trial-2” is back.');
  });

  it('takes only what the typed text leaves in sight', async () => {
    const { editor } = session();
    await editor.row('trial-2').waitFor();
    await editor.runCommand('Docker Networks: Remove Unused Networks…');
    await waitFor(async () => (await editor.pickLabels()).length === 4);
    await editor.page.keyboard.type('env=live', { delay: 20 });
    await editor.page.keyboard.press('Enter');
    await editor.notificationButton('The network “steady” is removed.', 'Copy as docker Command');
    await clipboardIs('docker network rm steady');
    assert.equal((await networkNames()).filter(name => /trial|late/.test(name)).length, 3);
    await docker('network rm trial-1 trial-2 late');
  });

  it('copies what was done lately, in the order of time', async () => {
    const { editor } = session();
    await docker('network create one');
    await editor.row('one').waitFor();
    await open('fixed');
    await editor.contextMenu(await under('fixed', 'mover'), 'Move to Network…');
    await editor.pick('one');
    await editor.dialog('Move');
    await editor.waitNotification('“mover” is moved from “fixed” to “one”.');
    await editor.runCommand('Docker Networks: Copy Recent Actions as docker Commands…');
    const [newest, older] = await editor.pickLabels();
    assert.equal(newest, 'docker network connect --alias=m --alias=n one mover');
    assert.equal(older, 'docker network rm steady');
    await editor.tick(newest);
    await editor.tick(older);
    await editor.acceptPick();
    await clipboardIs(
      [
        'docker network rm steady',
        'docker network connect --alias=m --alias=n one mover',
        'docker network disconnect fixed mover',
      ].join('\n'),
    );
  });

  it('offers force when the engine refuses a disconnect', async () => {
    const { editor } = session();
    await docker('stop -t 0 mover');
    await open('one');
    await waitFor(async () =>
      (await editor.rows()).some(r => r.label === 'mover' && r.description.includes('stopped')),
    );
    await editor.contextMenu(await under('one', 'mover'), 'Disconnect from Network…');
    await editor.dialog();
    // Of a container that does not run, no event tells.
    await docker('network disconnect one mover');
    await editor.dialog('Disconnect');
    await editor.notificationButton(/“mover” is not connected to “one” \(any more\)/, 'Force');
    await editor.waitNotification(/is not connected to “one”|is disconnected from “one”/);
  });

  it('makes a container forget a network that is gone', async () => {
    const { editor } = session();
    await docker('network create gone');
    await docker('network connect gone mover');
    await docker('network rm gone');
    await editor.runCommand('Docker Networks: Refresh');
    await editor.row('Not connected').waitFor();
    await whenStill(session());
    const label = 'Disconnect from Network…';
    // No event tells that it was connected: it is seen by the look that was asked for.
    await waitFor(
      async () => (await editor.contextMenuLabels(editor.row('mover'))).includes(label),
      { what: 'the row to know it' },
    );
    await editor.contextMenu(editor.row('mover'), label);
    const { detail } = await editor.dialog('Force');
    assert.match(detail, /“mover → gone”\. The network was removed/);
    await editor.notificationButton(
      '“mover” does not name “gone” any more.',
      'Copy as docker Command',
    );
    await clipboardIs('docker network disconnect --force gone mover');
    assert.deepEqual(await networksOf('mover'), []);
  });
});
