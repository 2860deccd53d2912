import assert from 'node:assert/strict';
import { fixesFor } from '../../../src/diagnose/fixes';
import { judge } from '../../../src/diagnose/judge';
import { type Attempt, nothingYet, type Observation } from '../../../src/diagnose/observation';
import type { Goal, Question } from '../../../src/diagnose/question';
import type { Scene } from '../../../src/diagnose/scene';
import type { Container, Network } from '../../../src/landscape/landscape';
import type { Service, ServiceId, Task, TaskId } from '../../../src/landscape/swarm';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

const app = network('app', { subnets: [{ subnet: '10.1.0.0/16', gateway: '10.1.0.1' }] });
const other = network('other');
const evidence = { run: ['nc'], said: '' };
const resolver = { servers: ['127.0.0.11'], search: [], ndots: 0 };

function sceneOf(networks: Network[], containers: Container[]): Scene {
  return { landscape: landscape(networks, containers), details: () => undefined };
}

/** `a` asks for `b` at port 80, which is at 10.0.0.2. */
function asked(
  {
    a = {},
    b = {},
    goal = {},
  }: { a?: Partial<Container>; b?: Partial<Container>; goal?: Partial<Goal> } = {},
  networks: readonly [Network, Network] = [app, app],
): { question: Question; scene: Scene } {
  const from = container('a', { endpoints: [endpoint(networks[0], '10.0.0.1')], ...a });
  const to = container('b', { endpoints: [endpoint(networks[1], '10.0.0.2')], ...b });
  const scene = sceneOf([...new Set(networks)], [from, to]);
  const asking = {
    kind: 'container',
    container: to,
    name: 'b',
    port: 80,
    protocol: 'tcp',
    ...goal,
  };
  return { question: { from, goal: asking as Goal }, scene };
}

const attempt = (outcome: Attempt['outcome'], address = '10.0.0.2'): Attempt => ({
  ...{ address, port: 80, outcome, seconds: 0.01, evidence },
});
const found = (...addresses: readonly string[]) => ({
  lookups: [{ name: 'b', outcome: 'found', addresses, evidence } as const],
});
const listener = (address: string, port = 80) => ({ protocol: 'tcp', address, port }) as const;

const well: Observation = {
  ...nothingYet,
  ...{ resolver, hosts: [], ...found('10.0.0.2'), attempts: [attempt('open')] },
  ...{ listeners: [listener('0.0.0.0')], isComplete: true },
};

/** The verdict and the state of each link: `fails loopbackOnly | running good, …`. */
function verdict(seen: Observation, given = asked()) {
  const { kind, fault, warning, links } = judge({ ...given, seen });
  const states = links.map(link => `${link.kind} ${link.state}`).join(', ');
  return [[kind, fault?.kind ?? warning?.kind].filter(Boolean).join(' '), states];
}
const answer = (...given: Parameters<typeof verdict>) => verdict(...given)[0];

const serviceSample = (changed: Partial<Service>): Service => ({
  ...{ id: 's' as ServiceId, name: 'b', image: 'x', mode: 'replicated', running: 2, desired: 2 },
  ...{ networkIds: [], endpointMode: 'vip', virtualIps: [], ports: [], labels: {}, ...changed },
});
const taskSample = (id: string, addresses: Task['addresses']): Task => ({
  ...{ id: id as TaskId, name: `b.${id}`, serviceId: 's' as ServiceId, place: id, addresses },
  ...{ desiredState: 'running', state: 'running', since: '' },
});

