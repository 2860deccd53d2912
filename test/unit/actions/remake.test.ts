import assert from 'node:assert/strict';
import { bodyAgain } from '../../../src/actions/remake/body';
import { lostSettings } from '../../../src/actions/remake/carried';
import { endpointsAgain } from '../../../src/actions/remake/endpoints';
import { obstacleInside, obstacleOf } from '../../../src/actions/remake/obstacle';
import { portsOf } from '../../../src/actions/remake/ports';
import { readPortMapping } from '../../../src/actions/remake/portText';
import { suggestedPorts } from '../../../src/actions/remake/suggestPorts';
import { writtenFiles } from '../../../src/actions/remake/written';
import { ownContainer } from '../../../src/engine/ownContainer';
import type { PortToPublish } from '../../../src/landscape/containerToRun';
import { without } from '../../../src/landscape/fields';
import { container } from '../nginx/sample';

const docker = { api: [1, 51], isPodman: false } as const;
const podman = { api: [1, 41], isPodman: true } as const;
const unnamed = 'f'.repeat(64);
const id = 'abcdef012345'.padEnd(64, '0');

const inspected = {
  Id: id,
  Image: 'sha256:old',
  Config: {
    Hostname: 'abcdef012345',
    Image: 'postgres:17',
    Env: ['SECRET=x', 'HOSTNAME=abcdef012345'],
    MacAddress: '02:42:0a:00:00:07',
    ExposedPorts: { '5432/tcp': {} },
  },
  HostConfig: {
    NetworkMode: 'app',
    Binds: ['data:/data'],
    Mounts: [{ Type: 'volume', Target: '/more' }],
    PortBindings: { '5432/tcp': [{ HostIp: '', HostPort: '5432' }], '9/tcp': null },
    NanoCpus: 500,
    CpuQuota: 5,
    Ulimits: [{ Name: 'RLIMIT_NOFILE' }],
  },
  Mounts: [
    { Type: 'volume', Name: 'data', Destination: '/data', RW: true },
    { Type: 'volume', Name: unnamed, Destination: '/own', RW: false },
    { Type: 'volume', Name: 'e'.repeat(64), Destination: '/more', RW: true },
  ],
  NetworkSettings: {
    Networks: {
      admin: { Aliases: ['two', 'abcdef012345'], IPAddress: '10.1.0.9' },
      app: { Aliases: ['db'], IPAMConfig: { IPv4Address: '10.0.0.7' }, IPAddress: '10.0.0.7' },
    },
  },
};

