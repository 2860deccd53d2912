import type { AdviceScene } from '../../src/landscape/advice/advice';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import { saidPools } from '../../src/landscape/freeSubnets';
import type { ContainerId } from '../../src/landscape/landscape';
import { type ContainerDetails, readContainerDetails } from '../../src/landscape/readDetails';
import { readLandscape } from '../../src/landscape/readLandscape';
import type { LabEngine } from '../lab/engine';
import { call } from '../lab/engine/request';
import { inParallel } from '../lab/wait';

const sleep = ['sleep', '1000'];

/** Names that rules know images by. */
const images = ['postgres:17', 'redis:7', 'adminer:4', 'prom/node-exporter:v1'];

/** What rules look at, read from an engine; with the inspects of the containers of these names. */
export async function readScene(
  { request }: LabEngine,
  {
    inspected = [],
    ...more
  }: Partial<AdviceScene> & { readonly inspected?: readonly string[] } = {},
): Promise<AdviceScene> {
  const get = (path: string) => call<unknown[]>(request, 'GET', path);
  const [networks, containers] = [await get('/networks'), await get('/containers/json?all=1')];
  const details = new Map<ContainerId, ContainerDetails>();
  for (const name of inspected) {
    const raw = await call<{ readonly Id: ContainerId }>(
      request,
      'GET',
      `/containers/${name}/json`,
    );
    details.set(raw.Id, readContainerDetails(raw));
  }
  const [info, version] = [await get('/info'), await get('/version')];
  return {
    landscape: readLandscape({ networks, containers }),
    avoided: [],
    routes: [],
    pools: saidPools(readEngineFacts(info, version)),
    detailsOf: id => details.get(id),
    ...more,
  };
}

/** For each rule something that it tells of, and something near it that it does not. */
export async function makeAdviceZoo(engine: LabEngine, canBeStale: boolean): Promise<void> {
  const docker = (args: readonly string[]) => engine.docker(args);
  const network = (...args: string[]) => docker(['network', 'create', ...args]);
  const run = (image: string, ...args: string[]) => docker(['run', '-d', ...args, image, ...sleep]);
  const box = (...args: string[]) => run('lab/busybox', ...args);
  // One after the other: of several at once Podman 4 forgets some.
  for (const tag of images) await docker(['tag', 'lab/busybox', tag]);

  await network('--subnet', '10.71.0.0/24', 'app');
  await network('--subnet', '10.72.0.0/29', 'tiny');
  await network('--internal', 'inner');
  await network('--internal', 'vault');
  await network('level');
  await network('gone');
  await network('lonely');
  await network('parked');

  await run('postgres:17', '--name', 'db-open', '--network', 'app', '-p', '5432:5432');
  await run('redis:7', '--name', 'db-near', '--network', 'app', '-p', '127.0.0.1:6379:6379');
  await run('adminer:4', '--name', 'console', '--network', 'app', '-p', '8081:8080');
  await box('--name', 'web', '--network', 'app', '-p', '8080:80', '-p', '80:81');
  await box('--name', 'syslog', '--network', 'app', '-p', '514:514/udp');
  await box('--name', 'my_api', '--network', 'app', '--expose', '8080');
  await box('--name', 'my-api', '--network', 'app', '--expose', '8080');
  await run('redis:7', '--name', 'blue', '--network', 'app', '--network-alias', 'site');
  await box('--name', 'green', '--network', 'app', '--network-alias', 'site');
  await box('--name', 'green2', '--network', 'app', '--network-alias', 'twin');
  await box('--name', 'green3', '--network', 'app', '--network-alias', 'twin');
  await box('--name', 'level-web', '--network', 'level', '-p', '127.0.0.1:8090:80');
  await box('--name', 'level-api', '--network', 'level');
  await run('postgres:17', '--name', 'level-db', '--network', 'level');
  await box('--name', 'plain');
  await box('--name', 'both');
  await docker(['network', 'connect', 'app', 'both']);
  await box('--name', 'hosted', '--network', 'host');
  await run('prom/node-exporter:v1', '--name', 'meter', '--network', 'host');
  await box('--name', 'lost', '--network', 'app');
  await docker(['network', 'disconnect', 'app', 'lost']);
  await box('--name', 'alone', '--network', 'none');
  await box('--name', 'bridged', '--network', 'app');
  await docker(['network', 'connect', 'inner', 'bridged']);
  await docker(['network', 'connect', 'vault', 'bridged']);
  await box('--name', 'kept', '--network', 'vault');
  if (canBeStale) await docker(['create', '--name', 'job', '--network', 'gone', 'lab/busybox']);
  await docker(['network', 'rm', 'gone']);
  await docker(['create', '--name', 'off', '--network', 'parked', 'lab/busybox']);
  await inParallel(['t1', 't2', 't3', 't4', 't5'], 2, name =>
    box('--name', name, '--network', 'tiny'),
  );
}

/** Takes the names of the images away again. */
export async function removeAdviceImages(engine: LabEngine): Promise<void> {
  for (const tag of images) await engine.request('DELETE', `/images/${tag}?force=1`);
}
