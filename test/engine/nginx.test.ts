import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { Container, Landscape } from '../../src/landscape/landscape';
import { isNginx } from '../../src/landscape/isNginx';
import { portsOf } from '../../src/nginx/portsOf';
import { proxyFindings } from '../../src/nginx/proxyFindings';
import { siteFor } from '../../src/nginx/site/siteFor';
import { writeSite } from '../../src/nginx/site/write';
import { startSample } from '../lab/sample';
import { waitFor } from '../lab/wait';
import { hostileTexts } from '../unit/landscape/payloads';
import { describeEngines } from './engines';
import { temporaryFolder } from './temporaryFolder';
import { freshLandscape } from './watched';

const publishPort = 8090;

describeEngines('a generated nginx configuration', engine => {
  let landscape: Landscape;
  let proxy: Container;
  const docker = (argv: readonly string[]) => engine().docker(argv);
  const inProxy = (...argv: string[]) => docker(['exec', proxy.name, ...argv]);

  before(async () => {
    await startSample(engine().request, { publishPort });
    for (const name of ['one', 'two']) await serve(name, ['--network', 'shop_frontend'], 80);
    await serve('owner', ['--network', 'shop_backend'], 80);
    await serve('guest', ['--network', 'container:owner'], 81);
    landscape = await freshLandscape(engine().socket);
    const found = landscape.containers.find(isNginx);
    assert.ok(found);
    proxy = found;
    await waitFor(async () => (await get('localhost')).status > 0, { what: 'the sample' });
  });

  /** Runs a web server whose page is its name. */
  function serve(name: string, options: readonly string[], port: number) {
    const script = `mkdir /w && echo ${name} > /w/index.html && exec httpd -f -p ${port} -h /w`;
    return docker(['run', '-d', '--name', name, ...options, 'lab/busybox', 'sh', '-c', script]);
  }

  function container(name: string): Container {
    const found = landscape.containers.find(candidate => candidate.name === name);
    assert.ok(found, name);
    return found;
  }

  /** Puts the configuration for these containers into nginx, which has to accept it, and gives its host name. */
  async function apply(names: readonly string[], comments: readonly string[] = []) {
    const containers = names.map(name => {
      const [exposed = 80] = portsOf(container(name));
      return { container: container(name), port: name === 'guest' ? 81 : exposed };
    });
    const site = siteFor({ landscape, containers, proxy, preset: 'simple' });
    const folder = await temporaryFolder();
    try {
      const file = path.join(folder.path, 'generated.conf');
      await writeFile(file, writeSite(site, undefined, comments).text);
      await docker(['cp', file, `${proxy.name}:/etc/nginx/conf.d/generated.conf`]);
    } finally {
      await folder.remove();
    }
    await inProxy('nginx', '-t');
    await inProxy('nginx', '-s', 'reload');
    const backends = containers.map(each => each.container);
    const findings = proxyFindings(landscape, backends, proxy);
    const [serverName = ''] = site.server.names;
    return { serverName, findings, servers: site.upstreams[0]?.servers };
  }

  /** Asks through the published port, by host name. */
  function get(host: string): Promise<{ status: number; text: string }> {
    const options = { host: engine().address, port: publishPort, headers: { host }, agent: false };
    return new Promise((resolve, reject) => {
      const request = http.get(options, response => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: text.trim() }));
      });
      request.on('error', reject);
    });
  }

  const answers = (host: string, text: string) =>
    waitFor(async () => (await get(host)).text === text, { what: `${text} from ${host}` });

  it('reaches the named container through the published port', async () => {
    const { serverName, findings } = await apply(['one']);
    assert.deepEqual(findings, []);
    await answers(serverName, 'one');
  });

  it('takes the container’s own port: the sample’s api, on 8080', async () => {
    const { serverName, servers } = await apply(['shop-api']);
    assert.deepEqual(servers, [{ host: 'shop-api', port: 8080 }]);
    await waitFor(async () => (await get(serverName)).status !== 502, { what: 'the api' });
  });

  it('lets several containers take turns', async () => {
    const { serverName } = await apply(['one', 'two']);
    // Workers from before the reload may answer for a moment; each new one has turns of its own.
    const takeTurns = async () => {
      const seen = new Set<string>();
      for (let i = 0; i < 8; i++) seen.add((await get(serverName)).text);
      return [...seen].sort().join() === 'one,two';
    };
    await waitFor(takeTurns, { what: 'answers of both and nobody else' });
  });

  it('reaches who shares a namespace by its owner’s name', async () => {
    const { serverName, servers } = await apply(['guest']);
    assert.deepEqual(servers, [{ host: 'owner', port: 81 }]);
    await answers(serverName, 'guest');
  });

  it('keeps hostile sentences comments', async () => {
    const attacks = ['} server { listen 99; }', 'a\n} server { listen 99; }', 'x\r\nlisten 99;'];
    const { serverName } = await apply(['two'], [...attacks, ...hostileTexts, 'y'.repeat(9000)]);
    await answers(serverName, 'two');
    const whole = await inProxy('nginx', '-T');
    const lines = whole.split(/[\n\r]/).filter(line => line.includes('listen 99'));
    assert.equal(lines.length, attacks.length);
    assert.ok(lines.every(line => line.startsWith('# ')));
  });

  it('says when nginx would not find the container, and nginx says so too', async () => {
    const findings = proxyFindings(landscape, [container('shop-db')], proxy);
    assert.ok(findings.length > 0);
    await assert.rejects(apply(['shop-db']), /host not found in upstream/);
  });
});