describe('the verdict of a connection test', () => {
  it('is that it reaches where it was seen to connect', () => {
    assert.deepEqual(verdict(well), [
      'reaches',
      'running good, network good, name good, listening good, connection good, answer unknown',
    ]);
  });

  it('comes link by link, and is final no earlier than all was seen', () => {
    assert.deepEqual(verdict(nothingYet), [
      'pending',
      'running good, network good, name pending, listening pending, connection pending, answer pending',
    ]);
    const half = { ...nothingYet, resolver, hosts: [], ...found('10.0.0.2') };
    assert.match(verdict(half)[1] ?? '', /name good, listening pending, connection pending/);
  });

  it('is the first broken link, and what comes after it is not reached', () => {
    const seen = { ...well, lookups: [], attempts: [attempt('timedOut')] };
    assert.deepEqual(verdict(seen, asked({}, [app, other])), [
      'fails noSharedNetwork',
      'running good, network bad, name notReached, listening good, connection notReached, answer notReached',
    ]);
  });

  it('is that it reaches, whatever the engine’s settings say, where it does', () => {
    const seen = { ...well, attempts: [attempt('open')] };
    const given = asked({ goal: { name: '10.0.0.2' } }, [app, other]);
    assert.equal(answer(seen, given), 'reaches');
  });

  it('is not the connection to somebody else that has the name', () => {
    const seen = { ...well, ...found('10.0.0.9'), attempts: [attempt('open', '10.0.0.9')] };
    assert.equal(answer(seen), 'fails otherTarget');
  });

  it('tells a listener on the loopback address from one on another port', () => {
    const refused = { ...well, attempts: [attempt('refused')] };
    assert.equal(answer({ ...refused, listeners: [listener('127.0.0.1')] }), 'fails loopbackOnly');
    assert.equal(answer({ ...refused, listeners: [listener('::1')] }), 'fails loopbackOnly');
    assert.equal(answer({ ...refused, listeners: [listener('10.9.0.2')] }), 'fails otherAddress');
    assert.equal(answer({ ...refused, listeners: [listener('::', 8080)] }), 'fails otherPort');
    assert.equal(answer({ ...refused, listeners: [] }), 'fails nothingListens');
    assert.equal(answer({ ...refused, listeners: [listener('::')] }), 'fails refused');
  });

  it('does not blame a listener that nobody could look at', () => {
    const { listeners, ...blind } = well;
    assert.ok(listeners);
    const troubles = [{ side: 'to', kind: 'noImage', said: '' }] as const;
    assert.equal(answer({ ...blind, troubles }), 'reaches');
    const refused = { ...blind, troubles, attempts: [attempt('refused')] };
    assert.equal(answer(refused), 'fails refused');
  });

  it('is unknown where the sender cannot look, and offers to fetch the image', () => {
    const troubles = [{ side: 'from', kind: 'noImage', said: '' }] as const;
    const seen = { ...nothingYet, troubles, listeners: [listener('::')], isComplete: true };
    const given = asked();
    assert.equal(answer(seen, given), 'unknown');
    const fixes = fixesFor(judge({ ...given, seen }), given.question, given.scene);
    assert.deepEqual(fixes, [{ kind: 'pullImage' }]);
  });

  it('warns of what answers with an error, and of an address that does not answer', () => {
    const talk = { address: '10.0.0.2', kind: 'http', status: 502, evidence } as const;
    assert.equal(answer({ ...well, talk }), 'reaches http');
    assert.equal(answer({ ...well, talk: { ...talk, status: 404 } }), 'reaches');
    const b = { endpoints: [{ ...endpoint(app, '10.0.0.2'), ipv6: 'fd00::2' }] };
    const a = { endpoints: [{ ...endpoint(app, '10.0.0.1'), ipv6: 'fd00::1' }] };
    const attempts = [attempt('open'), attempt('refused', 'fd00::2')];
    const both = { ...well, ...found('10.0.0.2', 'fd00::2'), attempts };
    assert.equal(answer(both, asked({ a, b })), 'reaches partly');
  });

  it('tells the virtual IP of a service from its tasks', () => {
    const mesh = network('mesh', { driver: 'overlay', scope: 'swarm' });
    const { question, scene } = asked({}, [mesh, mesh]);
    const on = (address: string) => [{ networkId: mesh.id, address }];
    const service = serviceSample({ virtualIps: on('10.0.0.9'), networkIds: [mesh.id] });
    const tasks = ['10.0.0.2', '10.0.0.3'].map(address => taskSample(address, on(address)));
    const goal = { kind: 'service', service, name: 'b', port: 80, protocol: 'tcp' } as const;
    const given = {
      question: { from: question.from, goal },
      scene: { ...scene, swarm: { services: [service], tasks, nodes: [] } },
    };
    const said = (...attempts: Attempt[]) =>
      answer({ ...well, ...found('10.0.0.9'), attempts }, given);
    const [virtual, one, two] = ['10.0.0.9', '10.0.0.2', '10.0.0.3'];
    const open = (...addresses: string[]) => addresses.map(each => attempt('open', each));
    assert.equal(said(...open(virtual, one, two)), 'reaches');
    assert.equal(said(attempt('timedOut', virtual), ...open(one, two)), 'fails virtualIpSilent');
    assert.equal(said(...open(virtual, one), attempt('refused', two)), 'reaches replicasFail');
    const refused = [virtual, one, two].map(each => attempt('refused', each));
    assert.equal(said(...refused), 'fails refused');
    const noTasks = {
      ...given,
      scene: { ...scene, swarm: { services: [], tasks: [], nodes: [] } },
    };
    assert.equal(answer(well, noTasks), 'fails serviceDown');
  });

  it('is what is spoken, where one of HTTP and HTTPS was asked for', () => {
    const talk = (kind: 'http' | 'tls' | 'text', status = 200) => ({
      talk: { address: '10.0.0.2', kind, status, evidence },
    });
    const tls = (outcome: 'secured' | 'plain' | 'failed') => ({
      tls: { address: '10.0.0.2', outcome, said: 'bad', evidence } as const,
    });
    const speaking = (speaks: 'http' | 'https') => asked({ goal: { speaks } });
    const cases = [
      ['http', talk('http'), 'reaches'],
      ['http', talk('http', 503), 'reaches http'],
      ['http', talk('http', 501), 'reaches'],
      ['http', talk('text'), 'fails noHttp'],
      ['http', { ...tls('secured'), ...talk('http') }, 'fails speaksTls'],
      ['http', { ...tls('failed'), ...talk('tls') }, 'fails speaksTls'],
      ['https', { ...tls('secured'), ...talk('http') }, 'reaches'],
      ['https', { ...tls('plain'), ...talk('http') }, 'fails speaksPlain'],
      ['https', { ...tls('failed'), ...talk('text') }, 'fails speaksPlain'],
      ['https', { ...tls('failed'), ...talk('tls') }, 'fails tlsFails'],
      ['https', { ...tls('secured'), ...talk('text') }, 'fails noHttp'],
    ] as const;
    for (const [speaks, seen, expected] of cases) {
      assert.equal(answer({ ...well, ...seen }, speaking(speaks)), expected);
    }
    assert.equal(answer({ ...well, ...tls('secured'), ...talk('text') }), 'reaches');
    assert.match(
      verdict({ ...well, ...tls('plain') }, speaking('https'))[1] ?? '',
      /connection good, tls bad/,
    );
  });

  it('is that a container does not run before anything else', () => {
    const stopped = asked({ b: { state: 'exited', endpoints: [] } });
    assert.deepEqual(verdict({ ...nothingYet, isComplete: true }, stopped)[0], 'fails stopped');
  });
});

