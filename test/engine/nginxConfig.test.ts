import assert from 'node:assert/strict';
import { readNginxConfig } from '../../src/actions/readNginxConfig';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import type { Container, ContainerId, Landscape } from '../../src/landscape/landscape';
import { type ContainerDetails, readContainerDetails } from '../../src/landscape/readDetails';
import { expandIncludes } from '../../src/nginx/read/expandIncludes';
import { readDump } from '../../src/nginx/read/readDump';
import type { Destination } from '../../src/nginx/routes/destination';
import { readRoutes } from '../../src/nginx/routes/readRoutes';
import { routesOn } from '../../src/nginx/routes/routesOn';
import { waitFor } from '../lab/wait';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { freshLandscape } from './watched';

describeEngines(
  'reading an nginx container',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });

    before(async () => {
      await docker('network', 'create', 'app');
      for (const name of ['nginx', 'web']) {
        await docker('run', '-d', '--name', name, '--network', 'app', 'sample/nginx:1');
      }
      await docker('run', '-d', '--name', 'plain', 'lab/busybox', 'sleep', '1000');
    });

    const container = async (name: string) => {
      const { containers } = await freshLandscape(lab().socket);
      const found = containers.find(each => each.name === name);
      assert.ok(found, name);
      return found;
    };
    const read = async (name: string) => readNginxConfig(engine(), await container(name));

    /** Writes a file in a container that runs, links and folders too: the script is the test's own. */
    const inside = (name: string, script: string) => docker('exec', name, 'sh', '-c', script);
    const write = (path: string, text: string) =>
      lab().docker(['exec', '-i', 'nginx', 'sh', '-c', `cat > ${path}`], { input: text });

    /** What routes pass to, each with its file and line, as found in whichever way. */
    async function passed(name: string): Promise<string[]> {
      const found = await read(name);
      const files = found.kind === 'dump' ? readDump(found.text) : found.files;
      const { directives } = expandIncludes(files);
      return readRoutes(directives).map(({ written, file, line }) => `${written} ${file}:${line}`);
    }

    it('reads what nginx prints, with its includes', async () => {
      await write(
        '/etc/nginx/conf.d/api.conf',
        'server {\n location / { proxy_pass http://web; }\n}\n',
      );
      assert.equal((await read('nginx')).kind, 'dump');
      assert.deepEqual(await passed('nginx'), ['http://web /etc/nginx/conf.d/api.conf:2']);
    });

    it('reads the files where nginx refuses a name, and says what it says', async () => {
      await inside('nginx', 'mkdir /etc/nginx/on /etc/nginx/off');
      await inside('nginx', 'ln -s ../off/gone /etc/nginx/on/gone.conf');
      await write(
        '/etc/nginx/off/gone',
        '\nserver { location / { proxy_pass http://gone:81; } }\n',
      );
      await write('/etc/nginx/conf.d/on.conf', 'include on/*.conf;\n');
      const found = await read('nginx');
      assert.ok(found.kind === 'files');
      assert.equal(found.refusal, 'host not found in upstream "gone" in /etc/nginx/on/gone.conf:2');
      assert.deepEqual(await passed('nginx'), [
        'http://web /etc/nginx/conf.d/api.conf:2',
        'http://gone:81 /etc/nginx/on/gone.conf:2',
      ]);
    });

    it('reads an nginx that has no shell, and one that does not run', async () => {
      await inside('web', 'rm /bin/busybox');
      assert.equal((await read('web')).kind, 'dump');
      await docker('stop', '-t', '1', 'nginx');
      const found = await read('nginx');
      assert.ok(found.kind === 'files');
      assert.equal(found.refusal, undefined);
      assert.equal((await passed('nginx')).length, 2);
    });

    it('says where there is no nginx', async () => {
      await assert.rejects(read('plain'), { message: 'noNginx' });
      await docker('stop', '-t', '0', 'plain');
      await assert.rejects(read('plain'), { message: 'noNginx' });
    });

    it('stops with its signal', async () => {
      const signal = AbortSignal.abort(new Error('enough'));
      await assert.rejects(readNginxConfig(engine(), await container('web'), signal), /enough/);
    });
  },
  [...allVersions, ...podmanVersions],
);

