import type { ComposeScene } from '../../../src/compose/findings';
import { joinFiles } from '../../../src/compose/composeProject';
import { readComposeFile } from '../../../src/compose/readComposeFile';
import { findProject } from '../../../src/compose/runningProject';
import type { Landscape } from '../../../src/landscape/landscape';
import { readLandscape } from '../../../src/landscape/readLandscape';

interface SceneOptions {
  readonly networks?: readonly {
    readonly name: string;
    /** The key in its project. */
    readonly key?: string;
    readonly subnet?: string;
    readonly isInternal?: boolean;
  }[];
  readonly containers?: readonly {
    readonly name: string;
    readonly service: string;
    /** Names of networks, with the address that was asked for. */
    readonly on: Readonly<Record<string, string | undefined>>;
    readonly mode?: string;
    readonly files?: string;
  }[];
  readonly others?: readonly string[];
  readonly areAll?: boolean;
  readonly isConnected?: boolean;
}

/** A file of a project `shop` as it is on an engine. */
export function composeScene(
  text: string,
  { others = [], areAll = true, isConnected = true, ...on }: SceneOptions = {},
): ComposeScene {
  const landscape = landscapeOf(on);
  const file = readComposeFile(text);
  const files = [file, ...others.map(readComposeFile)];
  const running = findProject(landscape, 'shop', ['/work/shop/compose.yaml']);
  const project = joinFiles(files, areAll);
  return {
    file,
    project,
    running,
    landscape: isConnected ? landscape : undefined,
  };
}

function landscapeOf({ networks = [], containers = [] }: SceneOptions): Landscape {
  return readLandscape({
    networks: networks.map(({ name, key, subnet, isInternal = false }) => ({
      Id: idOf(name),
      Name: name,
      Driver: 'bridge',
      Scope: 'local',
      Internal: isInternal,
      IPAM: { Config: subnet === undefined ? [] : [{ Subnet: subnet }] },
      Labels:
        key === undefined
          ? {}
          : { 'com.docker.compose.project': 'shop', 'com.docker.compose.network': key },
    })),
    containers: containers.map(({ name, service, on, mode, files = '' }) => ({
      Id: idOf(name),
      Names: [`/${name}`],
      Image: 'lab/busybox',
      State: 'running',
      Labels: {
        'com.docker.compose.project': 'shop',
        'com.docker.compose.service': service,
        'com.docker.compose.oneoff': 'False',
        'com.docker.compose.project.config_files': files,
      },
      ...(mode === undefined ? {} : { HostConfig: { NetworkMode: mode } }),
      NetworkSettings: {
        Networks: Object.fromEntries(
          Object.entries(on).map(([network, address]) => [
            network,
            {
              NetworkID: idOf(network),
              IPAMConfig: address === undefined ? null : { IPv4Address: address },
            },
          ]),
        ),
      },
    })),
  });
}

function idOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0');
}
