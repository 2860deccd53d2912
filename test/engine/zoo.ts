import type { LabEngine } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { call } from '../lab/engine/request';
import { hostileTexts } from '../unit/landscape/payloads';

const sleep = ['lab/busybox', 'sleep', '1000'];

/**
 * Networks and containers of every kind, as people make them with the CLI. Podman has no way out of `none`, and removes
 * no network that a container names: there `left` has left another network, and nobody is homeless.
 */
export async function makeZoo(engine: LabEngine): Promise<void> {
  const docker = (args: readonly string[]) => engine.docker(args);
  const network = (...args: string[]) => docker(['network', 'create', ...args]);
  const run = (...args: string[]) => docker(['run', '-d', ...args, ...sleep]);
  const create = (...args: string[]) => docker(['create', ...args, ...sleep]);

  const shortId = (await network('short')).slice(0, 12);
  await network('--internal', 'inner');
  await network('--attachable', '--label', 'com.docker.compose.project=shop', 'shop_app');
  await network('--subnet', '10.77.0.0/16', '--ip-range', '10.77.5.0/24', 'fixed');
  await network('--ipv6', '--subnet', 'fd00:77::/64', '--subnet', '10.78.0.0/16', 'six');
  await network('gone');

  await run('--name', 'plain');
  await run('--name', 'web', '--network', 'shop_app', '-p', '8080:80', '-p', '127.0.0.1:8081:81');
  await run('--name', 'dns', '--network', 'shop_app', '-p', '5353:53/udp', '--expose', '99');
  await run('--name', 'many', '--network', 'shop_app');
  for (const more of ['inner', 'fixed', 'six']) await docker(['network', 'connect', more, 'many']);
  await run('--name', 'static', '--network', 'fixed', '--ip', '10.77.5.50');
  await run('--name', 'v6', '--network', 'six', '--ip6', 'fd00:77::50');
  await run('--name', 'hosted', '--network', 'host');
  await run('--name', 'lonely', '--network', 'none');
  const before = isPodman(engine.version) ? 'short' : 'none';
  await run('--name', 'left', '--network', before);
  await docker(['network', 'disconnect', before, 'left']);
  await run('--name', 'side', '--network', 'container:many');
  await create('--name', 'side-created', '--network', 'container:side');
  await run('--name', 'frozen', '--network', 'inner');
  await docker(['pause', 'frozen']);
  await run('--name', 'stopped', '--network', 'fixed', '--ip', '10.77.5.60');
  await docker(['kill', 'stopped']);
  await create('--name', 'created', '--network', 'shop_app');
  await create('--name', 'created-default');
  await create('--name', 'created-lonely', '--network', 'none');
  await create('--name', 'created-by-short-id', '--network', shortId);
  await docker(['network', 'connect', 'inner', 'created']);
  if (!isPodman(engine.version)) await create('--name', 'homeless', '--network', 'gone');
  await docker(['network', 'rm', 'gone']);
  await makeHostile(engine);
}

/** Networks and labels with texts that nobody should believe, as far as the engine takes them. */
async function makeHostile({ request }: LabEngine): Promise<void> {
  const Labels = Object.fromEntries(hostileTexts.map(text => [text, text]));
  for (const text of hostileTexts) {
    await request('POST', '/networks/create', { Name: text, CheckDuplicate: true, Labels });
  }
  await call(request, 'POST', `/containers/create?name=${'n'.repeat(250)}`, {
    Image: 'lab/busybox',
    Labels,
  });
}
