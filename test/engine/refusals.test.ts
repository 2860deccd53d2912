import assert from 'node:assert/strict';
import type { Action } from '../../src/actions/action';
import { connectContainer } from '../../src/actions/connectContainer';
import { createNetwork } from '../../src/actions/createNetwork';
import { disconnectContainer } from '../../src/actions/disconnectContainer';
import { removeNetwork } from '../../src/actions/removeNetwork';
import { runContainer } from '../../src/actions/runContainer';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError, type EngineErrorKind } from '../../src/engine/engineError';
import type { Container, ContainerId, Landscape, Network } from '../../src/landscape/landscape';
import { refusedSentence, type Translate } from '../../src/ui/text/refusedWords';
import { withAbout } from '../../src/ui/withAbout';
import { describeEngines } from './engines';
import { freshLandscape } from './watched';

/** What is asked of the engine directly, past our own checks; its answer on 20.10, and on 28.5 where it differs. */
type Case = readonly [
  name: string,
  ask: (scene: Scene) => Promise<unknown>,
  kind: EngineErrorKind,
  kind28?: EngineErrorKind,
];

interface Scene {
  readonly engine: DockerodeEngine;
  network(name: string): Network;
  container(name: string): Container;
}

const nobody = 'f'.repeat(64) as ContainerId;

function connect(network: string, container: string) {
  return (s: Scene) => s.engine.connect(s.network(network).id, s.container(container).id);
}

function disconnect(network: string, container: string) {
  return (s: Scene) => s.engine.disconnect(s.network(network).id, s.container(container).id);
}

function create(name: string, driver = 'bridge') {
  return ({ engine }: Scene) => engine.createNetwork({ name, driver });
}

const cases: readonly Case[] = [
  ['connect what is connected', connect('blue', 'web'), 'conflict'],
  ['connect to host', connect('host', 'web'), 'invalid'],
  ['connect to none', connect('none', 'web'), 'invalid'],
  ['connect who is on host', connect('blue', 'hosted'), 'invalid'],
  ['connect who shares a namespace', connect('blue', 'side'), 'invalid'],
  ['disconnect what is not connected', disconnect('red', 'web'), 'conflict'],
  ['disconnect a stopped one that is not connected', disconnect('red', 'still'), 'conflict'],
  ['disconnect from host', disconnect('host', 'hosted'), 'invalid'],
  ['remove a network in use', s => s.engine.removeNetwork(s.network('blue').id), 'conflict'],
  ['remove bridge', s => s.engine.removeNetwork(s.network('bridge').id), 'conflict'],
  ['connect nobody', s => s.engine.connect(s.network('blue').id, nobody), 'notFound'],
  ['disconnect nobody', s => s.engine.disconnect(s.network('blue').id, nobody), 'notFound'],
  ['inspect nobody', s => s.engine.inspectContainer(nobody), 'notFound'],
  ['inspect no network', s => s.engine.inspectNetwork(nobody as never), 'notFound'],
  ['remove no network', s => s.engine.removeNetwork(nobody as never), 'notFound'],
  [
    'connect to no network',
    s => s.engine.connect(nobody as never, s.container('web').id),
    'notFound',
  ],
  ['create a name that is taken', create('blue'), 'conflict'],
  ['create a name of the engine’s own', create('host'), 'conflict'],
  ['create a name of blanks', create('   '), 'invalid'],
  ['create an empty name', create(''), 'conflict', 'invalid'],
  ['create an overlay without Swarm', create('x', 'overlay'), 'conflict'],
];