describeEngines(
  'where routes lead, against what nginx answers',
  (lab, version) => {
    const docker = (...args: string[]) => lab().docker(args);
    let landscape: Landscape;
    const isPodman = version.startsWith('podman');

    /** A page that is the container's name. */
    const serve = (name: string, options: readonly string[], port = 80) => {
      const script = `mkdir /w && echo ${name} > /w/index.html && exec httpd -f -p ${port} -h /w`;
      return docker('run', '-d', '--name', name, ...options, 'lab/busybox', 'sh', '-c', script);
    };
    const on = (network: string, alias?: string) => [
      ...['--network', network],
      ...(alias === undefined ? [] : ['--network-alias', alias]),
    ];

    before(async () => {
      for (const name of ['front', 'back']) await docker('network', 'create', name);
      await serve('one', on('front', 'first'));
      await serve('two', on('front', 'both'));
      await serve('three', on('front', 'both'));
      await serve('stopped', on('front'));
      await serve('far', on('back', 'distant'));
      await serve('bare', []);
      await serve('published', [...on('back'), '-p', '8095:80']);
      await docker('stop', '-t', '0', 'stopped');
      await docker('run', '-d', '--name', 'nginx', ...on('front'), 'sample/nginx:1');
      await serve('guest', on('container:nginx'), 81);
      landscape = await freshLandscape(lab().socket);
    });

    const named = (name: string): Container => {
      const found = landscape.containers.find(each => each.name === name);
      assert.ok(found, name);
      return found;
    };
    const addressOf = (name: string) => named(name).endpoints[0]?.ipv4 ?? '';

    it('agrees for every kind of target', async () => {
      const engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
      const facts = readEngineFacts(await engine.info(), await engine.version());
      const gateway = landscape.networks.find(({ name }) => name === 'front')?.subnets[0]?.gateway;
      assert.ok(gateway);
      const hosts = [
        ...['one', 'ONE', 'first', 'two', 'both', 'stopped', 'far', 'distant', 'bare', 'nobody'],
        ...[addressOf('one'), addressOf('far'), addressOf('bare')],
        ...(isPodman ? [] : ['one.front', 'far.back']),
        ...['localhost:81', '127.0.0.1:81', '127.0.0.1:82', `${gateway}:8095`],
      ];
      const locations = hosts.map(
        (host, i) => `location /${i} { set $to${i} ${host}; proxy_pass http://$to${i}/; }`,
      );
      const resolver = `resolver ${isPodman ? gateway : '127.0.0.11'} valid=1s ipv6=off;`;
      const text = `server { listen 8080; ${resolver} proxy_connect_timeout 2s; ${locations.join('\n')} }`;
      await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', 'cat > /etc/nginx/conf.d/all.conf'], {
        input: text,
      });
      assert.ok(hosts.every(host => host !== ''));
      await docker('exec', 'nginx', 'nginx', '-s', 'reload');

      const nginx = named('nginx');
      const found = await readNginxConfig(engine, nginx);
      assert.ok(found.kind === 'dump');
      const routes = readRoutes(expandIncludes(readDump(found.text)).directives);
      const details = await detailsOf(engine, landscape);
      const located = routesOn(landscape, nginx, routes, id => details.get(id), facts);
      assert.equal(located.length, hosts.length);

      const ask = (i: number) =>
        docker('exec', 'nginx', 'wget', '-q', '-O', '-', `http://127.0.0.1:8080/${i}`).then(
          answer => answer.trim(),
          () => 'no answer',
        );
      await waitFor(async () => (await ask(0)) === 'one', { what: 'the new configuration' });
      const differences: string[] = [];
      for (const [i, { destinations }] of located.entries()) {
        const expected = destinations.flatMap(answersOf);
        const answer = await ask(i);
        const isSame = expected.length === 0 || expected.includes(answer);
        if (!isSame) differences.push(`${hosts[i]}: ${answer}, not ${JSON.stringify(expected)}`);
      }
      assert.deepEqual(differences, []);
    });
  },
  [...allVersions, ...podmanVersions],
);

async function detailsOf(engine: DockerodeEngine, { containers }: Landscape) {
  const found = new Map<ContainerId, ContainerDetails>();
  for (const { id } of containers) {
    found.set(id, readContainerDetails(await engine.inspectContainer(id)));
  }
  return found;
}

/** The names that may answer; `no answer` for what leads nowhere; none where that cannot be known. */
function answersOf(destination: Destination): readonly string[] {
  if (destination.kind === 'reached') {
    return [destination.container, ...destination.sharedWith].map(({ name }) => name);
  }
  return destination.kind === 'broken' ? ['no answer'] : [];
}
