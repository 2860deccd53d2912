import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { attachmentsOf } from '../../src/landscape/attachments';
import type { Container, Endpoint, Landscape, Port } from '../../src/landscape/landscape';
import { readLandscape } from '../../src/landscape/readLandscape';
import type { LabEngine } from '../lab/engine';
import { hostileTexts } from '../unit/landscape/payloads';
import { allVersions, describeEngines, isSoak, versions } from './engines';
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
        assert.deepEqual(ours(container), theirs(expected), container.name);
      }
    });

    it('says of every network what docker network inspect says', async () => {
      const ids = landscape.networks.map(network => network.id);
      const all = JSON.parse(await engine().docker(['network', 'inspect', ...ids])) as {
        readonly [key: string]: unknown;
        readonly IPAM: { readonly Config: readonly { readonly Subnet: string }[] | null };
      }[];
      for (const [index, expected] of all.entries()) {
        const network = landscape.networks[index];
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
      homeless: [],
      'created-lonely': ['none'],
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
      });
      await engine().docker(['network', 'connect', 'short', 'left']);
      for (const name of ['hosted', 'lonely', 'side']) {
        await assert.rejects(engine().docker(['network', 'connect', 'short', name]));
      }
    });

    it('keeps hostile names and labels as text', () => {
      const label = (text: string) => landscape.containers.some(c => c.labels[text] === text);
      for (const text of hostileTexts) assert.ok(label(text), JSON.stringify(text));
      const networks = new Set(landscape.networks.map(network => network.name));
      const taken = hostileTexts.filter(text => networks.has(text));
      // Engines take what they take; what matters is that nearly all of these are there to be shown.
      assert.ok(taken.length >= hostileTexts.length - 1, `${version}: ${taken.length}`);
    });
  },
  isSoak ? allVersions : versions,
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

function theirs(inspect: Inspected): ReturnType<typeof ours> {
  const { Networks, Ports } = inspect.NetworkSettings;
  const [, owner] = /^container:(.*)$/.exec(inspect.HostConfig.NetworkMode) ?? [];
  const keys = Object.keys(Networks);
  const own = keys.includes('host') ? 'host' : keys.includes('none') ? 'none' : 'own';
  return {
    id: inspect.Id as Container['id'],
    name: inspect.Name.slice(1),
    image: inspect.Config.Image,
    state: inspect.State.Status as Container['state'],
    mode: owner ? { kind: 'container', containerId: owner as Container['id'] } : { kind: own },
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
            ({ HostIp, HostPort }) => `${port} ${HostIp === '::' ? '0.0.0.0' : HostIp}:${HostPort}`,
          ),
        ),
      ),
    ].sort(),
  };
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
