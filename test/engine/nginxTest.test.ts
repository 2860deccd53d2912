import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testNginxConfig } from '../../src/actions/testNginxConfig';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { ConfigFile } from '../../src/nginx/read/configFile';
import { probeLabel } from '../../src/landscape/probeLabel';
import { loadNginxImages, nginxImages } from '../lab/images/nginxImages';
import { run } from '../lab/run';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { temporaryFolder } from './temporaryFolder';
import { freshLandscape } from './watched';

const site = '/etc/nginx/conf.d/site.conf';

/** A server that passes to a name, with a further line after its first. */
const passesTo = (host: string, more = '') =>
  `server {\n  listen 8081;\n${more}  location / { proxy_pass http://${host}; }\n}\n`;

describeEngines(
  'testing a configuration with a real nginx',
  (lab, version) => {
    const docker = (...args: string[]) => lab().docker(args);
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const inside = (script: string) => docker('exec', 'proxy', 'sh', '-c', script);

    before(async () => {
      await docker('network', 'create', 'front');
      await docker('network', 'create', 'back');
      await docker(
        'run',
        '-d',
        '--name',
        'web',
        '--network',
        'back',
        'lab/busybox',
        'sleep',
        '900',
      );
      await docker('run', '-d', '--name', 'proxy', '--network', 'front', 'sample/nginx:1');
      await docker('network', 'connect', 'back', 'proxy');
    });
    afterEach(async () => assert.deepEqual(await engine().listLabelled(probeLabel), []));

    /** One with its key in the same file. */
    async function copyCertificate(path: string): Promise<void> {
      const folder = await temporaryFolder();
      try {
        const file = join(folder.path, 'both.pem');
        const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
        const key = join(folder.path, 'key.pem');
        await run('openssl', [
          ...['req', '-x509', ...curve, '-nodes', '-keyout', key],
          ...['-out', file, '-subj', '/CN=lab', '-days', '2'],
        ]);
        await appendFile(file, await readFile(key));
        await docker('cp', file, `proxy:${path}`);
      } finally {
        await folder.remove();
      }
    }

    async function test(text: string, files: readonly ConfigFile[] = [{ path: site, text }]) {
      const { containers } = await freshLandscape(lab().socket);
      const proxy = containers.find(({ name }) => name === 'proxy');
      assert.ok(proxy);
      return testNginxConfig(engine(), proxy, files, new AbortController().signal);
    }

    it('accepts what nginx accepts, with names as the container itself knows them', async () => {
      const { isAccepted, messages, notIncluded } = await test(passesTo('web'));
      assert.deepEqual(messages, []);
      assert.ok(isAccepted);
      assert.deepEqual(notIncluded, []);
    });

    it('leaves the container as it is', async () => {
      const look = () => inside('ls -lR /etc/nginx; grep -l nginx /proc/[0-9]*/comm');
      const before = await look();
      await test(passesTo('web'));
      const changes = await docker('diff', 'proxy');
      assert.ok(!changes.includes('site.conf'), changes);
      assert.equal(await look(), before);
    });

    it('says what nginx says, at its line', async () => {
      const unknown = await test(passesTo('nobody-here'));
      assert.ok(!unknown.isAccepted);
      assert.deepEqual(unknown.messages, [
        {
          level: 'emerg',
          text: 'host not found in upstream "nobody-here"',
          place: { file: site, line: 3 },
        },
      ]);
      const misspelt = await test(passesTo('web', '  client_max_body 3m;\n'));
      assert.deepEqual(
        misspelt.messages.map(({ text, place }) => [text, place?.line]),
        [['unknown directive "client_max_body"', 3]],
      );
      const [open] = (await test('server {\n')).messages;
      assert.equal(open?.text, 'unexpected end of file, expecting "}"');
    });

    it('gives warnings of what it accepts', async () => {
      const { isAccepted, messages } = await test(
        passesTo('web', '  server_name a;\n') + passesTo('web', '  server_name a;\n'),
      );
      assert.ok(isAccepted);
      assert.deepEqual(messages, [
        { level: 'warn', text: 'conflicting server name "a" on 0.0.0.0:8081, ignored' },
      ]);
    });

    it('takes certificates and folders along that lie elsewhere', async () => {
      await inside('mkdir -p /srv/certs/real /srv/logs; ln -s real/c.pem /srv/certs/c.pem');
      await copyCertificate('/srv/certs/real/c.pem');
      const tls = '  ssl_certificate /srv/certs/c.pem; ssl_certificate_key /srv/certs/c.pem;\n';
      const { messages, isAccepted } = await test(
        passesTo('web', `  listen 8443 ssl;\n${tls}  access_log /srv/logs/a.log;\n`),
      );
      assert.deepEqual(messages, []);
      assert.ok(isAccepted);
      const gone = await test(passesTo('web', tls.replaceAll('c.pem', 'gone.pem')));
      assert.match(
        gone.messages[0]?.text ?? '',
        /cannot load certificate "\/srv\/certs\/gone.pem"/,
      );
    });

    it('says which files the configuration does not include', async () => {
      const path = '/etc/nginx/elsewhere/site.conf';
      const { isAccepted, notIncluded } = await test('', [{ path, text: 'nonsense' }]);
      assert.ok(isAccepted);
      assert.deepEqual(notIncluded, [path]);
    });

    it('stops with its signal', async () => {
      const { containers } = await freshLandscape(lab().socket);
      const proxy = containers.find(({ name }) => name === 'proxy');
      assert.ok(proxy);
      for (const time of [50, 200, 400, 700]) {
        const files = [{ path: site, text: passesTo('web') }];
        await testNginxConfig(engine(), proxy, files, AbortSignal.timeout(time)).catch(
          () => undefined,
        );
        assert.deepEqual(await engine().listLabelled(probeLabel), []);
      }
    });

    it('tests for a container that does not run, on its networks', async () => {
      await docker('stop', '-t', '1', 'proxy');
      try {
        const { messages, isAccepted } = await test(passesTo('web'));
        assert.deepEqual(messages, []);
        assert.ok(isAccepted);
        assert.equal((await test(passesTo('nobody-here'))).messages.length, 1);
      } finally {
        await docker('start', 'proxy');
      }
    });

    if (version === '28.5') {
      it('asks the nginx of the container’s own version', async () => {
        await loadNginxImages(lab().request);
        for (const image of nginxImages) {
          await docker('rm', '-f', 'proxy');
          await docker('run', '-d', '--name', 'proxy', '--network', 'back', image);
          const { isAccepted } = await test(passesTo('web', '  http2 on;\n'));
          assert.equal(isAccepted, image !== nginxImages[0], image);
        }
      });
    }
  },
  [...allVersions, ...podmanVersions],
);