describe('what a container is made again from', () => {
  const source = { inspected, facts: docker, machine: 'host', isOldImage: false };
  const port: PortToPublish = {
    ...{ containerPort: 5432, protocol: 'tcp', hostPort: 5432 },
    hostAddress: '127.0.0.1',
  };
  const wish = { ports: [port] };
  const endpoints = endpointsAgain(inspected, docker, wish);

  it('begins with the network that it was made on, and keeps names and fixed addresses', () => {
    assert.deepEqual(endpoints, [
      {
        network: 'app',
        settings: { aliases: ['db'], fixedIpv4: '10.0.0.7', mac: '02:42:0a:00:00:07' },
      },
      { network: 'admin', settings: { aliases: ['two'] } },
    ]);
    assert.deepEqual(endpointsAgain(inspected, podman, {})[1]?.settings, {
      aliases: ['two'],
      fixedIpv4: '10.1.0.9',
    });
  });

  it('has other ports, volumes by their names, and no host name that was the engine’s to give', () => {
    const body = bodyAgain(source, endpoints, wish);
    assert.equal('Hostname' in body, false);
    assert.equal('MacAddress' in body, false);
    assert.deepEqual(body['Env'], ['SECRET=x']);
    assert.deepEqual(body.HostConfig['PortBindings'], {
      '5432/tcp': [{ HostIp: '127.0.0.1', HostPort: '5432' }],
    });
    assert.deepEqual(body.HostConfig['Binds'], ['data:/data', `${unnamed}:/own:ro`]);
    assert.deepEqual(body.HostConfig['Mounts'], [
      { Type: 'volume', Target: '/more', Source: 'e'.repeat(64) },
    ]);
    assert.ok('Ulimits' in body.HostConfig && 'CpuQuota' in body.HostConfig);
  });

  it('keeps its image where the name means another one, and its ports where nobody wants others', () => {
    const body = bodyAgain({ ...source, isOldImage: true }, endpoints, {});
    assert.equal(body['Image'], 'sha256:old');
    assert.deepEqual(Object.keys(body.HostConfig['PortBindings'] as object), ['5432/tcp']);
  });

  it('leaves out what Podman says and does not take', () => {
    const { HostConfig } = bodyAgain({ ...source, facts: podman }, endpoints, wish);
    assert.equal('Ulimits' in HostConfig || 'CpuQuota' in HostConfig, false);
  });

  it('is missed where the engine made something else of it, and only there', () => {
    const body = bodyAgain(source, endpoints, wish);
    const { HostConfig } = body;
    const config = without(body, 'HostConfig', 'NetworkingConfig');
    const made = { Config: { ...config, Hostname: 'new' }, HostConfig, Mounts: inspected.Mounts };
    assert.deepEqual(lostSettings(inspected, made, body), []);
    const odd = { Labels: { a: '' }, StopTimeout: 3 };
    assert.deepEqual(
      lostSettings({ ...inspected, Config: { ...inspected.Config, ...odd } }, made, body),
      ['Config.Labels', 'Config.StopTimeout'],
    );
    assert.deepEqual(lostSettings(inspected, { ...made, Mounts: [] }, body), [
      'Mounts./data',
      'Mounts./own',
      'Mounts./more',
    ]);
  });

  it('is published as it was asked for: a range by what it was given, all that is exposed', () => {
    const raw = {
      Config: { ExposedPorts: { '80/tcp': {}, '53/udp': {} } },
      HostConfig: {
        PublishAllPorts: true,
        PortBindings: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8000-8010' }] },
      },
      NetworkSettings: { Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8003' }] } },
    };
    assert.deepEqual(portsOf(raw), [
      { containerPort: 53, protocol: 'udp' },
      { containerPort: 80, protocol: 'tcp', hostPort: 8003 },
    ]);
  });
});

describe('a container that is just going, or starting again', () => {
  const states = { removing: 'removing', dead: 'removing', restarting: 'restarting' } as const;
  for (const [state, kind] of Object.entries(states)) {
    it(`is not made again: ${state}`, () => {
      const going = { ...container('a', []), state: state as keyof typeof states };
      const landscape = { networks: [], containers: [going] };
      assert.deepEqual(obstacleOf(landscape, going), { kind });
      // The engine may know it before a list said so.
      const State = { Status: state, Restarting: state === 'restarting' };
      assert.deepEqual(obstacleInside({ ...inspected, State }, {}, undefined), { kind });
    });
  }

  it('is made again once it runs or rests', () => {
    for (const Status of ['running', 'exited', 'created']) {
      assert.equal(obstacleInside({ ...inspected, State: { Status } }, {}, undefined), undefined);
    }
  });
});

describe('what a container wrote', () => {
  it('is what is neither a volume, nor a folder of something else, nor the engine’s', () => {
    const paths = ['/data', '/etc', '/etc/hosts', '/var', '/var/lib', '/var/lib/a', '/run/x'];
    const changes = [...paths, '/.dockerenv', '/own'].map(Path => ({ Path, Kind: 1 }));
    assert.deepEqual(writtenFiles(changes, inspected), ['/var/lib/a', '/run/x']);
  });
});

describe('suggested ports', () => {
  const tcp = (containerPort: number, hostPort: number): PortToPublish => ({
    ...{ containerPort, protocol: 'tcp', hostPort },
  });
  const busy = container('busy', [], {
    ports: [{ protocol: 'tcp', containerPort: 1, published: { address: '0.0.0.0', port: 8025 } }],
  });
  const suggest = (image: string, ...ports: PortToPublish[]) =>
    suggestedPorts({ networks: [], containers: [busy] }, container('it', [], { image }), ports);

  it('are on the loopback address for data and administration', () => {
    const [data, web] = suggest('postgres:17', tcp(5432, 5432), tcp(22, 2222));
    assert.deepEqual([data?.hostAddress, web?.hostAddress], ['127.0.0.1', '127.0.0.1']);
    assert.equal(suggest('adminer', tcp(8080, 8080))[0]?.hostAddress, '127.0.0.1');
  });

  it('are free and higher where they were privileged, and the same for the web', () => {
    assert.deepEqual(suggest('mail', tcp(2525, 25), tcp(80, 80), tcp(8080, 8080)), [
      tcp(2525, 8026),
      tcp(80, 80),
      tcp(8080, 8080),
    ]);
  });
});

describe('a port as it is typed', () => {
  const cases: [string, string[] | undefined][] = [
    ['80', ['80', '', '', '']],
    ['8080:80', ['80', '', '8080', '']],
    ['127.0.0.1:8080:80/udp', ['80', 'udp', '8080', '127.0.0.1']],
    ['127.0.0.1::80', ['80', '', '', '127.0.0.1']],
    ['[::1]:8080:80', ['80', '', '8080', '::1']],
    ['', undefined],
    ['a:b:c:d', undefined],
    ['80/tcp/udp', undefined],
  ];
  for (const [text, parts] of cases) {
    it(`is read: “${text}”`, () => {
      const read = readPortMapping(text);
      const { containerPort, protocol, hostPort, hostAddress } = read ?? {};
      assert.deepEqual(read && [containerPort, protocol, hostPort, hostAddress], parts);
    });
  }
});

describe('the container that this runs in', () => {
  it('is told by what an engine mounts', async () => {
    const line = (path: string) => `710 695 8:1 ${path} /etc/hostname rw - ext4 /dev/sda1 rw`;
    const of = (text: string) => ownContainer(() => Promise.resolve(text));
    assert.equal(await of(line(`/var/lib/docker/containers/${id}/hostname`)), id);
    assert.equal(await of(line(`/storage/overlay-containers/${id}/userdata/hostname`)), id);
    assert.equal(await of(line(`/overlay2/${id}/merged`)), undefined);
    assert.equal(await ownContainer(() => Promise.reject(new Error('none'))), undefined);
  });
});
