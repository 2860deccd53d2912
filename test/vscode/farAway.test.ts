import { waitFor } from '../lab/wait';
import { useSession, waitMembers } from './session';

// As over SSH to another continent: half a second for a request and its answer.
describe('an engine that is far away', () => {
  const session = useSession({ distance: 250 });

  it('is seen as it is once something is said to be done: an undo can be clicked at once', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-db'), 'Disconnect from Network…');
    await editor.dialog('Disconnect');
    await editor.notificationButton('“shop-db” is disconnected from “shop_data”.', 'Undo');
    await editor.waitNotification('“shop-db” is connected to “shop_data” again');
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db']);
  });

  it('has what was just made in the tree, where the next command finds it', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network…');
    await editor.input('made-far-away');
    await editor.pick('bridge');
    await editor.row('made-far-away').waitFor();
    await editor.contextMenu(editor.row('made-far-away'), 'Connect Containers…');
    await editor.pick('shop-web');
    await editor.acceptPick();
    await editor.waitNotification('“shop-web” is connected to “made-far-away”.');
    await editor.expand(editor.row('made-far-away'));
    const places = async () =>
      (await editor.rows()).filter(({ label }) => label === 'shop-web').length;
    await waitFor(async () => (await places()) === 2);
  });
});
