import assert from 'node:assert/strict';
import http from 'node:http';
import type { Backend, Route, Site } from '../../src/nginx/site/site';
import { type NginxVersion, readVersion } from '../../src/nginx/site/version';
import { has } from '../../src/nginx/site/version';
import { writeSite } from '../../src/nginx/site/write';
import { loadNginxImages, nginxImages } from '../lab/images/nginxImages';
import { echoed, type ReplyServer, startReplyServer } from '../lab/replyServer';
import { waitFor } from '../lab/wait';
import { describeEngines } from './engines';
import { ask } from './steadyLoad';
import { plainTarget } from '../../src/nginx/site/plainTarget';

const resolver = { addresses: ['127.0.0.11'], validSeconds: 2, family: 'ipv4' } as const;

const target = plainTarget('app');

/** One server for all names, with all that could get in the way of an answer. */
function siteOf(
  servers: readonly Backend[],
  routes: readonly Route[] = [{ match: 'prefix', path: '/', to: target }],
  lookup: Site['lookup'] = { kind: 'start' },
): Site {
  return {
    server: {
      ports: [80],
      names: ['live.test'],
      isDefault: true,
      hasIpv6: false,
      access: [],
      gzip: true,
      securityHeaders: true,
    },
    routes,
    upstreams: [{ name: 'app', servers, balance: { kind: 'roundRobin' } }],
    lookup,
  };
}

