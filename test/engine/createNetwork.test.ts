import assert from 'node:assert/strict';
import { createNetwork } from '../../src/actions/createNetwork';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { formatCidr, parseCidr } from '../../src/landscape/cidr';
import { draftProblems } from '../../src/landscape/draftProblems';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import type { NetworkId } from '../../src/landscape/landscape';
import {
  draftOf,
  emptyDraft,
  type NetworkDraft,
  type Pair,
  reservedOf,
  settingsOfDraft,
} from '../../src/landscape/networkDraft';
import { type NetworkSettings, settingsOf } from '../../src/landscape/networkSettings';
import { readNetwork } from '../../src/landscape/readNetwork';
import type { EngineVersion } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { initSwarm } from '../lab/swarm';
import { waitFor } from '../lab/wait';
import { allVersions, describeEngines } from './engines';
import { type GoodDraft, goodDraft, goodDrafts, overlayDrafts } from './networkDrafts';
import { freshLandscape } from './watched';

/** What `docker network inspect` says of what was chosen for a network. */
interface Inspected {
  readonly Name: string;
  readonly Driver: string;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly ConfigOnly: boolean;
  readonly ConfigFrom: { readonly Network: string };
  readonly EnableIPv4?: boolean;
  readonly EnableIPv6: boolean;
  readonly IPAM: { readonly Config: readonly InspectedSubnet[] | null };
  readonly Options: Readonly<Record<string, string>> | null;
  readonly Labels: Readonly<Record<string, string>> | null;
}

interface InspectedSubnet {
  readonly Subnet: string;
  readonly Gateway?: string;
  readonly IPRange?: string;
  readonly AuxiliaryAddresses?: Readonly<Record<string, string>>;
}

const vxlan = 'com.docker.network.driver.overlay.vxlanid_list';

describeEngines(
  'a network that is made',
  (lab, version) => {
    const signal = new AbortController().signal;
    let engine: DockerodeEngine;
    before(async () => {
      engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
      if (isPodman(version)) return;
      const config = ['network', 'create', '--config-only'];
      const subnets = ['--subnet', '10.73.0.0/16', '--label', 'of=template'];
      await lab().docker([...config, ...subnets, '--opt', 'com.example=x', 'template']);
      await lab().docker([...config, '--opt', 'parent=eth2', '--subnet', '10.74.0.0/16', 'lan']);
    });

    const context = async () => ({
      landscape: await freshLandscape(lab().socket),
      facts: readEngineFacts(await engine.info(), await engine.version()),
      ...{ routes: [], avoided: [] },
    });

    const inspect = async (id: string): Promise<Inspected> => {
      // A Swarm gives its networks addresses a little later.
      return waitFor(async () => {
        const output = await lab().docker(['network', 'inspect', id]);
        const [found] = JSON.parse(output) as Inspected[];
        assert.ok(found);
        const isOverlay = found.Driver === 'overlay' || found.Driver === '';
        return isOverlay && !found.IPAM.Config?.[0]?.Subnet ? undefined : found;
      });
    };

    const make = async (settings: NetworkSettings): Promise<NetworkId> =>
      createNetwork(await freshLandscape(lab().socket), settings).run(engine, signal);

    /** Makes it in each of the three ways, and gives what the engine says then. */
    const threeWays = async (draft: NetworkDraft) => {
      const settings = settingsOfDraft(draft);
      const id = await make(settings);
      const made = await inspect(id);
      const read = readNetwork(await engine.inspectNetwork(id));
      await engine.removeNetwork(id);
      assert.ok(read);

      const [line = []] = createNetwork(await freshLandscape(lab().socket), settings).cli;
      const typedId = (await lab().docker(line.slice(1))).trim();
      const typed = await inspect(typedId);
      await engine.removeNetwork(typedId as NetworkId);

      const readAgain = settingsOfDraft(draftOf(settingsOf(read)));
      const againId = await make(readAgain);
      const again = await inspect(againId);
      await engine.removeNetwork(againId);
      return { made, typed, again };
    };

    const check = async (each: GoodDraft) => {
      const draft = goodDraft(each);
      const errors = draftProblems(draft, await context()).filter(p => p.severity === 'error');
      assert.deepEqual(errors, []);
      const { made, typed, again } = await threeWays(draft);
      const chosen = (network: Inspected) => withoutOthers(said(network), draft);
      assert.deepEqual(chosen(typed), chosen(made), 'as its command line');
      assert.deepEqual(said(again), said(made), 'as it is read again');
      assertAsked(said(made), draft, version);
    };

    for (const each of goodDrafts) {
      const [title, , on] = each;
      if (on?.includes(version) ?? true) it(title, () => check(each));
    }

    if (isPodman(version)) return;
    describe('in a Swarm', () => {
      before(() => initSwarm(lab()));
      for (const each of overlayDrafts) {
        const [title, , on] = each;
        if (on?.includes(version) ?? true) it(title, () => check(each));
      }

      it('is not taken for a good one where the engine never gets done with it', async () => {
        const subnets = ['10.70.0.0/16', 'fd70::/64'].map(subnet => ({
          ...{ subnet, gateway: '', ipRange: '', reserved: '' },
        }));
        const draft = { ...emptyDraft, name: 'tried', driver: 'overlay', hasIpv6: true, subnets };
        const id = await engine.createNetwork(settingsOfDraft(draft));
        const isDone = await inspect(id).then(
          () => true,
          () => false,
        );
        await engine.removeNetwork(id);
        const problems = draftProblems(draft, await context());
        const isWarned = problems.some(({ reason }) => reason.kind === 'overlayIpv6');
        assert.equal(isWarned, !isDone);
      });
    });
  },
  [...allVersions, 'podman5'],
);

