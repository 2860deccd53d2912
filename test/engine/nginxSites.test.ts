import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { dumpLineOf, readDump } from '../../src/nginx/read/readDump';
import { readSite } from '../../src/nginx/site/readSite';
import type { Site } from '../../src/nginx/site/site';
import { siteProblems } from '../../src/nginx/site/siteProblems';
import { readVersion } from '../../src/nginx/site/version';
import { writeSite } from '../../src/nginx/site/write';
import { loadNginxImages, nginxImages } from '../lab/images/nginxImages';
import { anySite, canonical, isAmbiguous } from '../unit/nginx/site/anySite';
import { mended } from '../unit/nginx/site/mended';
import { describeEngines, isSoak } from './engines';
import { temporaryFolder } from './temporaryFolder';

const real = {
  hosts: ['web', 'shop_api-1', 'api.shop_backend', '10.0.0.7', 'fd00::7'],
  certificate: '/etc/nginx/cert.pem',
  key: '/etc/nginx/key.pem',
};
/** So many models in all; `npm run soak` tries them on each version. */
const count = isSoak ? 10_000 : 600;
const inBatch = 40;

/** Some of the hostile texts could well be names and files, which are not there. */
function isThere({ server: { tls }, upstreams }: Site): boolean {
  const hosts = upstreams.flatMap(({ servers }) => servers.map(({ host }) => host));
  const isTls = !tls || (tls.certificate === real.certificate && tls.key === real.key);
  return isTls && hosts.every(host => real.hosts.includes(host));
}

/** Its own place among others in one nginx: ports and names that no other one has. */
function apart(site: Site, index: number): Site {
  const rename = (name: string) => `s${index}-${name}`;
  const { server } = site;
  const move = (ports: readonly number[], from: number) =>
    ports.map((_, at) => from + index * 4 + at);
  return {
    ...site,
    server: {
      ...server,
      ports: move(server.ports, 10_000),
      ...(server.tls ? { tls: { ...server.tls, ports: move(server.tls.ports, 10_002) } } : {}),
    },
    routes: site.routes.map(route =>
      route.to.kind === 'proxy'
        ? { ...route, to: { ...route.to, upstream: rename(route.to.upstream) } }
        : route,
    ),
    upstreams: site.upstreams.map(upstream => ({ ...upstream, name: rename(upstream.name) })),
  };
}

describeEngines(
  'sites of nginx, against nginx itself',
  engine => {
    const docker = (argv: readonly string[]) => engine().docker(argv);
    before(() => loadNginxImages(engine().request));

    for (const image of nginxImages) {
      it(`${image} takes and means what was meant, or the site is refused`, async () => {
        const name = 'sites';
        const hosts = real.hosts.slice(0, 3).flatMap(host => ['--add-host', `${host}:10.0.0.9`]);
        await docker(['run', '-d', '--name', name, ...hosts, image, 'sleep', '3600']);
        const folder = await temporaryFolder();
        try {
          const version = readVersion(await docker(['exec', name, 'sh', '-c', 'nginx -v 2>&1']));
          assert.ok(version);
          const models = [
            ...fc.sample(anySite(real), count / 2),
            ...fc.sample(anySite(real, true), count / 2),
          ].map(site => mended(site, version));
          const good = models.filter(
            site => siteProblems(site, version).length === 0 && !isAmbiguous(site) && isThere(site),
          );
          assert.ok(good.length > count / 2, `${good.length} of ${count} can be written`);
          const sites = path.join(folder.path, 'sites');
          await mkdir(sites);
          const batches: Site[][] = [];
          for (let at = 0; at < good.length; at += inBatch) {
            batches.push(good.slice(at, at + inBatch).map(apart));
          }
          for (const [b, batch] of batches.entries()) {
            await mkdir(path.join(sites, `${b}`));
            for (const [i, site] of batch.entries()) {
              const { text } = writeSite(site, version);
              const file = path.join(sites, `${b}`, `${i}.conf`);
              await writeFile(file, text.replace(/^server_names_hash_bucket_size.*\n/, ''));
            }
            await writeFile(
              path.join(sites, `${b}.conf`),
              `user root; events {} http { server_names_hash_bucket_size 512; include /sites/${b}/*.conf; }\n`,
            );
          }
          await docker(['cp', sites, `${name}:/`]);
          await certificates(name);
          for (const [b, batch] of batches.entries()) {
            const dump = await docker(['exec', name, 'nginx', '-T', '-c', `/sites/${b}.conf`]);
            const files = readDump(dump);
            for (const [i, site] of batch.entries()) {
              const file = `/sites/${b}/${i}.conf`;
              const { text = '' } = files.find(each => each.path === file) ?? {};
              assert.ok(dumpLineOf(files, { file, line: 1 }));
              const back = readSite(text, version);
              assert.ok(back, text);
              assert.deepEqual(canonical(back), canonical(site), text);
            }
          }
        } finally {
          await folder.remove();
          await docker(['rm', '-f', name]);
        }
      }).timeout(isSoak ? 1_800_000 : 180_000);
    }

    /** A certificate of its own is all that nginx asks for. */
    async function certificates(name: string): Promise<void> {
      const folder = await temporaryFolder();
      try {
        const [key, certificate] = ['key.pem', 'cert.pem'].map(file =>
          path.join(folder.path, file),
        );
        const { run } = await import('../lab/run');
        await run('openssl', [
          ...[
            'req',
            '-x509',
            '-newkey',
            'ec',
            '-pkeyopt',
            'ec_paramgen_curve:prime256v1',
            '-nodes',
          ],
          ...['-keyout', key ?? '', '-out', certificate ?? '', '-subj', '/CN=lab', '-days', '2'],
        ]);
        await docker(['cp', key ?? '', `${name}:${real.key}`]);
        await docker(['cp', certificate ?? '', `${name}:${real.certificate}`]);
      } finally {
        await folder.remove();
      }
    }
  },
  ['28.5'],
);
