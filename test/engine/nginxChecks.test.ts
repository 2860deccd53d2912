import assert from 'node:assert/strict';
import { connectContainer } from '../../src/actions/connectContainer';
import { readNginxConfig } from '../../src/actions/readNginxConfig';
import { shareNetwork, unshareNetwork } from '../../src/actions/shareNetwork';
import { testNginxConfig } from '../../src/actions/testNginxConfig';
import { readListeners } from '../../src/diagnose/ports';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import type { Container, Landscape } from '../../src/landscape/landscape';
import { checkConfig } from '../../src/nginx/checks/checkConfig';
import { codeOf, type Finding, severityOf } from '../../src/nginx/checks/finding';
import { type Repair, repairsOf } from '../../src/nginx/checks/repairs';
import type { Listening } from '../../src/nginx/checks/targets';
import type { ConfigFile } from '../../src/nginx/read/configFile';
import { readDump } from '../../src/nginx/read/readDump';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { freshLandscape } from './watched';

const path = '/etc/nginx/conf.d/site.conf';
const passesTo = (to: string, more = '') =>
  `server {\n  listen 8081;\n${more}  location / { proxy_pass ${to}; }\n}\n`;

describeEngines(
  'checks of a configuration, against nginx itself',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const { signal } = new AbortController();

    /** Serves HTTP on an address and a port. */
    const serve = (name: string, address: string, ...options: string[]) =>
      docker(
        ...['run', '-d', '--name', name, ...options, 'lab/busybox', 'sh', '-c'],
        `mkdir /w && exec httpd -f -p ${address} -h /w`,
      );

    before(async () => {
      for (const name of ['front', 'back']) await docker('network', 'create', name);
      await serve('web', '80', '--network', 'front');
      await serve('closed', '127.0.0.1:80', '--network', 'front');
      await serve('other', '3000', '--network', 'front', '-p', '18997:3000');
      await serve('far', '80', '--network', 'back');
      await serve('bare', '80');
      await serve('stopped', '80', '--network', 'front');
      await docker('stop', '-t', '0', 'stopped');
      await docker('run', '-d', '--name', 'proxy', '--network', 'front', 'sample/nginx:1');
    });

    const named = ({ containers }: Landscape, name: string): Container => {
      const found = containers.find(each => each.name === name);
      assert.ok(found, name);
      return found;
    };

    interface Checked {
      readonly findings: readonly Finding[];
      readonly repairs: readonly Repair[];
      readonly landscape: Landscape;
    }

    async function check(file: ConfigFile): Promise<Checked> {
      const landscape = await freshLandscape(lab().socket);
      const nginx = named(landscape, 'proxy');
      const facts = readEngineFacts(await engine().info(), await engine().version());
      const found = await readNginxConfig(engine(), nginx);
      const sockets = new Map<Container, readonly Listening[]>();
      for (const container of landscape.containers) {
        const seen = await readListeners(engine(), container, undefined, signal);
        if (seen) sockets.set(container, seen);
      }
      const findings = checkConfig(file, {
        landscape,
        nginx,
        others: found.kind === 'dump' ? readDump(found.text) : found.files,
        details: () => undefined,
        listening: container => sockets.get(container),
        facts,
      });
      const repairs = findings.flatMap(finding => repairsOf(finding, landscape, nginx));
      return { findings, repairs, landscape };
    }

    /** What is found; the worst of it has to be what nginx says. */
    async function agreed(text: string): Promise<string[]> {
      const file = { path, text };
      const { findings, landscape } = await check(file);
      const said = await testNginxConfig(engine(), named(landscape, 'proxy'), [file], signal);
      const isRefused = findings.some(finding => severityOf(finding) === 'error');
      const messages = said.messages.map(each => each.text).join();
      assert.equal(
        !said.isAccepted,
        isRefused,
        `${text}\n${findings.map(codeOf).join()} ${messages}`,
      );
      const place = said.messages.find(({ level }) => level === 'emerg')?.place;
      const lines = findings.map(({ line }) => line);
      if (place)
        assert.ok(lines.includes(place.line), `${messages} at ${place.line}, not ${lines.join()}`);
      return findings.map(codeOf);
    }

    it('agree about names', async () => {
      assert.deepEqual(await agreed(passesTo('http://web')), []);
      assert.deepEqual(await agreed(passesTo('http://weeb')), ['unknown-name']);
      assert.deepEqual(await agreed(passesTo('http://far')), ['no-shared-network']);
      const late = (host: string) =>
        passesTo('http://$to:80', `  resolver 127.0.0.11;\n  set $to ${host};\n`);
      const [code] = await agreed(late('weeb'));
      assert.ok(code === 'unknown-name' || code === 'other-resolver', code);
    });

    it('agree about what is there twice, and where text ends', async () => {
      const twice =
        'server { listen 8081;\n location /a { return 204; }\n location /a { return 204; }\n}\n';
      assert.deepEqual(await agreed(twice), ['duplicate-location']);
      const group = 'upstream g { server web; }\n';
      assert.deepEqual(await agreed(group + group + passesTo('http://g')), ['duplicate-upstream']);
      const server = 'server { listen 8081; server_name a; return 204; }\n';
      assert.deepEqual(await agreed(server + server), ['duplicate-name']);
      const first = 'server { listen 8081 default_server; return 204; }\n';
      assert.deepEqual(await agreed(first + first), ['duplicate-default']);
      assert.deepEqual(await agreed('server { listen 8081;\n'), ['syntax']);
      assert.deepEqual(await agreed('server { listen 8081\n}\n'), ['syntax']);
    });

    it('see who listens where', async () => {
      assert.deepEqual(await agreed(passesTo('http://closed')), ['loopback-only']);
      assert.deepEqual(await agreed(passesTo('http://other:3000')), []);
      assert.deepEqual(await agreed(passesTo('http://other:18997')), ['published-port']);
      const { repairs } = await check({ path, text: passesTo('http://other') });
      const [repair] = repairs;
      assert.ok(repair?.kind === 'replace');
      assert.equal(repair.by, 'other:3000');
    });

    it('find who is stopped, and who has no name, and what helps does help', async () => {
      const codes = async (text: string) => (await check({ path, text })).findings.map(codeOf);
      assert.deepEqual(await codes(passesTo('http://stopped')), ['stopped']);
      const apart = await check({ path, text: passesTo('http://far') });
      const [meeting] = apart.repairs;
      assert.ok(meeting?.kind === 'connect');
      const { container, network } = meeting;
      await connectContainer(apart.landscape, network, container).run(engine(), signal);
      assert.deepEqual(await agreed(passesTo('http://far')), []);

      const bare = await check({ path, text: passesTo('http://bare') });
      const both = [named(bare.landscape, 'proxy'), named(bare.landscape, 'bare')];
      await shareNetwork(bare.landscape, 'proxy-bare', both).run(engine(), signal);
      assert.deepEqual(await agreed(passesTo('http://bare')), []);
      const { networks } = await freshLandscape(lab().socket);
      const made = networks.find(({ name }) => name === 'proxy-bare');
      assert.ok(made);
      await unshareNetwork(made, both).run(engine(), signal);
      assert.ok(!(await docker('network', 'ls')).includes('proxy-bare'));
    });
  },
  [...allVersions, ...podmanVersions],
);
