import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadImages } from '../lab/images';
import { waitFor } from '../lab/wait';
import { killExtensionHost } from './killExtensionHost';
import { tidy, useSession, whenStill } from './session';

describe('what a container has to be made again for', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-remake-'));
  const session = useSession({ hasSample: false });
  const docker = (line: string) => session().engine.docker(line.split(' '));
  const format = async (name: string, template: string) =>
    (await session().engine.docker(['inspect', '--format', template, name])).trim();
  const publishedOf = (name: string) => format(name, '{{json .HostConfig.PortBindings}}');
  const rowOf = async (label: string) =>
    (await session().editor.rows()).find(row => row.label === label);
  const quick = (text: string) =>
    session().editor.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  /** By the menu of its row below “shop”. */
  const changePorts = async (container: string) => {
    const { editor } = session();
    await editor.expand(editor.row('shop'));
    await editor.row(container).waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row(container), 'Change Published Ports…');
  };
  const photo = (name: string) =>
    session().editor.page.screenshot({ path: path.join('out', `remake-${name}.png`) });

  before(async () => {
    await loadImages(session().engine.request);
    await docker('network create shop');
    const run = 'run -d --stop-signal KILL';
    const store = `${run} --name open-db --network shop --network-alias db -p 16379:6379`;
    await docker(`${store} --env SECRET=swordfish lab/busybox httpd -f -p 6379 -h /etc`);
    await docker('exec open-db touch /written');
    await docker(`${run} --name peer --network shop lab/busybox sleep 1000`);
  });
  afterEach(() => tidy(session()));

  it('proposes the loopback address from the advice, says what happens, and does it', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Advice');
    await editor.row('Data store open to everyone').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('Data store open to everyone'), 'Fix…');
    await quick('127.0.0.1:16379:6379').waitFor();
    assert.match(
      (await quick('127.0.0.1:16379:6379').textContent()) ?? '',
      /only for programs on the host, before: 16379:6379/,
    );
    await photo('ports');
    await editor.page.keyboard.press('Enter');
    await editor.page.locator('.monaco-dialog-box').waitFor();
    await photo('plan');
    const { message, detail } = await editor.dialog('Make Again');
    assert.equal(message, 'Make “open-db” again with other published ports?');
    assert.match(detail, /meanwhile nobody reaches it/);
    assert.match(detail, /Published: 127\.0\.0\.1:16379:6379\. Before: 16379:6379\./);
    assert.match(detail, /Not taken along are files .*: 1 \(\/written\)/);
    assert.match(detail, /on “shop” again, with the same names/);
    await editor.waitNotification('“open-db” is made again');
    await photo('done');
    assert.match(await publishedOf('open-db'), /"HostIp":"127\.0\.0\.1","HostPort":"16379"/);
    assert.equal(await format('open-db', '{{.State.Running}}'), 'true');
    assert.equal(await format('open-db-before', '{{.State.Running}}'), 'false');
    await waitFor(async () => (await rowOf('Data store open to everyone')) === undefined, {
      what: 'the advice to be gone',
    });
  });

  it('is undone by the button', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Change Published Ports…');
    await quick('open-db').waitFor();
    await editor.page.keyboard.press('Escape');
    // The message of before is gone with the tidying: what is made again now is undone.
    await docker('rm -f open-db-before');
    await changePorts('open-db');
    await quick('127.0.0.1:16379:6379').click();
    await quick('Another Port or Address of the Host…').click();
    await editor.input('80:80:80:80');
    await waitFor(async () => (await editor.inputMessage()).startsWith('For example'));
    await editor.input('127.0.0.1:17000:6379');
    await quick('Make Again with These Ports…').click();
    await editor.dialog('Make Again');
    await editor.waitNotification('“open-db” is made again');
    assert.match(await publishedOf('open-db'), /"HostPort":"17000"/);
    await editor.notificationButton('“open-db” is made again', 'Undo');
    await editor.waitNotification('“open-db” is as it was.');
    assert.match(await publishedOf('open-db'), /"HostPort":"16379"/);
    assert.equal(await format('open-db', '{{.State.Running}}'), 'true');
    assert.doesNotMatch(await docker('ps -a --format {{.Names}}'), /before|next/);
  });

  it('is refused when somebody begins to share its network while it is asked', async () => {
    const { editor } = session();
    await changePorts('open-db');
    await quick('127.0.0.1:16379:6379').click();
    await quick('Another Port or Address of the Host…').click();
    await editor.input('127.0.0.1:17001:6379');
    await quick('Make Again with These Ports…').click();
    await editor.page.locator('.monaco-dialog-box').waitFor();
    const sharer = 'run -d --stop-signal KILL --name sharer --network container:open-db';
    await docker(`${sharer} lab/busybox sleep 1000`);
    try {
      await editor.row('sharer').waitFor();
      await editor.dialog('Make Again');
      await editor.waitNotification('“sharer”');
      assert.match(await publishedOf('open-db'), /"HostPort":"16379"/);
      assert.doesNotMatch(await docker('ps -a --format {{.Names}}'), /before|next/);
    } finally {
      await docker('rm -f sharer');
    }
  });

  it('takes a container off the host’s network', async () => {
    const { editor } = session();
    const run = 'run -d --stop-signal KILL --name on-host --network host --expose 8088';
    await docker(`${run} lab/busybox httpd -f -p 8088 -h /etc`);
    await editor.runCommand('Docker Networks: Show Advice');
    await editor.row('Uses the host’s network').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('Uses the host’s network'), 'Fix…');
    await editor.tick('shop');
    await editor.acceptPick();
    await quick('127.0.0.1:8088:8088').waitFor();
    await quick('Make Again with These Ports…').click();
    const { detail } = await editor.dialog('Make Again');
    assert.match(detail, /leaves the host’s network for “shop”/);
    await editor.waitNotification('“on-host” is made again');
    assert.equal(await format('on-host', '{{.HostConfig.NetworkMode}}'), 'shop');
    assert.match(await docker('exec peer wget -qO- http://on-host:8088/hostname'), /\w/);
    await editor.notificationButton('“on-host” is made again', 'Remove the One Before…');
    await editor.dialog('Remove');
    await waitFor(async () => !(await docker('ps -a --format {{.Names}}')).includes('before'));
  });

  it('brings a container back that was being made again when the editor crashed', async () => {
    const { editor, engine } = session();
    const run = 'run -d --stop-signal KILL --name crashed --network shop --network-alias late';
    await docker(`${run} --restart unless-stopped -p 16380:6379 lab/busybox sleep 1000`);
    const facts = async () => {
      const host = '{{.HostConfig.RestartPolicy.Name}} {{json .HostConfig.PortBindings}}';
      const endpoint = '{{with .NetworkSettings.Networks.shop}}{{.IPAddress}} {{.Aliases}}{{end}}';
      return format('crashed', `{{.Id}} {{.State.Running}} ${host} ${endpoint}`);
    };
    const names = async () => (await docker('ps -a --format {{.Names}}')).trim().split('\n').sort();
    const before = [await facts(), await names()];
    await changePorts('crashed');
    await quick('127.0.0.1:16380:6379').waitFor();
    await quick('Make Again with These Ports…').click();
    await editor.dialog('Make Again');
    // Without the CLI, which may take longer to begin than the rest takes.
    const isHalfWay = async () =>
      (await engine.request('GET', '/containers/crashed-before/json')).status === 200;
    await waitFor(isHalfWay, { interval: 20, what: 'the one before to make place' });
    killExtensionHost(engine.host);
    assert.notDeepEqual([await facts(), await names()], before);
    await editor.page.reload();
    await editor.openContainer('Docker Networks');
    const question = 'Making “crashed” again was interrupted. It can be brought back as it was.';
    await editor.waitNotification(question);
    await photo('interrupted');
    // Whoever closes the question finds it again.
    await editor.clearNotifications();
    await editor.runCommand('Docker Networks: Repair Interrupted Change…');
    await editor.notificationButton(question, 'Restore');
    await editor.waitNotification('“crashed” is as it was.');
    await photo('restored');
    assert.deepEqual([await facts(), await names()], before);
    await editor.clearNotifications();
    await editor.runCommand('Docker Networks: Repair Interrupted Change…');
    await editor.waitNotification(
      'No change of a network, a container or an nginx was interrupted.',
    );
    await docker('rm -f crashed');
  });

  const run = 'run -d --stop-signal KILL --network shop --expose 8080';
  /** By the advice’s own button, which opens a form. */
  const fixUnderscore = async (form: string) => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Advice');
    await editor.row('Underscore in a host name').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('Underscore in a host name'), 'Fix…');
    await editor.page.locator('.quick-input-widget', { hasText: form }).waitFor();
    await editor.page.keyboard.press('Enter');
  };

  it('renames for an underscore', async () => {
    const { editor } = session();
    await docker(`${run} --name my_api lab/busybox sleep 1000`);
    try {
      await fixUnderscore('Rename “my_api”');
      const { detail } = await editor.dialog('Rename');
      assert.match(detail, /On “shop” others find it by “my-api” at once/);
      await editor.waitNotification('“my_api” is called “my-api” now.');
      assert.match(await docker('exec peer nslookup my-api 127.0.0.11'), /Address/);
    } finally {
      await docker('rm -f my_api my-api');
    }
  });

  describe('of what Compose made', () => {
    beforeEach(async () => {
      const file = path.join(folder, 'compose.yaml');
      const text = 'services:\n  my_web:\n    image: lab/busybox\n    ports: ["18080:80"]\n';
      writeFileSync(file, text);
      const labels = { project: 'app', service: 'my_web', 'project.config_files': file };
      const composed = Object.entries(labels).flatMap(([name, value]) => [
        '--label',
        `com.docker.compose.${name}=${value}`,
      ]);
      await session().engine.docker([
        ...`${run} --name app_my_web_1 -p 18080:80`.split(' '),
        ...composed,
        ...'lab/busybox sleep 1000'.split(' '),
      ]);
    });
    afterEach(() => docker('rm -f app_my_web_1'));

    it('adds an alias for an underscore', async () => {
      const { editor } = session();
      await fixUnderscore('Alias of');
      await editor.dialog('Connect Again');
      await editor.waitNotification('others find “app_my_web_1” by “my-web”, too.');
      assert.match(await docker('exec peer nslookup my-web 127.0.0.11'), /Address/);
    });

    it('opens its file for other ports', async () => {
      const { editor } = session();
      await changePorts('app_my_web_1');
      const { message } = await editor.dialog('Open Compose File');
      assert.equal(message, '“app_my_web_1” is made by Compose. Change it in its file.');
      await editor.page.locator('.view-line', { hasText: 'my_web' }).first().waitFor();
    });
  });
});
