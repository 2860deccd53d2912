import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineChoice } from '../../../src/engine/address';
import { AddressError, type AddressErrorKind } from '../../../src/engine/addressError';
import { addressText } from '../../../src/engine/addressText';
import { engineOffers } from '../../../src/engine/engineOffers';
import { findEngine } from '../../../src/engine/findEngine';
import { realSurroundings, type Surroundings } from '../../../src/engine/surroundings';

describe('findEngine', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'find-engine-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  /** The temporary home, with nothing of this machine but that folder. */
  const around = (part: Partial<Surroundings> = {}): Surroundings => ({
    env: {},
    home,
    platform: 'linux',
    readFile: path => readFile(path, 'utf8'),
    exists: path => Promise.resolve(path.startsWith(home) && existsSync(path)),
    list: folder => readdir(folder).catch(() => []),
    ...part,
  });

  async function put(path: string, content: unknown = ''): Promise<string> {
    const file = join(home, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  const digest = (name: string) => createHash('sha256').update(name).digest('hex');

  function putContext(name: string, docker: object, folder = '.docker'): Promise<string> {
    const meta = { Name: name, Metadata: {}, Endpoints: { docker } };
    return put(`${folder}/contexts/meta/${digest(name)}/meta.json`, meta);
  }

  async function fails(part: Partial<Surroundings>, kind: AddressErrorKind, file?: string) {
    await assert.rejects(findEngine(around(part)), error => {
      assert.ok(error instanceof AddressError);
      assert.equal(error.kind, kind);
      assert.equal(error.file, file);
      return true;
    });
  }

  it('gives the default socket when there is nothing at all', async () => {
    const path = '/var/run/docker.sock';
    const name = `unix://${path}`;
    assert.deepEqual(await findEngine(around()), { kind: 'socket', path, source: 'usual', name });
  });

  it('prefers setting to environment to context to usual sockets', async () => {
    await put('.docker/run/docker.sock');
    await put('.docker/config.json', { currentContext: 'lab' });
    await putContext('lab', { Host: 'unix:///lab.sock', SkipTLSVerify: false });
    const env = { DOCKER_HOST: 'unix:///env.sock' };
    const found = async (part: Partial<Surroundings>) => {
      const { source, name } = await findEngine(around(part));
      return [source, name];
    };
    assert.deepEqual(await found({ setting: ' unix:///set.sock ', env }), [
      'setting',
      'unix:///set.sock',
    ]);
    assert.deepEqual(await found({ setting: ' ', env }), ['environment', 'unix:///env.sock']);
    assert.deepEqual(await found({ env: { DOCKER_HOST: '' } }), ['context', 'lab']);
    assert.deepEqual(await found({ env: { DOCKER_CONTEXT: 'default' } }), [
      'usual',
      `unix://${home}/.docker/run/docker.sock`,
    ]);
  });

  it('prefers what was chosen for the workspace to everything', async () => {
    await put('.docker/run/docker.sock');
    await put('.docker/config.json', { currentContext: 'lab' });
    await putContext('lab', { Host: 'unix:///lab.sock' });
    await putContext('far', { Host: 'ssh://me@far' });
    const stated = { setting: 'unix:///set.sock', env: { DOCKER_CONTEXT: 'lab' } };
    const found = (choice: EngineChoice) => findEngine(around({ ...stated, choice }));
    const source = 'chosen';
    assert.deepEqual(await found({ kind: 'context', name: 'far' }), {
      kind: 'ssh',
      host: 'far',
      user: 'me',
      source,
      name: 'far',
    });
    assert.deepEqual(await found({ kind: 'host', host: 'unix:///own.sock' }), {
      kind: 'socket',
      path: '/own.sock',
      source,
      name: 'unix:///own.sock',
    });
    assert.deepEqual(await found({ kind: 'context', name: 'default' }), {
      kind: 'socket',
      path: join(home, '.docker/run/docker.sock'),
      source,
      name: 'default',
    });
    await fails({ choice: { kind: 'host', host: 'nonsense' } }, 'invalid');
    const gone = join(home, `.docker/contexts/meta/${digest('gone')}/meta.json`);
    await fails({ choice: { kind: 'context', name: 'gone' } }, 'missing', gone);
  });

  it('offers what this machine knows, and says what is wrong with it', async () => {
    await put('.docker/config.json', { currentContext: 'lab' });
    await putContext('lab', { Host: 'unix:///lab.sock' });
    await putContext('broken', { Host: 'nonsense' });
    await put('.docker/contexts/meta/damaged/meta.json', '{');
    await put('.colima/_lima/default/x');
    await put('.colima/work/docker.sock');
    await put('.orbstack/run/docker.sock');
    const offers = await engineOffers(around({ choice: { kind: 'context', name: 'broken' } }));
    const rows = offers.map(({ choice, found, isCurrentContext, product }) => [
      choice?.kind === 'host' ? (product ?? '') : (choice?.name ?? ''),
      found instanceof AddressError ? found.kind : addressText(found).replace(home, '~'),
      ...(isCurrentContext ? ['current'] : []),
    ]);
    assert.deepEqual(rows, [
      ['', 'unix:///lab.sock'],
      ['default', 'unix://~/.orbstack/run/docker.sock'],
      ['broken', 'invalid'],
      ['lab', 'unix:///lab.sock', 'current'],
      ['OrbStack', 'unix://~/.orbstack/run/docker.sock'],
      ['Colima (work)', 'unix://~/.colima/work/docker.sock'],
    ]);
  });

  it('takes DOCKER_CONTEXT before currentContext, and DOCKER_CONFIG before ~/.docker', async () => {
    await put('other/config.json', { currentContext: 'a' });
    await putContext('a', { Host: 'unix:///a.sock' }, 'other');
    await putContext('b', { Host: 'tcp://b' }, 'other');
    const DOCKER_CONFIG = join(home, 'other');
    assert.equal((await findEngine(around({ env: { DOCKER_CONFIG } }))).name, 'a');
    assert.deepEqual(await findEngine(around({ env: { DOCKER_CONFIG, DOCKER_CONTEXT: 'b' } })), {
      kind: 'tcp',
      host: 'b',
      port: 2375,
      source: 'context',
      name: 'b',
    });
  });

  it('takes empty variables as absent', async () => {
    await put('.docker/config.json', { currentContext: 'lab' });
    await putContext('lab', { Host: 'unix:///lab.sock' });
    const env = { DOCKER_CONFIG: '', DOCKER_CONTEXT: '', DOCKER_HOST: '' };
    assert.equal((await findEngine(around({ env }))).name, 'lab');
  });

  it('reads the TLS files of a context', async () => {
    await put('.docker/config.json', { currentContext: 'far' });
    await putContext('far', { Host: 'tcp://far:1234', SkipTLSVerify: true });
    const ca = await put(`.docker/contexts/tls/${digest('far')}/docker/ca.pem`);
    const key = await put(`.docker/contexts/tls/${digest('far')}/docker/key.pem`);
    const engine = await findEngine(around());
    assert.ok(engine.kind === 'tcp');
    assert.deepEqual(engine.tls, { ca, key, verify: false });
  });

  it('turns TLS on by DOCKER_TLS_VERIFY, with the files of DOCKER_CERT_PATH', async () => {
    const cert = await put('certs/cert.pem');
    const env = { DOCKER_HOST: 'tcp://[::1]', DOCKER_CERT_PATH: join(home, 'certs') };
    const plain = await findEngine(around({ env }));
    assert.ok(plain.kind === 'tcp');
    assert.deepEqual([plain.host, plain.port, plain.tls], ['::1', 2375, undefined]);
    const safe = await findEngine(around({ env: { ...env, DOCKER_TLS_VERIFY: '1' } }));
    assert.ok(safe.kind === 'tcp');
    assert.deepEqual([safe.port, safe.tls], [2376, { cert, verify: true }]);
  });

  it('leaves sockets alone when TLS is on', async () => {
    const env = { DOCKER_HOST: '/x.sock', DOCKER_TLS_VERIFY: '1' };
    assert.deepEqual(await findEngine(around({ env })), {
      kind: 'socket',
      path: '/x.sock',
      source: 'environment',
      name: '/x.sock',
    });
  });

  for (const path of [
    'run/docker.sock',
    '.docker/run/docker.sock',
    '.docker/desktop/docker.sock',
    '.orbstack/run/docker.sock',
    '.colima/default/docker.sock',
    '.rd/docker.sock',
    '.colima/work/docker.sock',
    '.lima/docker/sock/docker.sock',
    'run/podman/podman.sock',
  ]) {
    it(`finds ${path}`, async () => {
      const socket = await put(path);
      const engine = await findEngine(around({ env: { XDG_RUNTIME_DIR: join(home, 'run') } }));
      assert.ok(engine.kind === 'socket');
      assert.equal(engine.path, socket);
    });
  }

  it('looks for pipes on Windows', async () => {
    const pipe = '//./pipe/dockerDesktopLinuxEngine';
    const platform = 'win32';
    const exists = (path: string) => Promise.resolve(path === pipe);
    assert.equal((await findEngine(around({ platform, exists }))).name, `npipe://${pipe}`);
    const none = await findEngine(around({ platform }));
    assert.equal(none.name, 'npipe:////./pipe/docker_engine');
  });

  it('names the damaged file', async () => {
    const config = await put('.docker/config.json', '{ "currentContext": ');
    await fails({}, 'damaged', config);
    await put('.docker/config.json', 'null');
    await fails({}, 'damaged', config);
    await put('.docker/config.json', { currentContext: 7 });
    await fails({}, 'damaged', config);
    await put('.docker/config.json', { currentContext: 'lab' });
    const meta = join(home, `.docker/contexts/meta/${digest('lab')}/meta.json`);
    await fails({}, 'missing', meta);
    await putContext('lab', { Host: '' });
    await fails({}, 'damaged', meta);
    await putContext('lab', { Host: 'fd://' });
    await fails({}, 'unsupported', meta);
  });

  it('names a file that may not be read', async () => {
    const denied = Object.assign(new Error('no'), { code: 'EACCES' });
    const file = join(home, '.docker/config.json');
    await fails({ readFile: () => Promise.reject(denied) }, 'damaged', file);
  });

  it('does not fall back when what was said is wrong', async () => {
    await fails({ setting: 'fd://', env: { DOCKER_HOST: 'unix:///x' } }, 'unsupported');
    await fails({ env: { DOCKER_HOST: 'nonsense' } }, 'invalid');
  });

  it('knows this machine by itself', async () => {
    const real = realSurroundings({ setting: 'unix:///x.sock' });
    assert.equal(await real.exists(home), true);
    assert.equal(await real.exists(join(home, 'none')), false);
    assert.equal((await findEngine(real)).source, 'setting');
  });
});
