import assert from 'node:assert/strict';
import type { AdviceScene, RuleId } from '../../src/landscape/advice/advice';
import { adviceOn } from '../../src/landscape/advice/rules';
import type { EngineVersion } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { type SwarmNodes, startSwarmNodes } from '../lab/swarmNodes';
import { lineOf } from '../unit/advice/scene';
import { makeAdviceZoo, readScene, removeAdviceImages } from './adviceZoo';
import { allVersions, describeEngines, podmanVersions } from './engines';

/** What each rule tells of; what it leaves out stands beside it in the zoo. */
const expected: Partial<Readonly<Record<RuleId, readonly string[]>>> = {
  publishedData: ['publishedData: db-open | 5432:5432/tcp'],
  firewallBypass: ['firewallBypass: console | 8081:8080/tcp'],
  sharedName: ['sharedName: blue green app | site'],
  staleReference: ['staleReference: job | gone'],
  noNetwork: ['noNetwork: lost'],
  subnetNearlyFull: ['subnetNearlyFull: tiny | 10.72.0.0/29 | 0 | 6'],
  flatNetwork: ['flatNetwork: level | level-web | level-api | level-db'],
  defaultBridge: ['defaultBridge: plain'],
  hostMode: ['hostMode: hosted'],
  lowPort: ['lowPort: syslog | 514:514/udp'],
  pointlessInternal: ['pointlessInternal: inner'],
  underscoreName: ['underscoreName: my_api | my_api | app'],
  unusedNetwork: ['unusedNetwork: lonely'],
};

/** Rules whose case Podman does not let come about, and why. */
const notOnPodman: Partial<Readonly<Record<RuleId, string>>> = {
  staleReference: 'it removes no network that a container names, not even a stopped one',
};

/** Rules that Podman tells too little for: they say nothing rather than what is wrong. */
function isSilent(version: EngineVersion, rule: string): boolean {
  // It does not list whose network a container uses where that is on none; the older one lists neither `host` nor the
  // ports that are declared.
  if (rule === 'noNetwork') return isPodman(version);
  return version === 'podman4' && (rule === 'hostMode' || rule === 'underscoreName');
}

const linesOf = (scene: AdviceScene, rule: RuleId) =>
  adviceOn(scene, id => id === rule).map(lineOf);

describeEngines(
  'advice',
  (engine, version) => {
    let scene: AdviceScene;

    before(async () => {
      await makeAdviceZoo(engine(), !isPodman(version));
      scene = await readScene(engine(), { inspected: ['blue', 'green', 'green2', 'green3'] });
    });
    after(() => removeAdviceImages(engine()));

    for (const [rule, lines] of Object.entries(expected)) {
      it(`tells of ${rule} where it is, and not beside it`, function () {
        if (isPodman(version) && rule in notOnPodman) this.skip();
        const told = isSilent(version, rule) ? [] : lines;
        assert.deepEqual(linesOf(scene, rule as RuleId), told);
      });
    }

    it('tells of overlappingSubnets with a range to avoid, and not of its neighbour', () => {
      const avoided = ['10.71.0.128/25', '10.73.0.0/16'];
      assert.deepEqual(linesOf({ ...scene, avoided }, 'overlappingSubnets'), [
        'overlappingSubnets: app | 10.71.0.0/24 | 10.71.0.128/25 | avoided',
      ]);
      assert.deepEqual(linesOf(scene, 'overlappingSubnets'), []);
    });
  },
  [...allVersions, ...podmanVersions],
);

describeEngines(
  'advice about IPv6',
  (engine, version) => {
    const docker = (line: string) => engine().docker(line.split(' '));

    it('tells of a network that is half on, of a container that has none, and not of one that is whole', async () => {
      await docker('network create --subnet fd00:81::/64 --subnet 10.81.0.0/24 off');
      await docker('network create --ipv6 --subnet fd00:83::/64 --subnet 10.83.0.0/24 dual');
      await docker('network create --ipv6 --subnet fd00:84::/64 --subnet 10.84.0.0/24 whole');
      const run = 'run -d --network dual --sysctl net.ipv6.conf.all.disable_ipv6=1 --name without';
      await docker(`${run} lab/busybox sleep 1000`);
      await docker('run -d --network whole --name with lab/busybox sleep 1000');
      assert.deepEqual(linesOf(await readScene(engine()), 'halfIpv6'), [
        // Older engines do not look whether the container has IPv6, and say an address that nobody has.
        ...(version === '28.5' ? ['halfIpv6: dual without | containers | without'] : []),
        'halfIpv6: off | off',
      ]);
    });
  },
  allVersions,
);

describeEngines('advice about address pools', engine => {
  const create = (name: string, subnet?: string) =>
    engine().docker(['network', 'create', ...(subnet ? ['--subnet', subnet] : []), name]);
  /** The engine's pools are 172.18.0.0 to 172.31.255.255 in subnets of 24 bits: all but the last two. */
  const most = [
    ...['172.18.0.0/15', '172.20.0.0/14', '172.24.0.0/14', '172.28.0.0/15', '172.30.0.0/16'],
    ...['172.31.0.0/17', '172.31.128.0/18', '172.31.192.0/19', '172.31.224.0/20'],
    ...['172.31.240.0/21', '172.31.248.0/22', '172.31.252.0/23'],
  ];

  it('counts what is left as the engine does', async () => {
    assert.deepEqual(linesOf(await readScene(engine()), 'poolsNearlyUsed'), []);
    for (const [i, subnet] of most.entries()) await create(`taken${i}`, subnet);
    assert.deepEqual(linesOf(await readScene(engine()), 'poolsNearlyUsed'), [
      'poolsNearlyUsed:  | 2 | 3584',
    ]);
    await create('first');
    await create('second');
    assert.deepEqual(linesOf(await readScene(engine()), 'poolsNearlyUsed'), [
      'poolsNearlyUsed:  | 0 | 3584',
    ]);
    await assert.rejects(create('third'), /pool/);
  });
});

describe('advice about a Swarm of two nodes, Docker 28.5', function () {
  this.timeout(180_000);
  let nodes: SwarmNodes;

  before(async () => {
    nodes = await startSwarmNodes('28.5', '28.5');
    const create = (line: string) => nodes.manager.docker(`network create ${line}`.split(' '));
    await create('-d overlay --subnet 10.91.0.0/24 plain');
    await create('-d overlay --subnet 10.92.0.0/24 --opt encrypted secret');
    await create('--subnet 10.91.0.0/16 near');
  });
  after(() => nodes.stop());

  it('tells of an overlay without encryption, and of the same subnet on two networks', async () => {
    const listed = await nodes.manager.docker(['node', 'ls', '-q']);
    const nodeCount = listed.trim().split('\n').length;
    const scene = await readScene(nodes.manager, { nodeCount });
    assert.deepEqual(linesOf(scene, 'plainOverlay'), ['plainOverlay: plain | 2']);
    assert.deepEqual(linesOf(scene, 'overlappingSubnets'), [
      'overlappingSubnets: near plain | 10.91.0.0/16 | 10.91.0.0/24 | network',
    ]);
  });
});
