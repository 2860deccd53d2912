import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/engine';
import { readForRemake, type Remake, remakeWith } from '../../src/actions/remake/prepare';
import type { RemakeWish } from '../../src/actions/remake/wish';
import type { LabEngine } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { productEngine } from './rebuildScene';
import { freshLandscape } from './watched';

/** The container that is made again. */
export const storeName = 'open-store';

/** All that it published, on the loopback address. */
export const onLoopback: RemakeWish = {
  ports: [{ containerPort: 6379, protocol: 'tcp', hostPort: 18379, hostAddress: '127.0.0.1' }],
};

const mac = '02:42:0a:61:00:77';

/** A container with everything that is lost where somebody makes it again by hand, and one that talks to it. */
export async function makeScene(lab: LabEngine): Promise<void> {
  const docker = (argv: readonly string[]) => lab.docker(argv);
  const run = (line: string) => docker(line.split(/ +/));
  await run('network create --subnet 10.97.0.0/24 remade-a');
  await run('network create --subnet 10.98.0.0/24 remade-b');
  await docker([
    ...`run -d --name ${storeName} --network remade-a --ip 10.97.0.9 -p 18379:6379`.split(' '),
    // The CLI of today does not ask Podman for one.
    ...(isPodman(lab.version) ? [] : ['--mac-address', mac]),
    ...'--network-alias db --network-alias cache -v kept:/named:ro -v /unnamed'.split(' '),
    ...'--mount type=volume,dst=/mounted --tmpfs /scratch --label keep=this'.split(' '),
    ...'--env SECRET=swordfish --restart on-failure:3 --memory 64m --cpus 0.5'.split(' '),
    ...'--cap-add NET_ADMIN --stop-signal KILL --hostname teller --workdir /tmp'.split(' '),
    ...['--health-cmd', 'true', '--add-host', 'elsewhere:10.1.2.3', '--user', '0:0', '--init'],
    ...['lab/busybox', 'httpd', '-f', '-p', '6379', '-h', '/etc'],
  ]);
  await run(`network connect --ip 10.98.0.9 --alias twice remade-b ${storeName}`);
  await run('run -d --name caller --network remade-a --stop-signal KILL lab/busybox sleep 1000');
  const write = 'echo own > /written; echo unnamed > /unnamed/file; echo mounted > /mounted/file';
  await docker(['exec', storeName, 'sh', '-c', write]);
}

/** What is about to be done to the container of that name. */
export async function remakeOf(
  socket: string,
  wish: RemakeWish = onLoopback,
  name: string = storeName,
  own?: string,
): Promise<Remake> {
  const landscape = await freshLandscape(socket);
  const container = landscape.containers.find(each => each.name === name);
  assert.ok(container, name);
  const engine: Engine = productEngine(socket);
  return remakeWith(await readForRemake(engine, landscape, container, own), wish);
}

type Fields = Readonly<Record<string, unknown>>;

/** What a container is, but for what the engine gives each anew. */
export interface Facts {
  readonly id: unknown;
  readonly name: unknown;
  readonly isRunning: unknown;
  readonly config: Fields;
  readonly host: Fields;
  readonly mounts: readonly string[];
  readonly endpoints: Fields;
}

/** All containers as an inspect says them, by name. */
export async function containerFacts(lab: LabEngine): Promise<readonly Facts[]> {
  const names = (await lab.docker(['ps', '-a', '--format', '{{.Names}}']))
    .split('\n')
    .filter(Boolean);
  const all = JSON.parse(await lab.docker(['inspect', ...names.sort()])) as Fields[];
  return all.map(raw => {
    const { Id, Name, State, Config, HostConfig, Mounts, NetworkSettings } = raw;
    const { Env, Hostname, MacAddress, ...config } = Config as Fields;
    const id = String(Id).slice(0, 12);
    const { Networks } = NetworkSettings as { Networks: Record<string, Fields> };
    const variables = (Env as string[]).filter(each => !each.startsWith('HOSTNAME=')).sort();
    return {
      id: Id,
      name: Name,
      isRunning: (State as Fields)['Running'],
      config: { ...config, Env: variables, ...(Hostname === id ? {} : { Hostname }), MacAddress },
      host: HostConfig as Fields,
      mounts: (Mounts as Fields[])
        .map(({ Type, Name: name, Destination, RW }) =>
          [Type, name, Destination, RW].map(String).join(' '),
        )
        .sort(),
      endpoints: Object.fromEntries(
        Object.entries(Networks).map(([network, { IPAMConfig, Aliases, IPAddress, ...more }]) => [
          network,
          {
            // Podman does not say which are fixed.
            fixed: (IPAMConfig as Fields | null)?.['IPv4Address'],
            address: IPAddress,
            mac: !isPodman(lab.version) && more['MacAddress'] === mac ? mac : undefined,
            aliases: ((Aliases ?? []) as string[]).filter(each => each !== id).sort(),
          },
        ]),
      ),
    };
  });
}
