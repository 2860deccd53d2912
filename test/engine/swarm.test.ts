import assert from 'node:assert/strict';
import { connectContainer } from '../../src/actions/connectContainer';
import { initSwarm } from '../../src/actions/initSwarm';
import { connectService, disconnectService } from '../../src/actions/serviceNetworks';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { Network } from '../../src/landscape/landscape';
import type { Service, Task } from '../../src/landscape/swarm';
import { addressIn, swarmIndexOf } from '../../src/landscape/swarmIndex';
import { SwarmCache, type SwarmKnown } from '../../src/live/swarmCache';
import { waitFor } from '../lab/wait';
import { describeEngines } from './engines';
import { freshLandscape, Watched } from './watched';

const slow = { timeout: 20_000, interval: 200 };
const signal = new AbortController().signal;

describeEngines('a Swarm', lab => {
  let engine: DockerodeEngine;
  let watched: Watched;
  let swarm: SwarmCache;
  const docker = (line: string) => lab().docker(line.split(' '));
  const json = async <T>(line: string) => JSON.parse(await docker(line)) as T;
  const running = 'lab/busybox:latest sleep 100000';

  before(async () => {
    engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
    watched = new Watched(lab().socket);
    swarm = new SwarmCache(watched.live);
    await watched.reaches('live');
  });
  after(() => {
    swarm.dispose();
    watched.stop();
  });

  const network = async (name: string): Promise<Network> => {
    const found = (await freshLandscape(lab().socket)).networks.find(other => other.name === name);
    assert.ok(found, name);
    return found;
  };
  const service = async (name: string): Promise<Service> => {
    const found = (await swarm.get()).view.services.find(other => other.name === name);
    assert.ok(found, name);
    return found;
  };
  /** Waits until so many tasks of it run. */
  const runs = (name: string, count: number) =>
    waitFor(async () => {
      const { running, desired } = await service(name);
      return running === count && desired === count;
    }, slow);

  it('is told to be missing where there is none', async () => {
    const { swarm: facts, view } = await swarm.get();
    assert.deepEqual([facts.state, facts.isManager], ['inactive', false]);
    assert.deepEqual(view, { services: [], tasks: [], nodes: [] });
    await assert.rejects(engine.listServices(), { kind: 'conflict' });
    assert.ok(
      (await freshLandscape(lab().socket)).networks.every(({ scope }) => scope !== 'swarm'),
    );
  });

  it('is made by our action, and is known without a refresh', async () => {
    const { swarm: facts } = await swarm.get();
    const action = initSwarm(facts, lab().address);
    assert.deepEqual(action.cli, [['docker', 'swarm', 'init', '--advertise-addr', lab().address]]);
    await action.run(engine, signal);
    const known = await waitFor(async () => {
      const now = await swarm.get();
      return now.swarm.isManager && now;
    }, slow);
    assert.equal(known.swarm.nodeAddress, lab().address);
    assert.throws(() => initSwarm(known.swarm, ''), { message: 'inSwarm' });
    // One of its networks comes without an event.
    watched.live.refresh();
    await waitFor(() => hasNames(watched, 'ingress', 'docker_gwbridge'), { timeout: 2_000 });
  });

  it('has the services that the CLI says, with their counts, addresses and ports', async () => {
    await docker('network create -d overlay --attachable --subnet 10.40.0.0/24 mesh');
    await docker('network create -d overlay --subnet 10.41.0.0/24 closed');
    const api =
      '--name api --replicas 3 --network mesh --stop-grace-period 1s --publish published=18080,target=80';
    await docker(`service create -d ${api} ${running}`);
    const port = '--publish published=18081,target=81,mode=host';
    const agent = `--name agent --mode global --endpoint-mode dnsrr --network mesh ${port}`;
    await docker(`service create -d ${agent} ${running}`);
    await runs('api', 3);
    await runs('agent', 1);
    const lines = (await docker('service ls --format {{.Name}}|{{.Mode}}|{{.Replicas}}')).trim();
    const { view } = await swarm.get();
    const ours = view.services.map(s => `${s.name}|${s.mode}|${s.running}/${s.desired}`);
    assert.deepEqual(ours, lines.split('\n').sort());
    for (const one of view.services) await assertAsInspected(one, json);
    const mesh = (await network('mesh')).id;
    const on = swarmIndexOf(view).servicesOn(mesh);
    assert.deepEqual(
      on.map(({ name }) => name),
      ['agent', 'api'],
    );
  });

  it('has the tasks that the CLI says, and their addresses are those of their containers', async () => {
    await docker(
      `service create -d --name crash --restart-condition none lab/busybox:latest false`,
    );
    await waitFor(async () => (await tasksOf(swarm, 'crash'))[0]?.state === 'failed', slow);
    for (const name of ['api', 'agent', 'crash']) {
      const format = '{{.ID}}|{{.Name}}|{{.DesiredState}}|{{.CurrentState}}|{{.Error}}';
      const ps = await docker(`service ps --no-trunc --format ${format} ${name}`);
      const ours = (await tasksOf(swarm, name)).map(task => psLine(task));
      const theirs = ps.trim().split('\n').map(ageless);
      assert.deepEqual([...ours].sort(), theirs.sort());
    }
    const mesh = await network('mesh');
    for (const task of await tasksOf(swarm, 'api')) {
      const format = '{{(index .NetworkSettings.Networks "mesh").IPAddress}}';
      const address = await lab().docker(['inspect', '--format', format, task.containerId ?? '']);
      assert.equal(addressIn(task.addresses, mesh.id), address.trim());
    }
  });

  it('has the node that the CLI says', async () => {
    const format = '{{.ID}}|{{.Hostname}}|{{.Status}}|{{.Availability}}|{{.ManagerStatus}}';
    const line = (await docker(`node ls --format ${format}`)).trim();
    const [node, ...others] = (await swarm.get()).view.nodes;
    assert.ok(node && others.length === 0);
    const { id, hostname, state, availability, isLeader, role, address } = node;
    const ours = [id, hostname, state, availability, isLeader ? 'leader' : ''].join('|');
    assert.equal(ours, line.toLowerCase());
    assert.deepEqual([role, address], ['manager', lab().address]);
  });

  it('is read with three requests, and not again before something happens', async () => {
    await watched.rests();
    await swarm.get();
    const before = watched.requests.length;
    await swarm.get();
    assert.equal(watched.requests.length, before);
    const told = new Promise<void>(resolve => swarm.onChange(resolve));
    watched.live.watch(true);
    await docker('service scale -d api=4');
    await told;
    watched.live.watch(false);
    await runs('api', 4);
    const asked = watched.requests.slice(before).filter(request => /services|info/.test(request));
    assert.ok(asked.length > 0 && asked.length < 15, asked.join());
    assert.ok(!asked.some(request => request.includes('info')));
    await docker('service scale -d api=3');
    await runs('api', 3);
  });

  it('connects a service to a second network and back; nothing else of it changes', async () => {
    const scene = async () => ({
      landscape: await freshLandscape(lab().socket),
      swarm: (await swarm.get()).swarm,
    });
    const closed = await network('closed');
    const spec = async () => (await json<[{ Spec: object }]>('service inspect api'))[0].Spec;
    const before = await spec();
    const there = connectService(await scene(), await service('api'), closed);
    assert.deepEqual(there.cli, [
      ['docker', 'service', 'update', '--network-add', 'closed', 'api'],
    ]);
    await there.run(engine, signal);
    // The manager gives it an address there a moment after the update.
    const address = async () => addressIn((await service('api')).virtualIps, closed.id);
    assert.match(await waitFor(address, slow), /^10\.41\.0\./);
    const both = await service('api');
    assert.ok(both.networkIds.includes(closed.id));
    assert.throws(
      () => connectService({ landscape: watched.live.landscape, swarm: manager }, both, closed),
      { message: 'serviceConnected' },
    );
    const back = disconnectService(await scene(), both, closed);
    assert.deepEqual(back.cli, [['docker', 'service', 'update', '--network-rm', 'closed', 'api']]);
    assert.equal((await back.run(engine, signal)).target, closed.id);
    assert.deepEqual(await spec(), before);
    await waitFor(async () => !(await service('api')).networkIds.includes(closed.id), slow);
  });

  it('does so with a service whose networks are in the deprecated field', async () => {
    const mesh = await network('mesh');
    const closed = await network('closed');
    const { status } = await lab().request('POST', '/services/create', {
      Name: 'old',
      TaskTemplate: { ContainerSpec: { Image: 'lab/busybox:latest', Args: ['sleep', '9999'] } },
      Networks: [{ Target: mesh.id, Aliases: ['elder'] }],
    });
    assert.equal(status, 201);
    await waitFor(() => service('old'), slow);
    const landscape = await freshLandscape(lab().socket);
    const action = connectService({ landscape, swarm: manager }, await service('old'), closed);
    await action.run(engine, signal);
    const [{ Spec }] =
      await json<[{ Spec: { TaskTemplate: { Networks: unknown } } }]>('service inspect old');
    assert.deepEqual(Spec.TaskTemplate.Networks, [
      { Target: mesh.id, Aliases: ['elder'] },
      { Target: closed.id },
    ]);
    await docker('service rm old');
  });

  it('refuses an update that another one came before', async () => {
    const read = (await engine.inspectService((await service('api')).id)) as { Spec: object };
    const { id } = await service('api');
    await assert.rejects(engine.updateService(id, 1, read.Spec), { kind: 'conflict' });
  });

  it('takes a container on an attachable network, and refuses it on another one', async () => {
    await docker(`run -d --name alone ${running}`);
    const landscape = await freshLandscape(lab().socket);
    const alone = landscape.containers.find(({ name }) => name === 'alone');
    assert.ok(alone);
    const closed = await network('closed');
    assert.throws(() => connectContainer(landscape, closed, alone), { message: 'notAttachable' });
    await assert.rejects(engine.connect(closed.id, alone.id));
    await connectContainer(landscape, await network('mesh'), alone).run(engine, signal);
    const format = '{{(index .NetworkSettings.Networks "mesh").IPAddress}}';
    assert.match(await lab().docker(['inspect', '--format', format, 'alone']), /^10\.40\.0\./);
    // It comes with a task of its own, which is no service's.
    const { view } = await swarm.get();
    const names = new Set(view.services.map(({ id }) => id));
    assert.ok(view.tasks.every(task => names.has(task.serviceId)));
  });
});

