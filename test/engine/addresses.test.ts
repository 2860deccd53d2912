import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import type { EngineAddress } from '../../src/engine/address';
import { capture } from '../../src/engine/capture';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError, type EngineErrorKind } from '../../src/engine/engineError';
import { findEngine } from '../../src/engine/findEngine';
import { parseEngineHost } from '../../src/engine/parseEngineHost';
import { openShell } from '../../src/engine/shell';
import { realSurroundings } from '../../src/engine/surroundings';
import type { ContainerId } from '../../src/landscape/landscape';
import { LiveLandscape } from '../../src/live/liveLandscape';
import { makeAuthority, makeCertificate } from '../lab/certificates';
import { type LabEngine, startEngine } from '../lab/engine';
import { type SshServer, startSshServer } from '../lab/sshServer';
import { waitFor } from '../lab/wait';
import { freshLandscape } from './watched';
import { sharedEngine } from './engines';
import { temporaryFolder } from './temporaryFolder';

const isKind = (kind: EngineErrorKind, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof EngineError, String(error));
  assert.equal(error.kind, kind, error.message);
  assert.match(error.message, words);
  return true;
};

/** Follows the engine at the address until it has seen a network come and go. */
async function follows(address: EngineAddress, engine: LabEngine): Promise<void> {
  const live = new LiveLandscape(() => Promise.resolve(new DockerodeEngine(address)));
  const has = (name: string) => live.landscape.networks.some(network => network.name === name);
  live.start();
  try {
    await waitFor(() => live.state.kind === 'live', { what: 'the landscape' });
    assert.deepEqual(live.landscape, await freshLandscape(engine.socket));
    await engine.docker(['network', 'create', 'from-afar']);
    await waitFor(() => has('from-afar'), { what: 'the new network' });
    await engine.docker(['network', 'rm', 'from-afar']);
    await waitFor(() => !has('from-afar'), { what: 'its end' });
  } finally {
    live.stop();
  }
}

describe('an engine behind TLS', function () {
  this.timeout(180_000);
  let engine: LabEngine;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  /** On loopback, since certificates are made before the engine's address is known. */
  let forwarder: Server;
  const sockets = new Set<Socket>();
  const inFolder = (...names: string[]) => path.join(folder.path, ...names);

  /** The engine by the files of a folder, as the environment says it to the Docker CLI. */
  async function engineBy(certificates: string): Promise<DockerodeEngine> {
    const env = {
      DOCKER_CONFIG: folder.path,
      DOCKER_HOST: `tcp://127.0.0.1:${(forwarder.address() as AddressInfo).port}`,
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: inFolder(certificates),
    };
    return new DockerodeEngine(await findEngine({ ...realSurroundings(), env }));
  }

  /** A folder with `ca.pem`, `cert.pem` and `key.pem`, from the authorities for the one and the others. */
  async function credentials(name: string, ca: string, person?: string): Promise<void> {
    await mkdir(inFolder(name));
    await copyFile(inFolder(ca, 'ca.pem'), inFolder(name, 'ca.pem'));
    if (person === undefined) return;
    await copyFile(inFolder(person, 'person.pem'), inFolder(name, 'cert.pem'));
    await copyFile(inFolder(person, 'person-key.pem'), inFolder(name, 'key.pem'));
  }

  before(async () => {
    folder = await temporaryFolder();
    for (const authority of ['ours', 'strangers']) {
      await mkdir(inFolder(authority));
      await makeAuthority(inFolder(authority));
      await makeCertificate(inFolder(authority), 'person', ['extendedKeyUsage = clientAuth']);
    }
    await makeCertificate(inFolder('ours'), 'engine', [
      'extendedKeyUsage = serverAuth',
      'subjectAltName = IP:127.0.0.1',
    ]);
    engine = await startEngine('28.5', {
      dockerdArgs: [
        ...['--host', 'tcp://0.0.0.0:2376', '--tlsverify', '--tlscacert', inFolder('ours/ca.pem')],
        ...['--tlscert', inFolder('ours/engine.pem'), '--tlskey', inFolder('ours/engine-key.pem')],
      ],
    });
    forwarder = createServer(near => {
      const far = connect(2376, engine.address);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => [near, far].forEach(each => each.destroy()));
      }
    }).listen(0, '127.0.0.1');
    await credentials('right', 'ours', 'ours');
    await credentials('wrongEngine', 'strangers', 'ours');
    await credentials('wrongPerson', 'ours', 'strangers');
    await credentials('nobody', 'ours');
  });
  after(async () => {
    forwarder.close();
    sockets.forEach(socket => socket.destroy());
    await engine.stop();
    await folder.remove();
  });

  it('is followed with an own authority and an own certificate', async () => {
    await follows((await engineBy('right')).address, engine);
  });

  it('is refused when another authority has signed its certificate', async () => {
    const stranger = await engineBy('wrongEngine');
    await assert.rejects(stranger.version(), isKind('unreachable', /certificate|self-signed/i));
  });

  for (const certificates of ['wrongPerson', 'nobody']) {
    it(`refuses ${certificates === 'nobody' ? 'nobody’s' : 'a stranger’s'} certificate`, async () => {
      const refused = await engineBy(certificates);
      await assert.rejects(refused.version(), isKind('unreachable', /certificate|alert/i));
    });
  }
});