describe('what helps', () => {
  const helps = (seen: Observation, given = asked()) =>
    fixesFor(judge({ ...given, seen }), given.question, given.scene).map(fix => {
      if (fix.kind === 'connect') return `connect ${fix.container.name} ${fix.network.name}`;
      if (fix.kind === 'usePort') return `usePort ${fix.port}`;
      return fix.kind === 'useName' ? `useName ${fix.name}` : fix.kind;
    });

  it('is a network for both: the sender’s first', () => {
    const seen = { ...well, attempts: [attempt('timedOut')] };
    assert.deepEqual(helps(seen, asked({}, [app, other])), ['connect b app', 'connect a other']);
  });

  it('is a new network where the ones there are keep them apart', () => {
    const quiet = network('quiet', {
      options: { 'com.docker.network.bridge.enable_icc': 'false' },
    });
    const seen = { ...well, attempts: [attempt('timedOut')] };
    assert.deepEqual(helps(seen, asked({}, [quiet, quiet])), ['newNetwork']);
  });

  it('is a port that listens, or a name that is known', () => {
    const refused = { ...well, attempts: [attempt('refused')] };
    const ports = [listener('::', 8080), listener('::', 9090)];
    assert.deepEqual(helps({ ...refused, listeners: ports }), ['usePort 8080', 'usePort 9090']);
    const unknown = { name: 'bb', outcome: 'unknown', addresses: [], evidence } as const;
    const seen = { ...well, lookups: [unknown], attempts: [attempt('open')] };
    assert.deepEqual(helps(seen, asked({ goal: { name: 'bb' } })), ['useName b']);
  });

  it('is nothing where all is well', () => assert.deepEqual(helps(well), []));
});
