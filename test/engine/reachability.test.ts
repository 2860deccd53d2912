import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts, type EngineFacts } from '../../src/landscape/engineFacts';
import type { Container, ContainerId, Landscape } from '../../src/landscape/landscape';
import { attachmentsOf } from '../../src/landscape/attachments';
import { namesOf } from '../../src/landscape/networkNames';
import type { Reach } from '../../src/landscape/reach';
import { reach, reachableFrom, reaching } from '../../src/landscape/reachability';
import { type ContainerDetails, readContainerDetails } from '../../src/landscape/readDetails';
import { initSwarm } from '../lab/swarm';
import { delay, inParallel } from '../lab/wait';
import { allVersions, describeEngines, isSoak } from './engines';
import { type Attempt, probe, type ProbeResult } from './reachProbe';
import { makeReachZoo, portOf, publishedBy } from './reachZoo';
import { freshLandscape } from './watched';

/** What stands in for one that nothing can be run in: another one in its namespace. */
const standIns: Readonly<Record<string, string>> = { frozen: 'frozen-side' };

/** The queue of a frozen listener is short, so few may try. */
const triesFrozen = new Set(['app-a', 'two-apps', 'default1', 'host1', 'frozen-side', 'inner1']);

describeEngines(
  'who reaches whom',
  engine => {
    let landscape: Landscape;
    let facts: EngineFacts;
    let details: ReadonlyMap<ContainerId, ContainerDetails>;
    let hostAddresses: readonly string[];
    const found = new Map<Container, ProbeResult>();

    before(async () => {
      await initSwarm(engine());
      await makeReachZoo(engine());
      // Until IPv6 addresses are known to be nobody else's.
      await delay(2000);
      landscape = await freshLandscape(engine().socket);
      const client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      const inspect = async ({ id }: Container) =>
        [id, readContainerDetails(await client.inspectContainer(id))] as const;
      details = new Map(await Promise.all(landscape.containers.map(inspect)));
      facts = readEngineFacts(await client.info(), await client.version());
      hostAddresses = [engine().address, ...hostAddressesOf(landscape)];
      await inParallel(sources(), 4, async from => {
        const inside = standIns[from.name] ?? from.name;
        found.set(from, await probe(engine(), inside, attemptsOf(from), nameUniverse()));
      });
    });

    const sources = () =>
      // The one that is always starting runs for a moment now and then.
      landscape.containers.filter(
        ({ name, state }) => ['running', 'paused'].includes(state) && name !== 'restarting',
      );
    const answer = (from: Container, to: Container) => reach(landscape, from, to, facts);
    const pairs = () =>
      sources().flatMap(from => landscape.containers.map(to => [from, to] as const));
    // Between two tries it has no name, and during one it has.
    const nameUniverse = () => [
      ...landscape.containers.map(({ name }) => name).filter(name => name !== 'restarting'),
      ...['twin', 'only', 'TWIN', 'nobody'],
    ];

    /** All that could lead to a container: its addresses, its namespace's own, for host mode all of the host. */
    function placesOf(from: Container, to: Container): readonly string[] {
      const { ways } = answer(from, to);
      const own = attachmentsOf(landscape)
        .on(to.id)
        .flatMap(({ endpoint: { ipv4, ipv6 } }) => [ipv4, ipv6])
        .filter(address => address !== undefined);
      const isHost = ['host1', 'host-side'].includes(to.name);
      const all = ['127.0.0.1', ...own, ...ways.flatMap(({ addresses }) => addresses)];
      return [...new Set([...all, ...(isHost ? hostAddresses : [])])];
    }

    function attemptsOf(from: Container): Attempt[] {
      return landscape.containers
        .filter(to => to.name !== 'frozen' || triesFrozen.has(from.name))
        .flatMap(to => {
          const port = portOf.get(to.name) ?? 0;
          const reached = answer(from, to);
          const names = namesTo(reached, to);
          const published = [engine().address, ...openPlaces(reached)];
          return [
            ...[...placesOf(from, to), ...names].map(place => ({ place, port })),
            ...(/^(published|inner1|default2|routed2)/.test(to.name)
              ? [...new Set(published)].map(place => ({ place, port: port + publishedBy }))
              : []),
          ];
        });
    }

    /** The names by which it is said to be there, as long as they lead to it alone. */
    const namesTo = ({ ways }: Reach, to: Container) =>
      ways.flatMap(({ kind, network, hasNames }) =>
        kind === 'direct' && network && hasNames
          ? namesOf(landscape, network, to, id => details.get(id))
              .filter(({ sharedWith }) => sharedWith.length === 0)
              .map(({ name }) => name)
          : [],
      );

    /** Connects to what was missed at first once more, on its own: this machine may be busy. */
    async function isOpen(from: Container, place: string, port: number): Promise<boolean> {
      if (found.get(from)?.connected.has(`${place} ${port}`)) return true;
      const inside = standIns[from.name] ?? from.name;
      const { connected } = await probe(engine(), inside, [{ place, port }], []);
      return connected.has(`${place} ${port}`);
    }

    it('finds a zoo of every kind', () => {
      const { networks, containers } = landscape;
      assert.ok(containers.length >= 48, `${containers.length} containers`);
      const drivers = new Set(networks.map(({ driver }) => driver));
      assert.deepEqual([...drivers].sort(), ['bridge', 'host', 'macvlan', 'null', 'overlay']);
    });

    it('says of every pair what really connects, address by address', async () => {
      const wrong: string[] = [];
      let count = 0;
      for (const [from, to] of pairs()) {
        if (to.name === 'frozen' && !triesFrozen.has(from.name)) continue;
        const port = portOf.get(to.name) ?? 0;
        const reached = answer(from, to);
        const expected = new Set([
          ...reached.ways.flatMap(({ addresses }) => addresses),
          ...openPlaces(reached, false),
        ]);
        const isHost = ['host1', 'host-side'].includes(to.name);
        for (const place of placesOf(from, to)) {
          count++;
          const isSaid = expected.has(place);
          // The host listens on more addresses than those that are worth saying.
          if (isHost && !isSaid && reached.ways.length > 0) continue;
          const isReal = isSaid
            ? await isOpen(from, place, port)
            : !!found.get(from)?.connected.has(`${place} ${port}`);
          if (isReal !== isSaid) {
            wrong.push(`${from.name} to ${to.name} at ${place}: ${isReal ? 'open' : 'closed'}`);
          }
        }
      }
      console.log(`      ${pairs().length} pairs, ${count} addresses`);
      assert.deepEqual(wrong, []);
    });

    it('gives a way or says why there is none', () => {
      for (const from of landscape.containers) {
        for (const to of landscape.containers) {
          const { ways, obstacles } = answer(from, to);
          assert.equal(ways.length > 0, obstacles.length === 0, `${from.name} to ${to.name}`);
        }
      }
    });

    it('resolves the names that it gives, to all who have them on a network, and no others', () => {
      for (const from of sources()) {
        const resolved = found.get(from)?.resolved ?? new Map<string, readonly string[]>();
        const said = saidNames(from);
        assert.deepEqual([...resolved.keys()].sort(), [...said.keys()].sort(), from.name);
        for (const [name, addresses] of resolved) {
          // With two networks in common, the name service looks no further than the first.
          const options = said.get(name)?.map(each => each.join(' '));
          assert.ok(
            options?.includes(addresses.join(' ')),
            `${from.name}: ${name} ${addresses.join(' ')}`,
          );
        }
      }
    });

    /** Names to addresses, one list for each network, as this container should find them. */
    function saidNames(from: Container): Map<string, string[][]> {
      const attachments = attachmentsOf(landscape);
      const said = new Map<string, string[][]>();
      const isUp = ({ state }: Container) => state === 'running' || state === 'paused';
      for (const { network, through } of attachments.on(from.id)) {
        if (through && !isUp(through)) continue;
        const members = attachments
          .of(network.id)
          .filter(member => !member.through && isUp(member.container))
          .map(({ container, endpoint: { ipv4, ipv6 } }) => ({
            names: namesOf(landscape, network, container, id => details.get(id)).map(lowerCase),
            addresses: [ipv4, ipv6].filter(address => address !== undefined),
          }));
        for (const name of nameUniverse()) {
          const who = members.filter(({ names }) => names.includes(name.toLowerCase()));
          if (who.length === 0) continue;
          const addresses = who.flatMap(each => each.addresses).sort();
          said.set(name, [...(said.get(name) ?? []), addresses]);
        }
      }
      return said;
    }

    it('connects by the names that it gives', async () => {
      let count = 0;
      for (const [from, to] of pairs()) {
        if (to.name === 'frozen' && !triesFrozen.has(from.name)) continue;
        for (const name of namesTo(answer(from, to), to)) {
          count++;
          const isReal = await isOpen(from, name, portOf.get(to.name) ?? 0);
          assert.ok(isReal, `${from.name} to ${to.name} by ${name}`);
        }
      }
      console.log(`      ${count} names`);
    });

    it('knows that a name of two leads to both', () => {
      const app = landscape.networks.find(({ name }) => name === 'app');
      const [a, b] = ['app-a', 'app-b'].map(name =>
        landscape.containers.find(c => c.name === name),
      );
      assert.ok(app && a && b);
      const names = namesOf(landscape, app, a, id => details.get(id));
      const shared = names.map(each => [each.name, each.sharedWith.map(({ name }) => name)]);
      assert.deepEqual(shared, [
        ['app-a', []],
        ['twin', ['app-b']],
        ['only', []],
      ]);
      assert.equal(found.get(b)?.resolved.get('twin')?.length, 2);
    });

    it('names the published ports that help, and none that does not', async () => {
      const wrong: string[] = [];
      let count = 0;
      for (const [from, to] of pairs()) {
        const reached = answer(from, to);
        const [apart] = reached.obstacles.filter(({ kind }) => kind === 'noSharedNetwork');
        if (!apart || !/^(published|inner1|default2)/.test(to.name)) continue;
        const port = (portOf.get(to.name) ?? 0) + publishedBy;
        const places = openPlaces(reached);
        for (const place of places) {
          count++;
          if (!(await isOpen(from, place, port))) wrong.push(`${from.name} to ${place} ${port}`);
        }
        const isReal = found.get(from)?.connected.has(`${engine().address} ${port}`);
        if (isReal && places.length === 0) wrong.push(`${from.name} to ${to.name}: open`);
      }
      console.log(`      ${count} published`);
      assert.deepEqual(wrong, []);
    });

    it('says the same of all at once', () => {
      for (const container of landscape.containers) {
        const others = landscape.containers.filter(other => other !== container);
        const names = (list: readonly { readonly container: Container }[]) =>
          list.map(each => each.container.name);
        assert.deepEqual(
          names(reachableFrom(landscape, container, facts)),
          others.filter(to => answer(container, to).ways.length > 0).map(({ name }) => name),
        );
        assert.deepEqual(
          names(reaching(landscape, container, facts)),
          others.filter(from => answer(from, container).ways.length > 0).map(({ name }) => name),
        );
      }
    });
  },
  isSoak ? allVersions : ['28.5'],
);

/** Where ports are open that the obstacle names: the host's, or the container's own ones. */
function openPlaces({ obstacles }: Reach, isPublished = true): string[] {
  return obstacles.flatMap(obstacle =>
    obstacle.kind === 'isolatedNetworks'
      ? obstacle.ports
          .filter(({ port }) => isPublished === (port.published !== undefined))
          .flatMap(({ addresses }) => addresses)
      : [],
  );
}

/** What endpoints and networks say. */
function hostAddressesOf({ networks, containers }: Landscape): string[] {
  const bridges = networks.filter(({ driver }) => driver === 'bridge');
  const ids = new Set(bridges.map(({ id }) => id));
  const gateways = [
    ...bridges.flatMap(({ subnets }) => subnets.map(({ gateway }) => gateway)),
    ...containers
      .flatMap(({ endpoints }) => endpoints)
      .filter(({ networkId }) => networkId && ids.has(networkId))
      .flatMap(({ gateway, ipv6Gateway }) => [gateway, ipv6Gateway]),
  ];
  return [...new Set(gateways.filter(address => address !== undefined))];
}

function lowerCase({ name }: { readonly name: string }): string {
  return name.toLowerCase();
}
