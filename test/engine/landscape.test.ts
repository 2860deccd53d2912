import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { attachmentsOf } from '../../src/landscape/attachments';
import type { Container, Endpoint, Landscape, Port } from '../../src/landscape/landscape';
import { readLandscape } from '../../src/landscape/readLandscape';
import type { EngineVersion, LabEngine } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { hostileTexts } from '../unit/landscape/payloads';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { makeZoo } from './zoo';

/** What we compare of `docker inspect`; the engine writes absent things as empty texts. */
interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly State: { readonly Status: string };
  readonly Config: { readonly Image: string; readonly Labels: Readonly<Record<string, string>> };
  readonly HostConfig: { readonly NetworkMode: string };
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, InspectedEndpoint>>;
    readonly Ports: Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
    > | null;
  };
}

interface InspectedNetwork {
  readonly [key: string]: unknown;
  readonly Name: string;
  readonly Created: string;
  readonly IPAM: { readonly Config: readonly { readonly Subnet: string }[] | null };
}

interface InspectedEndpoint {
  readonly NetworkID: string;
  readonly IPAddress: string;
  readonly GlobalIPv6Address: string;
  readonly Gateway: string;
  readonly MacAddress: string;
  readonly IPAMConfig: { readonly IPv4Address?: string; readonly IPv6Address?: string } | null;
}

describeEngines(
  'the landscape',
  (engine, version) => {
    const requests: string[] = [];
    let landscape: Landscape;
    let inspected: readonly Inspected[];

    before(async () => {
      await makeZoo(engine());
      landscape = await landscapeOf(engine(), requests);
      const ids = landscape.containers.map(container => container.id);
      inspected = JSON.parse(await engine().docker(['inspect', ...ids])) as Inspected[];
    });

    it('takes exactly two requests', () => {
      assert.deepEqual(requests.sort(), ['GET /containers/json', 'GET /networks']);
    });

    it('has every container that docker ps has', async () => {
      const listed = await engine().docker(['ps', '-aq', '--no-trunc']);
      assert.deepEqual(
        landscape.containers.map(c => c.id).sort(),
        listed.trim().split('\n').sort(),
      );
    });

    it('says of every container what docker inspect says', () => {
      assert.ok(inspected.length >= 17);
      for (const [index, expected] of inspected.entries()) {
        const container = landscape.containers[index];
        assert.ok(container);
        assert.deepEqual(ours(container), theirs(expected, version), container.name);
      }
    });

    it('says of every network what docker network inspect says', async () => {
      // Podman has `host` and `none` as modes of containers alone: there is nothing to inspect.
      const isThere = (name: string) => !isPodman(version) || !['host', 'none'].includes(name);
      const networks = landscape.networks.filter(network => isThere(network.name));
      const ids = networks.map(network => network.id);
      const inspection = await engine().docker(['network', 'inspect', ...ids]);
      const all = JSON.parse(inspection) as InspectedNetwork[];
      assert.ok(all.length >= (isPodman(version) ? 9 : 16), `${all.length}`);
      for (const [index, inspectedNetwork] of all.entries()) {
        const expected = asListed(inspectedNetwork, version);
        const network = networks[index];
        assert.ok(network);
        const { id, name, driver, scope, created, isInternal, isAttachable, hasIpv6 } = network;
        assert.deepEqual(
          [id, name, driver, scope, created, isInternal, isAttachable, hasIpv6],
          ['Id', 'Name', 'Driver', 'Scope', 'Created', 'Internal', 'Attachable', 'EnableIPv6'].map(
            key => expected[key],
          ),
        );
        const subnets = (expected.IPAM.Config ?? []).map(range => range.Subnet);
        assert.deepEqual(
          network.subnets.map(range => range.subnet),
          subnets,
        );
        assert.deepEqual(Object.entries(network.labels).sort(), sortedEntries(expected['Labels']));
      }
    });

    const places: Readonly<Record<string, readonly string[]>> = {
      plain: ['bridge'],
      web: ['shop_app'],
      many: ['fixed', 'inner', 'shop_app', 'six'],
      static: ['fixed'],
      hosted: ['host'],
      lonely: ['none'],
      left: [],
      side: ['fixed', 'inner', 'shop_app', 'six'],
      'side-created': ['fixed', 'inner', 'shop_app', 'six'],
      frozen: ['inner'],
      stopped: ['fixed'],
      created: ['inner', 'shop_app'],
      'created-default': ['bridge'],
      'created-by-short-id': ['short'],
      ...(isPodman(version) ? {} : { homeless: [] }),
      'created-lonely': ['none'],
      // Its lists do not say who is on the host's network or on none.
      ...(version === 'podman4' ? { hosted: [], lonely: [], 'created-lonely': [] } : {}),
    };
    for (const [name, networks] of Object.entries(places)) {
      it(`finds ${name} on ${networks.join(', ') || 'no network'}`, () => {
        const attachments = attachmentsOf(landscape);
        const container = landscape.containers.find(candidate => candidate.name === name);
        assert.ok(container);
        const on = attachments.on(container.id).map(attachment => attachment.network.name);
        assert.deepEqual(on.sort(), networks);
        assert.equal(attachments.unattached.includes(container), networks.length === 0);
      });
    }

    it('agrees with the engine about who can be connected', async () => {
      const kinds = ['web', 'hosted', 'lonely', 'left', 'side', 'frozen'].map(name => {
        const container = landscape.containers.find(candidate => candidate.name === name);
        return [name, container?.networkMode.kind];
      });
      assert.deepEqual(Object.fromEntries(kinds), {
        ...{ web: 'own', hosted: 'host', lonely: 'none', left: 'own', side: 'container' },
        frozen: 'own',
        // Podman's lists do not say whose namespace it is, so who shares one looks as if it had its own.
        ...(isPodman(version) ? { side: 'own' } : {}),
        ...(version === 'podman4' ? { hosted: 'own', lonely: 'own' } : {}),
      });
      await engine().docker(['network', 'connect', 'short', 'left']);
      for (const name of ['hosted', 'lonely', 'side']) {
        await assert.rejects(engine().docker(['network', 'connect', 'short', name]));
      }
    });

    it('keeps hostile names and labels as text', () => {
      // Podman parts a label at its first `=`, wherever that came from.
      const label = (text: string) =>
        landscape.containers.some(({ labels }) =>
          isPodman(version)
            ? Object.entries(labels).some(pair => pair.join('=') === `${text}=${text}`)
            : labels[text] === text,
        );
      for (const text of hostileTexts) assert.ok(label(text), JSON.stringify(text));
      const networks = new Set(landscape.networks.map(network => network.name));
      const taken = hostileTexts.filter(text => networks.has(text));
      // Engines take what they take; what matters is that nearly all of these are there to be shown. Podman takes only
      // what is no more than odd.
      if (isPodman(version)) assert.deepEqual(taken, ['constructor', 'toString', 'x'.repeat(250)]);
      else assert.ok(taken.length >= hostileTexts.length - 1, `${version}: ${taken.length}`);
    });
  },
  [...allVersions, ...podmanVersions],
);