const manager = { state: 'active', isManager: true } as const;

function hasNames({ live }: Watched, ...names: readonly string[]): boolean {
  const all = live.landscape.networks.map(({ name }) => name);
  return names.every(name => all.includes(name));
}

async function tasksOf(swarm: SwarmCache, name: string): Promise<readonly Task[]> {
  const { view }: SwarmKnown = await swarm.get();
  const id = view.services.find(service => service.name === name)?.id;
  return id === undefined ? [] : swarmIndexOf(view).tasksOf(id);
}

/** `Running 4 seconds ago` is another text a moment later. */
function ageless(line: string): string {
  return line.replace(/\|(\w+) [^|]*ago\|/, '|$1|').replaceAll('"', '');
}

function psLine({ id, name, desiredState, state, error = '' }: Task): string {
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [id, name, upper(desiredState), upper(state), error].join('|');
}

async function assertAsInspected(
  service: Service,
  json: <T>(line: string) => Promise<T>,
): Promise<void> {
  const [raw] = await json<[Inspected]>(`service inspect ${service.name}`);
  const { Endpoint, Spec } = raw;
  assert.deepEqual(
    {
      id: service.id,
      vips: service.virtualIps.map(vip => `${vip.networkId} ${vip.address}/24`),
      ports: service.ports.map(port => [port.publishedPort, port.targetPort, port.mode]),
      mode: service.endpointMode,
      networks: service.networkIds,
    },
    {
      id: raw.ID,
      vips: (Endpoint.VirtualIPs ?? []).map(vip => `${vip.NetworkID} ${vip.Addr}`),
      ports: (Endpoint.Ports ?? []).map(p => [p.PublishedPort, p.TargetPort, p.PublishMode]),
      mode: Spec.EndpointSpec.Mode,
      networks: Spec.TaskTemplate.Networks.map(({ Target }) => Target),
    },
  );
}

/** The fields of `docker service inspect` that are compared. */
interface Inspected {
  readonly ID: string;
  readonly Endpoint: {
    readonly VirtualIPs?: readonly { readonly NetworkID: string; readonly Addr: string }[];
    readonly Ports?: readonly {
      readonly PublishedPort: number;
      readonly TargetPort: number;
      readonly PublishMode: string;
    }[];
  };
  readonly Spec: {
    readonly EndpointSpec: { readonly Mode: string };
    readonly TaskTemplate: { readonly Networks: readonly { readonly Target: string }[] };
  };
}
