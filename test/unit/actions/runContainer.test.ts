import assert from 'node:assert/strict';
import { runContainer, runLine } from '../../../src/actions/runContainer';
import { portMapping } from '../../../src/landscape/portMapping';
import type { Engine } from '../../../src/engine/engine';
import type { ContainerToRun } from '../../../src/landscape/containerToRun';
import type { ContainerId } from '../../../src/landscape/landscape';
import { container, landscape } from '../nginx/sample';
import { reasonOf } from './refused';

const plain: ContainerToRun = { image: 'web:1', network: 'front', endpoint: {}, ports: [] };

describe('runLine', () => {
  it('leaves out what was left to the engine', () => {
    assert.deepEqual(runLine(plain).join(' '), 'docker run -d --network front web:1');
  });

  it('has every option', () => {
    const all: ContainerToRun = {
      ...plain,
      name: 'shop',
      command: ['sh', '-c', 'sleep 1; ls'],
      endpoint: {
        fixedIpv4: '10.0.0.5',
        fixedIpv6: 'fd00::5',
        linkLocalIps: ['169.254.1.1'],
        mac: '02:00:00:00:00:05',
        aliases: ['a', 'b'],
        links: ['db:data'],
      },
      ports: [{ containerPort: 80, protocol: 'tcp', hostPort: 8080 }],
      labels: { tier: 'front end' },
    };
    assert.deepEqual(runLine(all).slice(3), [
      ...['--name', 'shop', '--network', 'front', '--ip', '10.0.0.5', '--ip6', 'fd00::5'],
      ...['--link-local-ip', '169.254.1.1', '--mac-address', '02:00:00:00:00:05'],
      ...['--network-alias', 'a', '--network-alias', 'b', '--link', 'db:data', '-p', '8080:80'],
      ...['--label', 'tier=front end', 'web:1', 'sh', '-c', 'sleep 1; ls'],
    ]);
  });

  it('puts driver options and priority behind the network, as the CLI reads them', () => {
    const endpoint = { driverOptions: { a: 'x,"y"' }, gatewayPriority: 10 };
    assert.equal(
      runLine({ ...plain, endpoint })[4],
      'name=front,"driver-opt=a=x,""y""",gw-priority=10',
    );
  });

  it('writes ports as the CLI reads them', () => {
    const port = { containerPort: 80, protocol: 'tcp' } as const;
    assert.equal(portMapping(port), '80');
    assert.equal(portMapping({ ...port, protocol: 'udp', hostPort: 53 }), '53:80/udp');
    assert.equal(portMapping({ ...port, hostAddress: '127.0.0.1' }), '127.0.0.1::80');
    assert.equal(portMapping({ ...port, hostAddress: '::1', hostPort: 8080 }), '[::1]:8080:80');
  });
});

describe('runContainer', () => {
  const id = 'new' as ContainerId;

  /** Tells what was asked of it. */
  const engineOf = (asked: string[], start: () => Promise<void> = () => Promise.resolve()) =>
    ({
      createContainer: () => Promise.resolve((asked.push('create'), id)),
      startContainer: () => (asked.push('start'), start()),
      removeContainer: (which: string) => Promise.resolve(void asked.push(`remove ${which}`)),
    }) as unknown as Engine;

  it('refuses a name that is taken', () => {
    const web = container('web', []);
    const reason = reasonOf(() => runContainer(landscape(web), { ...plain, name: 'web' }));
    assert.deepEqual(reason, { kind: 'containerNameTaken', container: web });
  });

  it('makes it, starts it and gives its id', async () => {
    const asked: string[] = [];
    const action = runContainer(landscape(), plain);
    assert.equal(await action.run(engineOf(asked), new AbortController().signal), id);
    assert.deepEqual(asked, ['create', 'start']);
  });

  it('removes what does not start', async () => {
    const asked: string[] = [];
    const engine = engineOf(asked, () => Promise.reject(new Error('no port')));
    const action = runContainer(landscape(), plain);
    await assert.rejects(action.run(engine, new AbortController().signal), { message: 'no port' });
    assert.deepEqual(asked, ['create', 'start', 'remove new']);
  });

  it('removes what was made while somebody cancelled', async () => {
    const asked: string[] = [];
    const controller = new AbortController();
    const engine = engineOf(asked);
    const run = runContainer(landscape(), plain).run(engine, controller.signal);
    controller.abort();
    await assert.rejects(run, { name: 'AbortError' });
    assert.deepEqual(asked, ['create', 'remove new']);
  });

  it('asks nothing when it was cancelled before', async () => {
    const asked: string[] = [];
    const run = runContainer(landscape(), plain).run(engineOf(asked), AbortSignal.abort());
    await assert.rejects(run, { name: 'AbortError' });
    assert.deepEqual(asked, []);
  });
});
