import { call, labelFilter, type EngineRequest } from './engine/request';
import { loadImages } from './images';
import { inParallel } from './wait';

export interface ScaleOptions {
  readonly networks?: number;
  readonly containers?: number;
}

const label = 'docker-networks.scale';
const width = 8;
const images = ['sample/nginx:1', 'sample/web:1', 'sample/api:1', 'sample/db:1', 'lab/busybox'];

/**
 * Creates many networks and containers, without starting any. Every container is on a network of
 * its own number, each 5th on one more, each 20th on three more.
 */
export async function createScale(
  { request }: { readonly request: EngineRequest },
  { networks = 200, containers = 2000 }: ScaleOptions = {},
): Promise<void> {
  await loadImages(request);
  await inParallel(numbers(networks), width, number =>
    call(request, 'POST', '/networks/create', {
      Name: networkName(number),
      Driver: 'bridge',
      CheckDuplicate: true,
      Internal: number % 10 === 9,
      Labels: { [label]: '1', 'com.docker.compose.project': `project-${number % 20}` },
    }),
  );
  await inParallel(numbers(containers), width, number =>
    createContainer(request, number, networks),
  );
}

/** Removes what createScale made. */
export async function removeScale({ request }: { readonly request: EngineRequest }): Promise<void> {
  const filter = labelFilter(`${label}=1`);
  const list = (path: string) => call<{ Id: string }[]>(request, 'GET', path);
  await inParallel(await list(`/containers/json?all=1&${filter}`), width, ({ Id }) =>
    call(request, 'DELETE', `/containers/${Id}?force=1&v=1`),
  );
  await inParallel(await list(`/networks?${filter}`), width, ({ Id }) =>
    call(request, 'DELETE', `/networks/${Id}`),
  );
}

async function createContainer(request: EngineRequest, number: number, networks: number) {
  const home = number % networks;
  const name = `scale-container-${String(number).padStart(5, '0')}`;
  const project = `project-${home % 20}`;
  await call(request, 'POST', `/containers/create?name=${name}`, {
    Image: images[number % images.length],
    Labels: { [label]: '1', 'com.docker.compose.project': project },
    HostConfig: { NetworkMode: networkName(home) },
    NetworkingConfig: { EndpointsConfig: { [networkName(home)]: { Aliases: [`c${number}`] } } },
  });
  const more = number % 20 === 0 ? 3 : number % 5 === 0 ? 1 : 0;
  const step = Math.max(1, Math.min(7, Math.floor(networks / 4)));
  for (let i = 1; i <= Math.min(more, networks - 1); i++) {
    const network = networkName((home + i * step) % networks);
    await call(request, 'POST', `/networks/${network}/connect`, { Container: name });
  }
}

function networkName(number: number): string {
  return `scale-network-${String(number).padStart(4, '0')}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
