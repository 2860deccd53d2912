import assert from 'node:assert/strict';
import { connectContainer } from '../../src/actions/connectContainer';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import {
  addressReason,
  endpointFields,
  endpointProblems,
  settingsOfEndpoint,
} from '../../src/landscape/endpointDraft';
import type { EndpointSettings } from '../../src/landscape/endpointSettings';
import { type EngineFacts, readEngineFacts } from '../../src/landscape/engineFacts';
import type { Landscape } from '../../src/landscape/landscape';
import { freeAddresses } from '../../src/landscape/usedAddresses';
import { isPodman } from '../lab/engine/binaries';
import { endpointCases, endpointDraft, scene } from './endpointCases';
import { allVersions, describeEngines, isSoak } from './engines';
import { freshLandscape } from './watched';

/** Where we say that something is wrong, and the engine takes it. */
const stricter: readonly (readonly [cases: RegExp, why: string])[] = [
  [/^IPv4 10\.80\.0\.51$/, 'the stopped container that it belongs to would not start any more'],
  [/^priority/, 'older engines have 32 bits for it, and nobody wants more'],
  [/^an option without name$/, 'it cannot be sent'],
  [/^an interface twice$/, 'only one of them can be sent'],
];

/** Where the engine refuses what we find nothing wrong with. */
const looser: readonly (readonly [cases: RegExp, why: string])[] = [
  [/^interface eth0$/, 'lists do not say what a container calls its interfaces'],
];

interface InspectedEndpoint {
  readonly IPAMConfig: object | null;
  readonly Aliases: readonly string[] | null;
  readonly DriverOpts: Readonly<Record<string, string>> | null;
  readonly GwPriority?: number;
  readonly IPAddress: string;
  readonly GlobalIPv6Address: string;
}

describeEngines(
  'what is wrong with an endpoint',
  (lab, version) => {
    let engine: DockerodeEngine;
    let facts: EngineFacts;
    const signal = new AbortController().signal;
    const docker = (line: string) => lab().docker(line.split(' '));

    before(async () => {
      for (const line of scene) await docker(line);
      engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
      facts = readEngineFacts(await engine.info(), await engine.version());
    });

    const find = async (networkName: string, containerName: string) => {
      const landscape = await freshLandscape(lab().socket);
      const network = landscape.networks.find(({ name }) => name === networkName);
      const container = landscape.containers.find(({ name }) => name === containerName);
      assert.ok(network && container);
      return { landscape, network, container };
    };
    const endpointOf = async (network: string, container: string) => {
      const format = '{{json .NetworkSettings.Networks}}';
      const output = await lab().docker(['inspect', '--format', format, container]);
      const networks = JSON.parse(output) as Record<string, InspectedEndpoint>;
      // Podman lists its default network by another name than its containers.
      return networks[network] ?? networks['podman'];
    };
    const leave = async (network: string, container: string) => {
      if (container === 'stopped') {
        await docker('kill stopped').catch(() => undefined);
        await docker('wait stopped');
      }
      await docker(`network disconnect -f ${network} ${container}`).catch(() => undefined);
    };

    for (const name of ['running', 'stopped']) {
      it(`is what the engine says, of a ${name} container`, async () => {
        const disagreed: string[] = [];
        for (const [index, each] of endpointCases.entries()) {
          const [title, networkName] = each;
          // What else there is has no more to do with the start.
          if (name === 'stopped' && !/IPv|both|link|interface|everything/.test(title)) continue;
          const { landscape, network, container } = await find(networkName, name);
          const draft = endpointDraft(each, name === 'running' ? index : index + 70);
          const problems = endpointProblems(draft, network, landscape, facts, container);
          const errors = problems.filter(({ severity }) => severity === 'error');
          // A connect that Podman refuses leaves it unable to list its containers.
          if (errors.length > 0 && isPodman(version)) continue;
          const settings = settingsOfEndpoint(draft, endpointFields(network, facts));
          const refusal = await engine
            .connect(network.id, container.id, settings)
            .then(() => (name === 'stopped' ? engine.startContainer(container.id) : undefined))
            .then(() => undefined, String);
          await leave(networkName, name);
          if (errors.length > 0 === (refusal !== undefined)) continue;
          const excuses = errors.length > 0 ? stricter : looser;
          if (excuses.some(([cases]) => cases.test(title))) continue;
          const kinds = errors.map(({ reason }) => reason.kind);
          disagreed.push(`${title}: ${kinds.join(', ')} | ${refusal ?? 'taken'}`);
        }
        assert.deepEqual(disagreed, []);
      });
    }

    it('leaves what is chosen, as the command line does', async () => {
      let count = 0;
      for (const [index, each] of endpointCases.entries()) {
        const [title, networkName, part] = each;
        if (Object.keys(part).length === 0) continue;
        const { landscape, network, container } = await find(networkName, 'running');
        const draft = endpointDraft(each, index);
        if (endpointProblems(draft, network, landscape, facts, container).length > 0) continue;
        if (looser.some(([cases]) => cases.test(title))) continue;
        const settings = settingsOfEndpoint(draft, endpointFields(network, facts));
        // The CLI has no option for it.
        if (settings.mac !== undefined) continue;
        const action = connectContainer(landscape, network, container, settings);
        await action.run(engine, signal);
        const made = await endpointOf(networkName, 'running');
        await leave(networkName, 'running');
        for (const line of action.cli) await lab().docker(line.slice(1));
        const typed = await endpointOf(networkName, 'running');
        await leave(networkName, 'running');
        assert.deepEqual(chosen(typed), chosen(made), title);
        assertAsked(made, settings, isPodman(version));
        count++;
      }
      assert.ok(count > 15, String(count));
    });

    it('proposes addresses that are free', async () => {
      for (const [name, ipv4, ipv6] of [
        ['free', 4, 3],
        ['ranged', 3, 0],
      ] as const) {
        const { landscape, network, container } = await find(name, 'running');
        const free = (version: 4 | 6, count: number) =>
          freeAddresses(landscape, network, version, count);
        const settings = [
          ...free(4, ipv4).map(fixedIpv4 => ({ fixedIpv4 })),
          ...free(6, ipv6).map(fixedIpv6 => ({ fixedIpv6 })),
        ];
        assert.equal(settings.length, ipv4 + ipv6);
        for (const each of settings) {
          await engine.connect(network.id, container.id, each);
          const made = await endpointOf(name, 'running');
          await leave(name, 'running');
          assertAsked(made, each, isPodman(version));
        }
      }
    });

    it('only warns that a subnet looks as if the engine had chosen it', async () => {
      const reasonFor = (landscape: Landscape, networkName: string) => {
        const network = landscape.networks.find(({ name }) => name === networkName);
        assert.ok(network);
        const [address = ''] = freeAddresses(landscape, network, 4, 1);
        return addressReason(address, 4, network, landscape, facts)?.kind;
      };
      const { landscape, network, container } = await find('auto', 'running');
      const expected = isPodman(version) ? undefined : 'chosenByEngine';
      assert.equal(reasonFor(landscape, 'auto'), expected);
      assert.equal(reasonFor(landscape, 'alike'), expected);
      for (const name of ['wide', 'blue', 'ranged']) {
        assert.equal(reasonFor(landscape, name), undefined);
      }
      const [fixedIpv4 = ''] = freeAddresses(landscape, network, 4, 1);
      const connected = engine.connect(network.id, container.id, { fixedIpv4 });
      if (isPodman(version)) await connected;
      else await assert.rejects(connected, { kind: 'invalid' });
      await leave('auto', 'running');
    });
  },
  isSoak ? [...allVersions, 'podman5'] : ['28.5'],
);

