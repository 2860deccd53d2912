import assert from 'node:assert/strict';
import type { TreeRow } from '../lab/ui/trees';
import { waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('advice', () => {
  const session = useSession();
  afterEach(() => tidy(session()));

  const rowOf = async (label: string, description?: string): Promise<TreeRow | undefined> =>
    (await session().editor.rows()).find(
      row => row.label === label && (description === undefined || row.description === description),
    );

  it('is silent about the sample application, which is done right', async () => {
    const { editor } = session();
    await editor.row('none').waitFor();
    await editor.runCommand('Docker Networks: Show Advice');
    await editor.waitNotification('There is no advice');
    assert.equal(await rowOf('Advice'), undefined);
  });

  it('is a group with a count, marks the row that it is about, and says why', async () => {
    const { editor, engine } = session();
    await editor.collapse(editor.row('shop_backend'));
    await editor.collapse(editor.row('shop_data'));
    await engine.docker(['network', 'create', 'lonely']);
    const open = 'run -d --name open-db --network shop_frontend -p 16379:6379';
    await engine.docker([...open.split(' '), 'lab/busybox', 'sleep', '1000']);
    await waitFor(async () => (await rowOf('Advice'))?.description === '2', {
      what: 'two pieces of advice',
    });
    const network = await rowOf('lonely');
    assert.match(network?.aria ?? '', /, advice, Unused network$/);
    const container = await rowOf('open-db');
    assert.match(container?.aria ?? '', /, advice, Data store open to everyone$/);
    await editor.runCommand('Docker Networks: Show Advice');
    await editor.row('Unused network').waitFor();
    assert.equal(
      (await rowOf('Data store open to everyone'))?.description,
      'open-db · 16379:6379/tcp',
    );
    assert.equal((await rowOf('Unused network'))?.icon, 'codicon-info');
    await editor.contextMenu(editor.row('Data store open to everyone'), 'Why?');
    const { message, detail, buttons } = await editor.dialog('Cancel');
    assert.equal(message, 'Data store open to everyone: open-db · 16379:6379/tcp');
    assert.match(detail, /every machine that reaches the host reaches the data/);
    assert.match(
      detail,
      /docker run -d --name open-db --network shop_frontend -p 127\.0\.0\.1:16379:6379/,
    );
    assert.ok(buttons.includes('Docker’s documentation'));
  });

  it('goes to what it is about', async () => {
    const { editor } = session();
    await editor.row('Unused network').click();
    await waitFor(async () => (await rowOf('lonely'))?.isSelected === true, {
      what: 'the network',
    });
  });

  it('ignores what it is told to, and shows it again', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('Unused network'), 'Ignore This Advice');
    await waitFor(async () => (await rowOf('Advice'))?.description === '1 · 1 ignored');
    assert.doesNotMatch((await rowOf('lonely'))?.aria ?? '', /advice/);
    await editor.contextMenu(editor.row('Advice'), 'Show Ignored Advice Again');
    await waitFor(async () => (await rowOf('Advice'))?.description === '2');
  });

  it('ignores all that are selected', async () => {
    const { editor } = session();
    const first = editor.row('Unused network');
    await editor.row('none').click();
    for (const row of [first, editor.row('none'), editor.row('Data store open to everyone')]) {
      await row.click({ modifiers: ['Control'] });
    }
    await editor.contextMenu(first, 'Ignore This Advice');
    await editor.row('Advice').waitFor({ state: 'hidden' });
    await editor.notificationButton('Ignored in this workspace: 2', 'Show Ignored Advice Again');
    await waitFor(async () => (await rowOf('Advice'))?.description === '2');
    // It was gone, and is closed when it comes back.
    await editor.expand(editor.row('Advice'));
  });

  it('offers a remedy that asks first, and is gone when it helped', async () => {
    const { editor, engine } = session();
    await whenStill(session());
    await editor.contextMenu(editor.row('Unused network'), 'Fix…');
    const { message } = await editor.dialog('Remove');
    assert.match(message, /lonely/);
    await waitFor(async () => (await rowOf('Advice'))?.description === '1');
    assert.equal(await rowOf('lonely'), undefined);
    await editor.contextMenu(editor.row('Data store open to everyone'), 'Turn Off This Rule');
    await editor.row('Advice').waitFor({ state: 'hidden' });
    await engine.docker(['rm', '-f', 'open-db']);
  });
});