/** What can be compared: not what is another one each time. */
function said(network: Inspected) {
  const options = Object.entries(network.Options ?? {}).filter(([name]) => name !== vxlan);
  return {
    name: network.Name,
    driver: network.Driver,
    flags: {
      internal: network.Internal,
      attachable: network.Attachable,
      template: network.ConfigOnly,
    },
    from: network.ConfigFrom.Network,
    families: [network.EnableIPv4, network.EnableIPv6],
    // In any order: the CLI sends them in any.
    subnets: (network.IPAM.Config ?? [])
      .map(subnet => ({
        subnet: subnet.Subnet,
        gateway: subnet.Gateway ?? '',
        ipRange: subnet.IPRange ?? '',
        reserved: subnet.AuxiliaryAddresses ?? {},
      }))
      .sort((a, b) => (a.subnet < b.subnet ? -1 : 1)),
    options: Object.fromEntries(options.sort()),
    labels: network.Labels ?? {},
  };
}

type Said = ReturnType<typeof said>;

/** The same without the subnets that the engine chose, which are others each time. */
function withoutOthers(network: Said, draft: NetworkDraft): Said {
  const asked = new Set(draft.subnets.map(({ subnet }) => canonical(subnet.trim())));
  const subnets = network.subnets.filter(({ subnet }) => asked.has(canonical(subnet)));
  return { ...network, subnets };
}

/** Fails unless the engine says all that the draft asks for. */
function assertAsked(network: Said, draft: NetworkDraft, version: EngineVersion): void {
  const { name, driver, configFrom, isConfigOnly, isInternal, isAttachable } = draft;
  const { flags, families } = network;
  const driverSaid = isConfigOnly ? 'null' : driver;
  assert.deepEqual([network.name, network.driver, network.from], [name, driverSaid, configFrom]);
  assert.deepEqual(flags, {
    internal: isInternal,
    attachable: isAttachable,
    template: isConfigOnly,
  });
  // All the rest comes from the template.
  if (configFrom !== '') return;
  assert.equal(families[1], draft.hasIpv6);
  if (version === '28.5') assert.equal(families[0], draft.hasIpv4);
  assert.deepEqual(network.labels, mapOf(draft.labels));
  for (const asked of draft.subnets) {
    const subnet = canonical(asked.subnet.trim());
    const found = network.subnets.find(each => canonical(each.subnet) === subnet);
    assert.ok(found, subnet);
    const gateway = asked.gateway.trim();
    if (gateway !== '') assert.equal(found.gateway, gateway);
    // Podman has both, or passes over them; it does not say.
    if (isPodman(version)) continue;
    assert.equal(found.ipRange, asked.ipRange.trim());
    assert.deepEqual(found.reserved, mapOf(reservedOf(asked.reserved)));
  }
  if (isPodman(version)) return;
  const encrypted = draft.isEncrypted ? { encrypted: '' } : {};
  assert.deepEqual(network.options, { ...mapOf(draft.options), ...encrypted });
}

function mapOf(pairs: readonly Pair[]) {
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}

function canonical(text: string): string {
  const cidr = parseCidr(text);
  return cidr ? formatCidr(cidr) : text;
}