/** What is chosen for an endpoint, without the short id that old engines put among the aliases. */
function chosen(endpoint: InspectedEndpoint | undefined) {
  assert.ok(endpoint);
  const { IPAMConfig, DriverOpts, GwPriority = 0, Aliases } = endpoint;
  const fixed = Object.entries(IPAMConfig ?? {}).sort();
  const aliases = (Aliases ?? []).filter(alias => !/^[\da-f]{12}$/.test(alias)).sort();
  return { fixed, options: DriverOpts ?? {}, priority: GwPriority, aliases };
}

/** Fails unless the endpoint is as it was asked for. */
function assertAsked(
  endpoint: InspectedEndpoint | undefined,
  settings: EndpointSettings,
  isOnPodman: boolean,
): void {
  const { fixed, options, priority, aliases } = chosen(endpoint);
  const { fixedIpv4, fixedIpv6, linkLocalIps } = settings;
  if (fixedIpv4 !== undefined) assert.equal(endpoint?.IPAddress, fixedIpv4);
  // Written as it was typed, and said as it is usual.
  if (fixedIpv6 !== undefined) assert.match(endpoint?.GlobalIPv6Address ?? '', /^fd8[02]::/);
  assert.deepEqual(aliases, [...(settings.aliases ?? [])].sort());
  assert.equal(priority, settings.gatewayPriority ?? 0);
  // Podman does not say what was asked for.
  if (isOnPodman) return;
  const asked = { IPv4Address: fixedIpv4, IPv6Address: fixedIpv6, LinkLocalIPs: linkLocalIps };
  const wanted = Object.entries(asked).filter(([, value]) => value !== undefined);
  assert.deepEqual(fixed, wanted.sort());
  assert.deepEqual(options, settings.driverOptions ?? {});
}
