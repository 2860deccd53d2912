import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { loadImages } from '../lab/images';
import { projectRoot } from '../lab/project';
import { waitFor } from '../lab/wait';
import { tidy, useSession } from './session';

const slow = { timeout: 30_000, interval: 200 };

describe('a Swarm', () => {
  const session = useSession({ hasSample: false });
  const docker = (line: string) => session().engine.docker(line.split(' '));
  before(async function () {
    this.timeout(60_000);
    await loadImages(session().engine.request);
  });
  afterEach(() => tidy(session()));

  /** Waits for a row whose description matches. */
  const describedRow = (label: string, description: RegExp, level = 0) =>
    waitFor(
      async () =>
        (await session().editor.rows()).find(
          row =>
            row.label === label &&
            description.test(row.description) &&
            (level === 0 || row.level === level),
        ),
      { ...slow, what: `${label} with ${String(description)}` },
    );

  const shot = async (name: string) => {
    const folder = path.join(projectRoot(), 'out', 'swarm');
    await mkdir(folder, { recursive: true });
    await session().editor.page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  it('is offered where there is none, after saying what it changes', async () => {
    const { editor, engine } = session();
    await editor.runCommand('Docker Networks: Show Swarm Nodes');
    await editor.notificationButton('This engine is not part of a Swarm.', 'Initialize Swarm…');
    // Typed, since a machine may have more addresses than are drawn.
    await editor.quickField().fill('Other address…');
    await editor.page.keyboard.press('Enter');
    await editor.input(engine.address);
    const { message, detail, buttons } = await editor.dialog('Initialize');
    assert.equal(message, 'Initialize a Swarm on this engine?');
    assert.match(detail, /2377\/tcp.*ingress.*docker swarm leave/s);
    assert.deepEqual(
      ['Initialize', 'Copy as docker Command'].filter(label => !buttons.includes(label)),
      [],
    );
    await editor.waitNotification('This engine is the manager of a new Swarm.');
    await editor.row('ingress').waitFor();
    await editor.row('docker_gwbridge').waitFor();
    const state = await docker('info --format {{.Swarm.LocalNodeState}}');
    assert.equal(state.trim(), 'active');
  });

  it('shows its node', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Swarm Nodes');
    const hostname = (await docker('node ls --format {{.Hostname}}')).trim();
    assert.deepEqual(await editor.pickLabels(), [hostname]);
    const description = editor.quickInput().locator('.label-description').first();
    assert.match(
      (await description.textContent()) ?? '',
      new RegExp(`manager \\(leader\\) · active · ready · ${session().engine.address}`),
    );
    await editor.pick(hostname);
    await waitFor(async () =>
      (await editor.page.locator('.monaco-editor').first().textContent())?.includes('Availability'),
    );
  });

  it('shows services and their tasks below an overlay network', async () => {
    const { editor } = session();
    await docker('network create -d overlay --attachable --subnet 10.40.0.0/24 mesh');
    await docker('network create -d overlay --subnet 10.41.0.0/24 closed');
    const options = '--replicas 2 --network mesh --publish published=18080,target=80';
    const command = '--stop-grace-period 1s lab/busybox:latest sleep 100000';
    await docker(`service create -d --name api ${options} ${command}`);
    await docker(`run -d --name alone --network mesh lab/busybox:latest sleep 100000`);
    await editor.expand(editor.row('mesh'));
    const api = await describedRow('api', /^2\/2 · VIP 10\.40\.0\.\d+ · 18080 → 80\/tcp ingress$/);
    assert.match(api.aria, /^api, service, 2\/2/);
    await editor.expand(editor.row('api'));
    const first = await describedRow('api.1', /^\S+ · 10\.40\.0\.\d+ · running$/);
    await describedRow('api.2', /running$/);
    assert.match(first.aria, /^api\.1, task, /);
    // The container is shown once: as its task.
    const labels = (await editor.rows()).map(({ label }) => label);
    assert.ok(!labels.some(label => /^api\.\d\.\w+/.test(label)), labels.join());
    assert.ok(labels.includes('alone'));
    await shot('services');
  });

  it('offers for a task what can be done to its container', async () => {
    const { editor } = session();
    const labels = await editor.contextMenuLabels(editor.row('api.1'));
    assert.ok(labels.includes('Inspect Container'), labels.join());
    assert.ok(!labels.some(label => /network…/i.test(label)), labels.join());
  });

  it('connects a service to another network, and back', async () => {
    const { editor } = session();
    const networks = async () => {
      const format = '{{range .Spec.TaskTemplate.Networks}}{{.Target}} {{end}}';
      const words = ['service', 'inspect', '--format', format, 'api'];
      return (await session().engine.docker(words)).trim().split(' ').length;
    };
    await editor.contextMenu(editor.row('api'), 'Connect Service to Network…');
    assert.deepEqual(await editor.pickLabels(), ['closed']);
    await editor.pick('closed');
    const { message, detail } = await editor.dialog('Connect');
    assert.equal(message, 'Connect “api” to “closed”?');
    assert.match(detail, /its 2 tasks end one after another/);
    await editor.waitNotification('“api” is being connected to “closed”.');
    assert.equal(await networks(), 2);
    await editor.expand(editor.row('closed'));
    await describedRow('api', /VIP 10\.41\.0\.\d+/);
    await shot('connected');
    const below = (await editor.rows()).findIndex(({ label }) => label === 'closed');
    assert.equal((await editor.rows())[below + 1]?.label, 'api');
    const has = editor.page.locator('.label-name', { hasText: /^\s*api\s*$/ });
    const rows = editor.page.locator('.part.sidebar .monaco-list-row').filter({ has });
    // Tasks come and go meanwhile, and rows that move take a click that was not meant for them.
    const selectBoth = async () => {
      await rows.nth(0).click();
      await rows.nth(1).click({ modifiers: ['Control'] });
      const selected = (await editor.rows()).filter(({ isSelected }) => isSelected);
      return selected.length === 2 && selected.every(({ label }) => label === 'api');
    };
    await waitFor(selectBoth, { ...slow, what: 'both rows to be selected' });
    await editor.page.keyboard.press('Delete');
    await editor.waitNotification(/Several services are selected/);
    await rows.nth(0).click();
    // The first one in the tree is that below “closed”.
    await editor.contextMenu(editor.row('api'), 'Disconnect Service from Network…');
    assert.equal((await editor.dialog('Disconnect')).message, 'Disconnect “api” from “closed”?');
    await editor.waitNotification('“api” is being disconnected from “closed”.');
    assert.equal(await networks(), 1);
    await waitFor(
      async () => (await editor.rows()).filter(({ label }) => label === 'api').length === 1,
      slow,
    );
  });

  it('says why a container cannot be connected to a network for services only', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('closed'), 'Connect Containers…');
    await editor.pick('alone');
    await editor.acceptPick();
    await editor.waitNotification('“closed” takes services only');
  });

  it('shows what a failed task says', async () => {
    const { editor } = session();
    const restart = '--restart-condition none';
    await docker(
      `service create -d --name crash --network mesh ${restart} lab/busybox:latest false`,
    );
    await describedRow('crash', /^0\/1/);
    await editor.expand(editor.row('crash'));
    await describedRow('crash.1', /failed · task: non-zero exit \(1\)$/);
    await shot('failed');
  });
});
