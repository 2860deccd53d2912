// The forms as a person uses them in VS Code: a new network, another one like it, and changing one that exists.
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { waitFor } from '../lab/wait';
import { killExtensionHost } from './killExtensionHost';
import { tidy, useSession, whenStill } from './session';

describe('network forms', function () {
  this.timeout(90_000);
  const session = useSession();
  beforeEach(() => tidy(session()));

  const form = async (): Promise<Frame> => session().editor.webview({ has: '.sections' });
  const inspect = async (name: string) => {
    const output = await session().engine.docker(['network', 'inspect', name]);
    const [found] = JSON.parse(output) as Inspected[];
    assert.ok(found);
    return found;
  };
  const shot = (name: string) =>
    process.env['SHOTS']
      ? session().editor.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` })
      : undefined;

  it('makes a network with a subnet, a gateway and an option, and shows it', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network with Options…');
    const page = await form();
    await page.getByLabel('Name', { exact: true }).first().fill('wide');
    await page.getByRole('button', { name: 'Add Subnet' }).click();
    await page.getByRole('combobox', { name: 'Subnet' }).fill('10.60.0.5/24');
    await page.getByText('This is an address inside of 10.60.0.0/24').waitFor();
    await page.getByRole('button', { name: 'Use 10.60.0.0/24' }).click();
    await page.getByText('This is an address inside of').waitFor({ state: 'hidden' });
    await page.getByText('254 usable addresses').waitFor();
    await page.getByRole('textbox', { name: 'Gateway' }).fill('10.61.0.1');
    await page.getByText('This is not inside of 10.60.0.0/24.').waitFor();
    await shot('create');
    await page.getByRole('textbox', { name: 'Gateway' }).fill('10.60.0.254');
    await page.getByText('--gateway 10.60.0.254').waitFor();
    await page.getByRole('button', { name: 'Create Network' }).click();
    await editor.row('wide').waitFor();
    const { IPAM } = await inspect('wide');
    assert.deepEqual(IPAM.Config, [{ Subnet: '10.60.0.0/24', Gateway: '10.60.0.254' }]);
  });

  it('starts from a ready-made network, and keeps the name that was typed', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network…');
    await editor.quickField().fill('vault');
    await editor.page.keyboard.press('Enter');
    await editor.pick('More Options…');
    const page = await form();
    assert.equal(await page.getByLabel('Name', { exact: true }).first().inputValue(), 'vault');
    await page.getByRole('button', { name: 'Isolated database' }).click();
    await page.getByText('docker network create --driver bridge --internal vault').waitFor();
    await page.getByRole('button', { name: 'Copy as docker Command' }).click();
    await editor.page.getByText('Copied: docker network create --driver').waitFor();
    const copied = await editor.clipboardText();
    assert.equal(copied, 'docker network create --driver bridge --internal vault');
    await page.getByRole('button', { name: 'Create Network' }).click();
    await editor.row('vault').waitFor();
    assert.equal((await inspect('vault')).Internal, true);
  });

  it('takes another name while nobody has typed in the form, and keeps what was typed', async () => {
    const { editor } = session();
    const create = async (name: string) => {
      await editor.runCommand('Docker Networks: Create Network…');
      await editor.quickField().fill(name);
      await editor.page.keyboard.press('Enter');
      await editor.pick('More Options…');
      // It takes the keyboard when it comes, and closes what asks for an answer then.
      const page = await form();
      await waitFor(() => page.evaluate<boolean>('document.hasFocus()'), { what: 'its keyboard' });
      return page.getByLabel('Name', { exact: true }).first();
    };
    const isNow = async (name: string) =>
      waitFor(
        async () =>
          (await (await form()).getByLabel('Name', { exact: true }).first().inputValue()) === name,
        {
          what: `the name ${name}`,
          timeout: 10_000,
        },
      );
    await create('first');
    const field = await create('second');
    await isNow('second');
    await field.fill('typed');
    await create('third');
    await isNow('typed');
    await (await form()).getByRole('button', { name: 'Cancel' }).click();
  });

  it('changes a network, saying before what happens, and undoes it', async () => {
    const { editor, engine } = session();
    const names = ['edited', 'edited-web'] as const;
    await engine.docker(['network', 'create', '--subnet', '10.62.0.0/24', names[0]]);
    const options = ['--ip', '10.62.0.9', '--network-alias', 'front'];
    const command = ['lab/busybox', 'sleep', '1000'];
    await engine.docker([
      'run',
      '-d',
      '--name',
      names[1],
      '--network',
      names[0],
      ...options,
      ...command,
    ]);
    await editor.row(names[0]).waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row(names[0]), 'Edit Network…');
    const page = await form();
    await page.getByRole('checkbox', { name: 'Internal' }).click();
    await page.getByText('and with broken connections: “edited-web”').waitFor();
    await shot('edit');
    await page.getByRole('button', { name: 'Change Network…' }).click();
    const { message, detail } = await editor.dialog('Change Network');
    assert.equal(message, 'Change “edited” by making it again?');
    assert.match(detail, /and with broken connections: “edited-web”/);
    const endpoint = async () => {
      const format = '{{json .NetworkSettings.Networks}}';
      const networks = JSON.parse(
        await engine.docker(['inspect', '--format', format, names[1]]),
      ) as Record<string, { IPAddress: string; Aliases: string[] }>;
      return [networks[names[0]]?.IPAddress, networks[names[0]]?.Aliases.includes('front')];
    };
    await editor.waitNotification('“edited” is changed.');
    assert.equal((await inspect(names[0])).Internal, true);
    assert.deepEqual(await endpoint(), ['10.62.0.9', true]);
    await shot('edited');
    await editor.notificationButton('“edited” is changed.', 'Undo');
    await waitFor(
      async () => !(await inspect(names[0]).catch(() => ({ Internal: true }))).Internal,
      {
        what: 'the network as it was',
        timeout: 20_000,
      },
    );
    await waitFor(async () => (await endpoint())[0] === '10.62.0.9', { what: 'its endpoint' });
    assert.deepEqual(await endpoint(), ['10.62.0.9', true]);
    await engine.docker(['rm', '-f', names[1]]);
    await engine.docker(['network', 'rm', names[0]]);
  });

  it('duplicates a network beside the old one, with a free subnet', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop_data'), 'Duplicate Network…');
    const page = await form();
    assert.equal(
      await page.getByLabel('Name', { exact: true }).first().inputValue(),
      'shop_data-copy',
    );
    await page.getByRole('button', { name: 'Create Network' }).click();
    await editor.row('shop_data-copy').waitFor();
    assert.equal((await inspect('shop_data-copy')).Internal, true);
  });

  it('connects with an alias and a fixed address that is proposed', async () => {
    const { editor, engine } = session();
    await engine.docker(['network', 'create', '--subnet', '10.63.0.0/24', 'fixed']);
    await editor.row('fixed').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('fixed'), 'Connect with Options…');
    const page = await form();
    await page.getByLabel('Container', { exact: true }).selectOption({ label: 'shop-web' });
    await page.getByRole('textbox', { name: 'Aliases' }).fill('front');
    await page.getByRole('combobox', { name: 'Fixed IPv4 address' }).fill('10.63.0.1');
    await page.getByText('10.63.0.1 is the gateway’s address already.').waitFor();
    await page.getByRole('combobox', { name: 'Fixed IPv4 address' }).fill('');
    await page.getByRole('combobox', { name: 'Fixed IPv4 address' }).press('ArrowDown');
    await shot('connect');
    await page.getByRole('option', { name: '10.63.0.3' }).click();
    await page
      .getByText('docker network connect --ip=10.63.0.3 --alias=front fixed shop-web')
      .waitFor();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await editor.waitNotification('“shop-web” is connected to “fixed”.');
    const format = '{{(index .NetworkSettings.Networks "fixed").IPAddress}}';
    const address = await engine.docker(['inspect', '--format', format, 'shop-web']);
    assert.equal(address.trim(), '10.63.0.3');
  });

  it('offers to restore a network whose change was cut short by a crash, and does', async () => {
    const { editor, engine } = session();
    const names = ['a', 'b', 'c', 'd', 'e'].map(letter => `crash-${letter}`);
    await engine.docker(['network', 'create', '--subnet', '10.64.0.0/24', 'crash']);
    for (const [index, name] of names.entries()) {
      const options = [
        '--network',
        'crash',
        '--ip',
        `10.64.0.${20 + index}`,
        '--network-alias',
        `x${index}`,
      ];
      await engine.docker([
        'run',
        '-d',
        '--name',
        name,
        ...options,
        'lab/busybox',
        'sleep',
        '1000',
      ]);
    }
    const before = await endpoints('crash', names);
    await editor.row('crash').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('crash'), 'Edit Network…');
    const page = await form();
    await page.getByRole('checkbox', { name: 'Internal' }).click();
    await page.getByRole('button', { name: 'Change Network…' }).click();
    await editor.dialog('Change Network');
    // Without the CLI, which may take longer to begin than the change takes.
    const isHalfWay = async () => {
      const { body } = await engine.request('GET', '/networks/crash');
      const { Containers = {} } = body as { readonly Containers?: object };
      return Object.keys(Containers).length < names.length;
    };
    await waitFor(isHalfWay, { interval: 20, what: 'the first container to be off' });
    killExtensionHost(engine.host);
    assert.notDeepEqual(await endpoints('crash', names), before);
    await editor.page.reload();
    await editor.openContainer('Docker Networks');
    const question = 'Changing “crash” was interrupted. It can be brought back as it was, with';
    await editor.notificationButton(new RegExp(question), 'Restore');
    await editor.waitNotification('“crash” is as it was.');
    assert.deepEqual(await endpoints('crash', names), before);
    await engine.docker(['rm', '-f', ...names]);
    await engine.docker(['network', 'rm', 'crash']);
  });

  it('explains what an overlay network needs, makes the Swarm, and then the network', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Create Network with Options…');
    const page = await form();
    await page.getByRole('textbox', { name: 'Name' }).first().fill('wide-area');
    await page.getByLabel('Driver', { exact: true }).selectOption('overlay');
    await page.getByText('Overlay networks connect the machines of a Swarm').waitFor();
    await page.getByRole('button', { name: 'Initialize a Swarm…' }).click();
    await editor.quickField().fill('Other address…');
    await editor.page.keyboard.press('Enter');
    await editor.input(session().engine.address);
    await editor.dialog('Initialize');
    await page.getByText('Overlay networks connect').waitFor({ state: 'hidden' });
    await page.getByRole('checkbox', { name: 'Attachable' }).click();
    await page.getByRole('checkbox', { name: 'Encrypted' }).click();
    await page.getByText('--driver overlay --attachable --opt encrypted wide-area').waitFor();
    await page.getByRole('button', { name: 'Create Network' }).click();
    await editor.row('wide-area').waitFor();
    const { Attachable, Options } = await inspect('wide-area');
    assert.equal(Attachable, true);
    assert.equal(Options['encrypted'], '');
  });

  /** Address, wish and aliases of each container on the network, by the CLI; `null` where it is not on it. */
  const endpoints = (network: string, names: readonly string[]) =>
    Promise.all(
      names.map(async name => {
        const format = `{{with index .NetworkSettings.Networks "${network}"}}{{.IPAddress}} {{json .IPAMConfig}} {{json .Aliases}}{{else}}null{{end}}`;
        return (await session().engine.docker(['inspect', '--format', format, name])).trim();
      }),
    );
});

interface Inspected {
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Options: Readonly<Record<string, string>>;
  readonly IPAM: { readonly Config: readonly object[] };
  readonly Labels: Readonly<Record<string, string>>;
}
