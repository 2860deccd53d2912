import { call, labelFilter, type EngineRequest } from './engine/request';
import { loadImages } from './images';
import { readImageFile } from './images/layers';
import { packTar } from './images/tar';
import {
  networkLabels,
  sampleLabel,
  sampleNetworks,
  sampleProject,
  sampleServices,
  serviceLabels,
  type SampleService,
} from './sample/shop';

export interface SampleOptions {
  /** The host's port that nginx is published on; 8080 if left out. */
  readonly publishPort?: number;
}

/** Starts the sample application (nginx, web, api, db on three networks); an old one is replaced. */
export async function startSample(
  request: EngineRequest,
  { publishPort = 8080 }: SampleOptions = {},
): Promise<void> {
  await loadImages(request);
  await removeSample(request);
  for (const network of sampleNetworks) {
    await call(request, 'POST', '/networks/create', {
      Name: fullName(network, '_'),
      Driver: 'bridge',
      CheckDuplicate: true,
      Internal: network === 'data',
      Labels: networkLabels(network),
    });
  }
  for (const service of sampleServices) await startService(request, service, publishPort);
}

/** Removes the sample's containers and networks, and nothing else. */
export async function removeSample(request: EngineRequest): Promise<void> {
  const filter = labelFilter(`${sampleLabel}=1`);
  const containers = await call<Named[]>(request, 'GET', `/containers/json?all=1&${filter}`);
  await Promise.all(
    containers.map(({ Id }) => call(request, 'DELETE', `/containers/${Id}?force=1&v=1`)),
  );
  const networks = await call<Named[]>(request, 'GET', `/networks?${filter}`);
  for (const { Id } of networks) await call(request, 'DELETE', `/networks/${Id}`);
}

interface Named {
  readonly Id: string;
}

async function startService(request: EngineRequest, service: SampleService, port: number) {
  const name = fullName(service.name);
  const [first = '', ...others] = service.networks.map(network => fullName(network, '_'));
  const isPublished = service.name === 'nginx';
  await call(request, 'POST', `/containers/create?name=${name}`, {
    Image: service.image,
    Hostname: service.name,
    Labels: serviceLabels(service),
    HostConfig: {
      NetworkMode: first,
      PortBindings: isPublished ? { '80/tcp': [{ HostPort: String(port) }] } : {},
    },
    NetworkingConfig: { EndpointsConfig: { [first]: { Aliases: [service.name, name] } } },
  });
  for (const network of others) {
    const EndpointConfig = { Aliases: [service.name, name] };
    await call(request, 'POST', `/networks/${network}/connect`, {
      Container: name,
      EndpointConfig,
    });
  }
  if (isPublished) {
    const archive = packTar([{ name: 'default.conf', content: await readImageFile('shop.conf') }]);
    await call(request, 'PUT', `/containers/${name}/archive?path=/etc/nginx/conf.d`, archive);
  }
  await call(request, 'POST', `/containers/${name}/start`);
}

/** Compose joins a project's name with a dash for containers and with an underscore for networks. */
function fullName(name: string, joint = '-'): string {
  return `${sampleProject}${joint}${name}`;
}
