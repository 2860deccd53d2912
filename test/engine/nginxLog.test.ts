import assert from 'node:assert/strict';
import { readNginxConfig } from '../../src/actions/readNginxConfig';
import { readNginxLog } from '../../src/actions/readNginxLog';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import { placeFailures } from '../../src/nginx/log/placeFailures';
import { readErrorLog } from '../../src/nginx/log/readErrorLog';
import { expandIncludes } from '../../src/nginx/read/expandIncludes';
import { readDump } from '../../src/nginx/read/readDump';
import { readRoutes } from '../../src/nginx/routes/readRoutes';
import { routesOn } from '../../src/nginx/routes/routesOn';
import { loadNginxImages, nginxImages } from '../lab/images/nginxImages';
import { waitFor } from '../lab/wait';
import { describeEngines } from './engines';
import { freshLandscape } from './watched';

/** Each server has a fault of its own, on the line that has its name as a comment. */
const faulty = `limit_req_zone $server_name zone=few:1m rate=1r/m;
limit_conn_zone $server_name zone=none:1m;
upstream dead {
  server odd:71 max_fails=1; # a
  server odd:72 max_fails=1; # b
}
server { listen 80; server_name refused;
  location / { proxy_pass http://odd:71; } # refused
}
server { listen 80; server_name unreachable;
  location / { proxy_pass http://ABSENT:80; } # unreachable
}
server { listen 80; server_name connectTimeout;
  location / { proxy_connect_timeout 1s; proxy_pass http://ABSENT:81; } # connectTimeout
}
server { listen 80; server_name noLive;
  location / { proxy_pass http://dead; } # noLive
}
server { listen 80; server_name readTimeout;
  location / { proxy_read_timeout 1s; proxy_pass http://odd:81; } # readTimeout
}
server { listen 80; server_name closed;
  location / { proxy_pass http://odd:82; } # closed
}
server { listen 80; server_name bigHeader;
  location / { proxy_pass http://odd:83; } # bigHeader
}
server { listen 80; server_name noHttp;
  location / { proxy_pass http://odd:84; } # noHttp
}
server { listen 80; server_name tls;
  location / { proxy_pass https://odd:84; } # tls
}
server { listen 80; server_name notResolved; resolver RESOLVER valid=1s ipv6=off;
  location / {
    set $to nobody; # notResolved
    proxy_pass http://$to:80;
  }
}
server { listen 80; server_name resolverSilent; resolver ABSENT; resolver_timeout 1s;
  location / {
    set $to silent; # resolverSilent
    proxy_pass http://$to:80;
  }
}
server { listen 80; server_name noResolver;
  location / {
    set $to odd; # noResolver
    proxy_pass http://$to:85;
  }
}
server { listen 80; server_name limitedRequests;
  location / {
    limit_req zone=few; # limitedRequests
    proxy_pass http://odd:84;
  }
}
server { listen 80; server_name limitedConnections;
  location / {
    limit_conn none 1; # limitedConnections
    proxy_pass http://odd:81;
    proxy_read_timeout 3s;
  }
}
server { listen 80; server_name several;
  location /a/ { proxy_pass http://odd:71; }
  location /b/ { proxy_pass http://odd:72; } # several
}
`;

/** What the back end does at its ports. */
const odd = `
printf 'HTTP/1.1 200 OK\\r\\nSet-Cookie: ' > /big
head -c 20000 /dev/zero | tr '\\0' 'x' >> /big
printf '\\r\\n\\r\\nok' >> /big
printf '#!/bin/sh\\nsleep 30\\n' > /slow
printf '#!/bin/sh\\ncat /big\\nsleep 1\\n' > /head
printf '#!/bin/sh\\necho 220 hello\\nsleep 1\\n' > /mail
chmod +x /slow /head /mail
nc -ll -p 81 -e /slow &
nc -ll -p 82 -e true &
nc -ll -p 83 -e /head &
nc -ll -p 84 -e /mail &
sleep 1000`;