describeEngines(
  'what a site does with requests',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    const url = (path = '/') => `http://${lab().address}:8097${path}`;
    const body = async (path = '/') => (await ask(url(path), 'live.test')).body;
    /** This machine, as the engine's containers reach it. */
    const outside = () => lab().address.replace(/\.\d+$/, '.1');

    const serve = (name: string, ip: string) => {
      const script = `mkdir /w && echo ${name} > /w/index.html && exec httpd -f -p 80 -h /w`;
      const on = ['--network', 'live', '--ip', ip];
      return docker('run', '-d', '--name', name, ...on, 'lab/busybox', 'sh', '-c', script);
    };

    before(async () => {
      await loadNginxImages(lab().request);
      await docker('network', 'create', '--subnet', '172.30.5.0/24', 'live');
      await serve('one', '172.30.5.11');
      await serve('two', '172.30.5.12');
    });

    for (const image of nginxImages) {
      describe(image, () => {
        let version: NginxVersion | undefined;
        let reply: ReplyServer;

        before(async () => {
          const options = ['--network', 'live', '-p', '8097:80'];
          await docker('run', '-d', '--name', 'nginx', ...options, image);
          version = readVersion(await docker('exec', 'nginx', 'sh', '-c', 'nginx -v 2>&1'));
          assert.ok(version);
          reply = await startReplyServer(outside());
        });
        after(async () => {
          await docker('rm', '-f', 'nginx');
          await reply.close();
        });

        let count = 0;
        /** Writes it, and waits until it is what nginx serves. */
        const use = async (site: Site) => {
          const mark = `mark-${++count}`;
          const { text } = writeSite(site, version);
          const marked = text.replace(
            /^(\s*)server_name .*$/m,
            `$&\n$1location = /${mark} { return 204; }`,
          );
          const path = '/etc/nginx/conf.d/default.conf';
          await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', `cat > ${path}`], {
            input: marked,
          });
          await docker('exec', 'nginx', 'nginx', '-t');
          await docker('exec', 'nginx', 'nginx', '-s', 'reload');
          // All workers: each answers some connections.
          let inARow = 0;
          await waitFor(async () => {
            // A worker of before may still wait for what is gone.
            const { status } = await ask(url(`/${mark}`), 'live.test', 1000);
            inARow = status === 204 ? inARow + 1 : 0;
            return inARow >= 12;
          });
        };

        it('lets two back ends take turns', async () => {
          await use(
            siteOf([
              { host: 'one', port: 80 },
              { host: 'two', port: 80 },
            ]),
          );
          // One connection is one worker, which has its own turns.
          const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
          const answers: string[] = [];
          for (let i = 0; i < 10; i++) answers.push(await askOn(agent, url()));
          agent.destroy();
          assert.deepEqual([...new Set(answers)].toSorted(), ['one', 'two']);
          assert.ok(
            answers.every((answer, i) => i === 0 || answer !== answers[i - 1]),
            answers.join(),
          );
        });

        it('gives each its share, within 5% of 1,000 requests', async () => {
          await use(
            siteOf([
              { host: 'one', port: 80, weight: 4 },
              { host: 'two', port: 80 },
            ]),
          );
          const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
          const answers = await Promise.all(
            Array.from({ length: 1000 }, () => askOn(agent, url())),
          );
          agent.destroy();
          const ones = answers.filter(answer => answer === 'one').length;
          assert.equal(answers.filter(answer => answer === 'two').length, 1000 - ones);
          assert.ok(Math.abs(ones - 800) <= 50, `${ones} of 1,000 went to the one with 4 of 5`);
        });

        it('finds a back end again that comes back with another address', async () => {
          const kind = has(version, 'resolve') ? 'resolve' : 'variable';
          await serve('moving', '172.30.5.21');
          try {
            await use(siteOf([{ host: 'moving', port: 80 }], undefined, { kind, resolver }));
            await waitFor(async () => (await body()) === 'moving');
            await docker('rm', '-f', 'moving');
            await serve('moving', '172.30.5.22');
            // One that was sent while it was away may still wait for it, and nginx waits 30 s for a name.
            const isBack = () => ask(url(), 'live.test', 1000).then(each => each.body === 'moving');
            await waitFor(isBack, { timeout: 45_000 });
            // From here on there is no error any more.
            const answers = [];
            for (let i = 0; i < 100; i++) answers.push(await body());
            assert.deepEqual([...new Set(answers)], ['moving']);
          } finally {
            await docker('rm', '-f', 'moving');
          }
        });

        it('lets a WebSocket through, both ways', async () => {
          const to = { ...target, isWebSocket: true };
          await use(
            siteOf([{ host: outside(), port: reply.port }], [{ match: 'prefix', path: '/', to }]),
          );
          const said = await echoed(url('/chat'), 'hello');
          assert.equal(said, 'hello');
        });

        it('lets events through as they are said', async () => {
          const to = { ...target, isStreaming: true };
          await use(
            siteOf([{ host: outside(), port: reply.port }], [{ match: 'prefix', path: '/', to }]),
          );
          let said = '';
          const stream = http.get(url('/events'), { agent: false }, response => {
            response.on('data', (chunk: Buffer) => (said += chunk.toString()));
          });
          stream.on('error', () => undefined);
          for (let i = 0; i < 3; i++) {
            const before = said.length;
            // It may not be connected yet.
            await waitFor(() => {
              reply.next();
              return said.length > before;
            });
          }
          stream.destroy();
          assert.match(said, /^(data: \d+\n\n)+$/);
        });

        for (const prefix of ['keep', 'strip'] as const) {
          it(`passes encoded characters and queries on where the path is to ${prefix}`, async () => {
            const to = { ...target, prefix };
            const routes: Route[] = [{ match: 'prefix', path: '/api/', to }];
            await use(siteOf([{ host: outside(), port: reply.port }], routes));
            const asked = ['/api/a%2Fb?x=1', '/api/%20%C3%BC//c?y=a%26b', '/api/?q', '/api/'];
            for (const path of asked) {
              const { url: arrived, host } = JSON.parse(await body(path)) as Record<string, string>;
              assert.equal(arrived, prefix === 'keep' ? path : path.slice('/api'.length));
              assert.equal(host, 'live.test');
            }
          });
        }
      });
    }
  },
  ['28.5'],
);

function askOn(agent: http.Agent, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { Host: 'live.test' } }, response => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.once('end', () => resolve(body.trim()));
      })
      .once('error', reject);
  });
}