describeEngines('what the engine refuses', (lab, version) => {
  let scene: Scene;
  let landscape: Landscape;
  const signal = new AbortController().signal;
  const docker = (line: string) => lab().docker(line.split(' '));
  const run = (options: string) => docker(`run -d ${options} lab/busybox sleep 1000`);

  before(async () => {
    for (const name of ['blue', 'red']) await docker(`network create ${name}`);
    await run('--name web --network blue');
    await run('--name hosted --network host');
    await run('--name side --network container:web');
    await docker('create --name still --network blue lab/busybox');
    landscape = await freshLandscape(lab().socket);
    scene = sceneOf(lab().socket, landscape);
  });

  for (const [name, ask, kind, kind28 = kind] of cases) {
    it(`${name}: ${version === '28.5' ? kind28 : kind}`, async () => {
      const error: unknown = await ask(scene).then(
        () => assert.fail('the engine did it'),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof EngineError);
      assert.equal(error.kind, version === '28.5' ? kind28 : kind, error.message);
      // Its own sentence, without what dockerode writes around it.
      assert.doesNotMatch(error.message, /HTTP code|^\s|\s$/);
      assert.ok(error.message.length > 10);
    });
  }

  describe('between the menu and the click', () => {
    const find = () => [scene.network('red'), scene.container('gone')] as const;

    beforeEach(async () => {
      await run('--name gone --network red');
      landscape = await freshLandscape(lab().socket);
      scene = sceneOf(lab().socket, landscape);
    });
    afterEach(() => docker('rm -f gone').catch(() => undefined));

    it('a container that was removed is not found, whether it is connected or disconnected', async () => {
      const [red, gone] = find();
      const actions = [
        disconnectContainer(landscape, red, gone),
        connectContainer(landscape, scene.network('blue'), gone),
      ];
      await docker('rm -f gone');
      for (const action of actions) {
        await assert.rejects(action.run(scene.engine, signal), { kind: 'notFound' });
      }
    });

    it('a container that was disconnected is no more connected', async () => {
      const [red, gone] = find();
      const action = disconnectContainer(landscape, red, gone);
      await docker('network disconnect red gone');
      await assert.rejects(action.run(scene.engine, signal), { kind: 'conflict' });
    });

    it('a name that was taken stays the other’s', async () => {
      const action = createNetwork(landscape, { name: 'new', driver: 'bridge' });
      await docker('network create new');
      await assert.rejects(action.run(scene.engine, signal), { kind: 'conflict' });
      assert.equal((await docker('network ls -q --filter name=new')).trim().split('\n').length, 1);
      await docker('network rm new');
    });

    it('a network that was removed is not found', async () => {
      await docker('network create brief');
      landscape = await freshLandscape(lab().socket);
      scene = sceneOf(lab().socket, landscape);
      const action = removeNetwork(landscape, scene.network('brief'));
      await docker('network rm brief');
      await assert.rejects(action.run(scene.engine, signal), { kind: 'notFound' });
    });
  });

  describe('in a sentence', () => {
    const endpoint = {};
    const run = { name: 'new', image: 'lab/busybox', network: 'tight', endpoint, ports: [] };
    const tight = () => scene.network('tight');
    /** What is done, and what its sentence has to say, of which the engine names little or nothing. */
    const said: readonly (readonly [string, () => Action<unknown>, RegExp])[] = [
      [
        'a subnet that overlaps',
        () =>
          createNetwork(landscape, {
            ...{ name: 'new', driver: 'bridge' },
            subnets: [{ subnet: '10.70.9.0/25' }],
          }),
        /^The subnet 10\.70\.9\.0\/25 overlaps /,
      ],
      [
        'an address that is taken',
        () =>
          connectContainer(landscape, tight(), scene.container('web'), { fixedIpv4: '10.70.9.9' }),
        /^The address 10\.70\.9\.9 is taken/,
      ],
      [
        'an address outside',
        () =>
          connectContainer(landscape, tight(), scene.container('web'), { fixedIpv4: '10.71.0.9' }),
        /^The address 10\.71\.0\.9 is in no subnet /,
      ],
      [
        'an address where the engine chose the subnet',
        () =>
          connectContainer(landscape, scene.network('red'), scene.container('web'), {
            fixedIpv4: '10.70.9.9',
          }),
        /^The engine chose the subnets of “red” itself, or has none for 10\.70\.9\.9/,
      ],
      [
        'an alias on the default network',
        () =>
          connectContainer(landscape, scene.network('bridge'), scene.container('web'), {
            aliases: ['shop'],
          }),
        /aliases \(shop\)/,
      ],
      [
        'an image that is not there',
        () => runContainer(landscape, { ...run, image: 'nosuch:1' }),
        /the image “nosuch:1”/,
      ],
      [
        'a program that is not there',
        () => runContainer(landscape, { ...run, command: ['nosuch'] }),
        /“nosuch” is not in its image/,
      ],
      [
        'a port that is taken',
        () =>
          runContainer(landscape, {
            ...run,
            ports: [{ containerPort: 80, protocol: 'tcp', hostPort: 18_123 }],
          }),
        /port 18123 is in use/,
      ],
    ];

    before(async () => {
      await docker('network create --subnet 10.70.9.0/24 tight');
      await docker('run -d --network tight --ip 10.70.9.9 -p 18123:80 lab/busybox sleep 1000');
      landscape = await freshLandscape(lab().socket);
      scene = sceneOf(lab().socket, landscape);
    });

    for (const [what, make, sentence] of said) {
      it(`names ${what}`, async () => {
        const action = make();
        const error: unknown = await action.run(scene.engine, signal).then(
          () => assert.fail('the engine did it'),
          (thrown: unknown) => withAbout(thrown, action.about ?? {}),
        );
        assert.ok(error instanceof EngineError);
        const fill: Translate = (message, ...values) =>
          message.replace(/\{(\d)\}/g, (_, index: string) => values[+index] ?? '');
        const shown = refusedSentence(error, fill, text => text);
        assert.match(shown ?? '', sentence, error.message);
      });
    }
  });

  it('actions do what their command lines say', async () => {
    const own = createNetwork(landscape, { name: 'my own/net', driver: 'bridge' });
    const id = await own.run(scene.engine, signal);
    const now = () => freshLandscape(lab().socket);
    const made = (await now()).networks.find(network => network.id === id);
    assert.equal(made?.name, 'my own/net');
    const web = scene.container('web');
    const networks = async () => {
      const found = (await now()).containers.find(({ id }) => id === web.id);
      return found?.endpoints.map(endpoint => endpoint.networkKey);
    };
    await connectContainer(await now(), made, web).run(scene.engine, signal);
    assert.deepEqual(await networks(), ['blue', 'my own/net']);
    const current = await now();
    await disconnectContainer(current, made, sceneOf('', current).container('web')).run(
      scene.engine,
      signal,
    );
    assert.deepEqual(await networks(), ['blue']);
    await removeNetwork(await now(), made).run(scene.engine, signal);
    assert.ok(!(await now()).networks.some(network => network.id === id));
  });
});

function sceneOf(socket: string, { networks, containers }: Landscape): Scene {
  return {
    engine: new DockerodeEngine({ kind: 'socket', path: socket }),
    network: name => named(networks, name),
    container: name => named(containers, name),
  };
}

function named<T extends { readonly name: string }>(records: readonly T[], name: string): T {
  const found = records.find(record => record.name === name);
  assert.ok(found, name);
  return found;
}