describe('an engine by ssh', function () {
  this.timeout(180_000);
  let engine: LabEngine;
  let server: SshServer;
  let pathBefore: string | undefined;
  const address = () => parseEngineHost(`ssh://${server.host}`);

  before(async () => {
    engine = await sharedEngine('28.5');
    server = await startSshServer(engine);
    pathBefore = process.env['PATH'];
    process.env['PATH'] = `${server.clientFolder}:${pathBefore ?? ''}`;
  });
  after(async () => {
    process.env['PATH'] = pathBefore;
    await server.stop();
  });
  afterEach(async () => {
    await server.acceptKey(true);
    await server.knowHost(true);
  });

  it('is followed like one that is near', () => follows(address(), engine));

  it('is logged in to once for many questions', async () => {
    const far = new DockerodeEngine(address());
    const before = await server.connections();
    for (let i = 0; i < 5; i++) await far.version();
    assert.equal((await server.connections()) - before, 1);
  });

  it('runs programs in its containers, in both ways', async () => {
    const id = await engine.docker(['run', '-d', '--rm', 'lab/busybox', 'sleep', '1000']);
    const container = id.trim() as ContainerId;
    try {
      const far = new DockerodeEngine(address());
      const echoed = await capture(far, container, ['echo', 'from afar']);
      assert.deepEqual(echoed, { code: 0, stdout: 'from afar\n', stderr: '' });
      const size = { columns: 80, rows: 24 };
      const shell = await openShell(far, container, [['sh']], size, AbortSignal.timeout(20_000));
      let said = '';
      shell?.onOutput(text => (said += text));
      shell?.write('echo $((6 * 7))\n');
      await waitFor(() => said.includes('42'), { what: 'the answer' });
      shell?.write('exit\n');
    } finally {
      await engine.docker(['rm', '-f', container]);
    }
  });

  it('is found at the socket that the address names', async () => {
    const far = new DockerodeEngine(parseEngineHost(`ssh://far${engine.socket}`));
    assert.equal(
      (await far.listNetworks()).length,
      (await freshLandscape(engine.socket)).networks.length,
    );
    const nowhere = new DockerodeEngine(parseEngineHost('ssh://far/nowhere/docker.sock'));
    await assert.rejects(nowhere.version(), isKind('unreachable', /nowhere\/docker\.sock/));
  });

  it('is refused when the key of its machine is not known', async () => {
    await server.knowHost(false);
    const far = new DockerodeEngine(address());
    await assert.rejects(far.version(), isKind('noLogin', /host key verification failed/i));
  });

  it('refuses a person whose key it does not know', async () => {
    await server.acceptKey(false);
    const far = new DockerodeEngine(address());
    await assert.rejects(far.version(), isKind('noLogin', /permission denied/i));
  });

  it('is unreachable when nobody answers', async () => {
    const far = new DockerodeEngine(parseEngineHost('ssh://127.0.0.1:1'));
    await assert.rejects(far.version(), isKind('unreachable', /connection refused/i));
  });
});