describeEngines(
  'why requests of nginx fail',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const { signal } = new AbortController();

    before(async () => {
      await loadNginxImages(lab().request);
      await docker('network', 'create', '--subnet', '10.177.0.0/24', 'app');
      await docker(
        'run',
        '-d',
        '--name',
        'odd',
        '--network',
        'app',
        'lab/busybox',
        'sh',
        '-c',
        odd,
      );
    });

    /** What the log says of the configuration as it is: each kind with where its cause stands. */
    async function explained(name: string): Promise<Map<string, string>> {
      const landscape = await freshLandscape(lab().socket);
      const container = landscape.containers.find(each => each.name === name);
      assert.ok(container);
      const found = await readNginxConfig(engine(), container);
      const files = found.kind === 'dump' ? readDump(found.text) : found.files;
      const { directives } = expandIncludes(files);
      const facts = readEngineFacts(await engine().info(), await engine().version());
      const routes = readRoutes(directives);
      const located = routesOn(landscape, container, routes, () => undefined, facts);
      const log = await readNginxLog(engine(), container, ['/var/log/nginx/error.log'], signal);
      const placed = placeFailures(readErrorLog(log), located, directives);
      return new Map(
        placed.map(({ failure, file, line }) => {
          const text = files.find(({ path }) => path === file)?.text.split('\n')[line - 1] ?? '';
          return [`${failure.kind} ${failure.server ?? ''}`.trim(), text.trim()];
        }),
      );
    }

    for (const image of nginxImages) {
      it(`says each reason at the line that causes it, ${image}`, async () => {
        const run = ['run', '-d', '--name', 'nginx', '--network', 'app'];
        // nginx has the names of its servers in small letters.
        const key = (kind: string) => `${kind} ${kind.toLowerCase()}`;
        await docker(...run, image);
        try {
          const resolvers = await docker('exec', 'nginx', 'cat', '/etc/resolv.conf');
          const [, resolver = ''] = /nameserver (\S+)/.exec(resolvers) ?? [];
          const input = faulty.replaceAll('ABSENT', '10.177.0.99').replaceAll('RESOLVER', resolver);
          const path = '/etc/nginx/conf.d/faulty.conf';
          await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', `cat > ${path}`], { input });
          await docker('exec', 'nginx', 'nginx', '-t');
          await docker('exec', 'nginx', 'nginx', '-s', 'reload');
          const kinds = [...input.matchAll(/# (\w{2,})$/gm)].map(([, kind]) => kind ?? '');
          const get = (host: string, url = '/') =>
            docker(
              ...['exec', 'odd', 'wget', '-q', '-O', '/dev/null'],
              ...['--header', `Host: ${host}`, `http://nginx${url}`],
            ).catch(() => undefined);
          await waitFor(async () => (await docker('exec', 'nginx', 'ps')).includes('worker'));
          // Twice and at once: limits and servers that are left alone show with the second one.
          await Promise.all([...kinds, ...kinds].map(kind => get(kind)));
          await get('noLive');
          await get('several', '/b/%20x?y=1');
          const wanted = kinds.filter(kind => kind !== 'several');
          let said = new Map<string, string>();
          await waitFor(async () => {
            said = await explained('nginx');
            return wanted.every(kind => said.has(key(kind)));
          }).catch(() => {
            assert.deepEqual([...said.keys()], wanted);
          });
          for (const kind of wanted) {
            assert.match(said.get(key(kind)) ?? '', new RegExp(`# ${kind}$`), kind);
          }
          assert.match(said.get('refused several') ?? '', /# several$/);
          assert.match(said.get('refused nolive') ?? '', /# [ab]$/);
        } finally {
          await docker('rm', '-f', 'nginx');
        }
      });
    }

    it('says of an nginx that does not start which name has no address, at its line', async () => {
      const text = 'upstream app {\n  server gone:80; # here\n}\nserver { listen 80; }\n';
      const script = `printf '${text.replaceAll('\n', '\\n')}' > /etc/nginx/conf.d/x.conf; exec nginx -g 'daemon off;'`;
      const run = ['run', '-d', '--name', 'crashed', '--network', 'app', '--entrypoint', 'sh'];
      await docker(...run, 'sample/nginx:1', '-c', script);
      try {
        await waitFor(async () => !(await docker('ps')).includes('crashed'));
        const said = await explained('crashed');
        assert.deepEqual([...said], [['hostNotFound', 'server gone:80; # here']]);
      } finally {
        await docker('rm', '-f', 'crashed');
      }
    });
  },
  ['28.5'],
);
