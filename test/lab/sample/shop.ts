/** A container of the sample application. */
export interface SampleService {
  readonly name: string;
  readonly image: string;
  readonly networks: readonly string[];
  readonly dependsOn: readonly string[];
}

/** The project's name, as Compose would have it. */
export const sampleProject = 'shop';

/** What all parts of the sample are labelled with. */
export const sampleLabel = 'docker-networks.sample';

/** The networks by their short names; only `data` is internal. */
export const sampleNetworks = ['frontend', 'backend', 'data'] as const;

/** In the order in which they can start: nginx wants to find its upstreams. */
export const sampleServices: readonly SampleService[] = [
  { name: 'db', image: 'sample/db:1', networks: ['data'], dependsOn: [] },
  { name: 'api', image: 'sample/api:1', networks: ['backend', 'data'], dependsOn: ['db'] },
  { name: 'web', image: 'sample/web:1', networks: ['frontend'], dependsOn: [] },
  {
    name: 'nginx',
    image: 'sample/nginx:1',
    networks: ['frontend', 'backend'],
    dependsOn: ['web', 'api'],
  },
];

/** The labels that Compose would put on a container of the service. */
export function serviceLabels(service: SampleService): Record<string, string> {
  return {
    [sampleLabel]: '1',
    'com.docker.compose.project': sampleProject,
    'com.docker.compose.service': service.name,
    'com.docker.compose.container-number': '1',
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.depends_on': service.dependsOn
      .map(name => `${name}:service_started:false`)
      .join(','),
  };
}

/** The labels that Compose would put on a network. */
export function networkLabels(network: string): Record<string, string> {
  return {
    [sampleLabel]: '1',
    'com.docker.compose.project': sampleProject,
    'com.docker.compose.network': network,
  };
}
