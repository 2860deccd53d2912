import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from 'node:tls';
import { NginxComplaint } from '../../src/actions/apply/applyError';
import { applySite } from '../../src/actions/apply/applySite';
import { readGround } from '../../src/actions/apply/ground';
import { readSiteFile } from '../../src/actions/apply/siteFile';
import { SiteJournal } from '../../src/actions/apply/siteJournal';
import type { SitePlan } from '../../src/actions/apply/sitePlan';
import { readNginxConfig } from '../../src/actions/readNginxConfig';
import { askRoutes, type RouteAnswer } from '../../src/diagnose/askRoutes';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { requestFor } from '../../src/nginx/apply/requestFor';
import { expandIncludes } from '../../src/nginx/read/expandIncludes';
import { readDump } from '../../src/nginx/read/readDump';
import { readRoutes } from '../../src/nginx/routes/readRoutes';
import type { Site } from '../../src/nginx/site/site';
import { readVersion } from '../../src/nginx/site/version';
import { writeSite } from '../../src/nginx/site/write';
import { loadNginxImages, nginxImages } from '../lab/images/nginxImages';
import { run } from '../lab/run';
import { describeEngines, podmanVersions } from './engines';
import { temporaryFolder } from './temporaryFolder';
import { freshLandscape } from './watched';
import { plainTarget } from '../../src/nginx/site/plainTarget';
import { failureOf } from './failureOf';

const file = '/etc/nginx/conf.d/safe.conf';
const folder = '/etc/nginx/certs';

/** Only who asks for its name by TLS gets it: the default server ends the handshake with all others. */
const nobody = `server { listen 443 ssl default_server; ssl_reject_handshake on; }\n`;

const siteTo = (host: string, key = `${folder}/key.pem`): Site => ({
  server: {
    ports: [80],
    names: ['safe.test'],
    isDefault: false,
    hasIpv6: false,
    tls: {
      ports: [443],
      certificate: `${folder}/cert.pem`,
      key,
      redirects: true,
      http2: true,
      hstsSeconds: 300,
    },
    access: [],
    gzip: false,
    securityHeaders: false,
  },
  routes: [
    {
      match: 'prefix',
      path: '/',
      to: plainTarget('app'),
    },
  ],
  upstreams: [{ name: 'app', servers: [{ host, port: 80 }], balance: { kind: 'roundRobin' } }],
  lookup: { kind: 'start' },
});

describeEngines(
  'applying a site with TLS',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const { signal } = new AbortController();
    let own: Awaited<ReturnType<typeof temporaryFolder>>;

    before(async () => {
      own = await temporaryFolder();
      await loadNginxImages(lab().request);
      await docker('network', 'create', 'app');
      for (const name of ['one', 'two']) {
        const script = `mkdir /w && echo ${name} > /w/index.html && exec httpd -f -p 80 -h /w`;
        const on = ['--network', 'app', 'lab/busybox', 'sh', '-c', script];
        await docker('run', '-d', '--name', name, ...on);
      }
      await run('openssl', [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-subj', '/CN=safe.test', '-days', '2'],
        ...['-keyout', path.join(own.path, 'key.pem'), '-out', path.join(own.path, 'cert.pem')],
      ]);
    });
    after(() => own.remove());

    const into = async (name: string, input: string) => {
      const script = `mkdir -p ${folder} && cat > ${name}`;
      await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', script], { input });
    };
    const nginx = async () => {
      const { containers } = await freshLandscape(lab().socket);
      const found = containers.find(({ name }) => name === 'nginx');
      assert.ok(found);
      return found;
    };

    /** A request through each route of the file, as the person's own apply sends them. */
    async function answers(): Promise<readonly RouteAnswer[]> {
      const container = await nginx();
      const found = await readNginxConfig(engine(), container);
      assert.ok(found.kind === 'dump');
      const routes = readRoutes(expandIncludes(readDump(found.text)).directives);
      const requests = routes
        .filter(route => route.file === file)
        .flatMap(r => requestFor(r) ?? []);
      assert.ok(requests.length > 0 && requests.every(({ isTls }) => isTls));
      const questions = requests.map(request => ({ request, expected: [] }));
      const said = await askRoutes(engine(), container, questions, 'lab/busybox', signal);
      return said ?? assert.fail('nothing to ask with');
    }

    async function apply(site: Site): Promise<readonly RouteAnswer[] | undefined> {
      const container = await nginx();
      const { engineId, options } = await readGround(engine(), container);
      const said = await docker('exec', 'nginx', 'sh', '-c', 'nginx -v 2>&1');
      const text = writeSite(site, readVersion(said)).text;
      const where = {
        containerId: container.id,
        path: file,
        place: { kind: 'container' },
      } as const;
      const before = await readSiteFile(engine(), where);
      const plan: SitePlan = {
        ...{ format: 1, engineId, containerName: 'nginx', ...where, options, before },
        after: { kind: 'text', text },
      };
      return applySite(engine(), plan, new SiteJournal(own.path), signal, {
        check: async () => {
          const all = await answers();
          const bad = all.find(({ status }) => status !== 200);
          if (bad) throw new NginxComplaint(`${bad.status ?? bad.failure ?? ''}`);
          return all;
        },
      });
    }

    /** From outside of the container, with that name in the handshake. */
    const certificateFor = (servername: string) =>
      new Promise<string>((resolve, reject) => {
        const at = { host: lab().address, port: 8443, servername, rejectUnauthorized: false };
        const socket = connect(at, () => {
          const { CN } = socket.getPeerCertificate().subject;
          resolve(String(CN));
          socket.destroy();
        });
        socket.once('error', reject);
      });

    for (const image of nginxImages) {
      it(`is proven by requests over TLS by its name, and taken back when it fails, ${image}`, async () => {
        await docker('run', '-d', '--name', 'nginx', '--network', 'app', '-p', '8443:443', image);
        try {
          for (const name of ['key.pem', 'cert.pem']) {
            await into(`${folder}/${name}`, await readFile(path.join(own.path, name), 'utf8'));
          }
          await into('/etc/nginx/conf.d/nobody.conf', nobody);
          await docker('exec', 'nginx', 'nginx', '-s', 'reload');

          const [answer] = (await apply(siteTo('one'))) ?? [];
          assert.match(answer?.body ?? '', /one/);
          assert.equal(await certificateFor('safe.test'), 'safe.test');
          await assert.rejects(certificateFor('other.test'));

          const missing = await failureOf(apply(siteTo('two', `${folder}/gone.pem`)));
          assert.equal(missing.step, 'test');
          assert.match(
            missing.said,
            /cannot load certificate key "\/etc\/nginx\/certs\/gone\.pem"/,
          );
          assert.match((await answers())[0]?.body ?? '', /one/);

          await docker('exec', 'two', 'sh', '-c', 'rm /w/index.html');
          const refused = await failureOf(apply(siteTo('two')));
          assert.equal(refused.step, 'routes');
          assert.equal(refused.said, '404');
          assert.match((await answers())[0]?.body ?? '', /one/);
        } finally {
          await docker('exec', 'two', 'sh', '-c', 'echo two > /w/index.html');
          await docker('rm', '-f', 'nginx');
        }
      });
    }
  },
  ['28.5', ...podmanVersions],
);