async function landscapeOf(engine: LabEngine, requests: string[]): Promise<Landscape> {
  const address = { kind: 'socket', path: engine.socket } as const;
  const ours = new DockerodeEngine(address, request => requests.push(request));
  const [networks, containers] = await Promise.all([ours.listNetworks(), ours.listContainers()]);
  return readLandscape({ networks, containers });
}

function ours(container: Container) {
  return {
    id: container.id,
    name: container.name,
    image: container.image,
    state: container.state,
    mode: container.networkMode,
    labels: Object.entries(container.labels).sort(),
    endpoints: Object.fromEntries(container.endpoints.map(e => [e.networkKey, endpointText(e)])),
    published: container.ports.flatMap(publishedText).sort(),
  };
}

function theirs(inspect: Inspected, version: EngineVersion): ReturnType<typeof ours> {
  const { Networks, Ports } = inspect.NetworkSettings;
  // Podman says it in an inspect, too, but not in a list, which is all that a landscape costs.
  const listedMode = isPodman(version) ? '' : inspect.HostConfig.NetworkMode;
  const [, owner] = /^container:(.*)$/.exec(listedMode) ?? [];
  const keys = Object.keys(Networks);
  const own = keys.includes('host') ? 'host' : keys.includes('none') ? 'none' : 'own';
  const isSupposed = isPodman(version) && keys.length === 0;
  return {
    id: inspect.Id as Container['id'],
    name: inspect.Name.slice(1),
    image: inspect.Config.Image,
    state: inspect.State.Status as Container['state'],
    mode: owner
      ? { kind: 'container', containerId: owner as Container['id'] }
      : { kind: own, ...(isSupposed ? { isSupposed } : {}) },
    labels: sortedEntries(inspect.Config.Labels),
    endpoints: Object.fromEntries(
      Object.entries(Networks).map(([key, e]) => [
        key,
        [
          ...[e.NetworkID, e.IPAddress, e.GlobalIPv6Address, e.Gateway, e.MacAddress],
          ...[e.IPAMConfig?.IPv4Address, e.IPAMConfig?.IPv6Address],
        ].map(value => value ?? ''),
      ]),
    ),
    published: [
      ...new Set(
        Object.entries(Ports ?? {}).flatMap(([port, hosts]) =>
          (hosts ?? []).map(
            ({ HostIp, HostPort }) =>
              `${port} ${['', '::'].includes(HostIp) ? '0.0.0.0' : HostIp}:${HostPort}`,
          ),
        ),
      ),
    ].sort(),
  };
}

/** Podman inspects its default network by its real name, and says of it that it was made just now. */
function asListed(network: InspectedNetwork, version: EngineVersion): InspectedNetwork {
  const isDefault = isPodman(version) && ['podman', 'bridge'].includes(network.Name);
  return isDefault ? { ...network, Name: 'bridge', Created: '' } : network;
}

function endpointText(endpoint: Endpoint): string[] {
  const { networkId, ipv4, ipv6, gateway, mac, fixedIpv4, fixedIpv6 } = endpoint;
  return [networkId, ipv4, ipv6, gateway, mac, fixedIpv4, fixedIpv6].map(value => value ?? '');
}

function publishedText({ containerPort, protocol, published }: Port): string[] {
  return published ? [`${containerPort}/${protocol} ${published.address}:${published.port}`] : [];
}

function sortedEntries(value: unknown): [string, string][] {
  return Object.entries((value ?? {}) as Readonly<Record<string, string>>).sort();
}
