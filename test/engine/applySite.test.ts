import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { applySteps, type ApplyStep } from '../../src/actions/apply/applyError';
import { applySite } from '../../src/actions/apply/applySite';
import { readGround, spotOf } from '../../src/actions/apply/ground';
import { NginxLog } from '../../src/actions/apply/nginxControl';
import { restoreSite } from '../../src/actions/apply/restoreSite';
import { readSiteFile, textOfSaved } from '../../src/actions/apply/siteFile';
import { SiteJournal } from '../../src/actions/apply/siteJournal';
import type { SitePlan } from '../../src/actions/apply/sitePlan';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engineError';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { ask, SteadyLoad } from './steadyLoad';
import { temporaryFolder } from './temporaryFolder';
import { freshLandscape } from './watched';
import { failureOf } from './failureOf';

const path = '/etc/nginx/conf.d/site.conf';
const site = (to: string, more = '') =>
  `server { listen 80; server_name site.test; ${more} location / { proxy_pass http://${to}; } }\n`;

/** The engine, failing where a step of applying needs it. */
function failingAt(engine: Engine, step: ApplyStep): Engine {
  let isOver = false;
  const fail = () => {
    isOver = true;
    throw new EngineError('failed', `injected at ${step}`);
  };
  return new Proxy(engine, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const result = (await Reflect.apply(method, target, args)) as unknown;
        const command = name === 'createExec' ? (args[1] as string[]).join(' ') : '';
        // When it has taken effect: the worst moment.
        if (!isOver && step === 'write' && name === 'writeArchive') fail();
        if (!isOver && step === 'test' && command.endsWith('-T')) fail();
        if (!isOver && step === 'reload' && command.endsWith('reload')) fail();
        return result;
      };
    },
  });
}

describeEngines(
  'applying a site to a running nginx',
  lab => {
    const docker = (...args: string[]) => lab().docker(args);
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const url = () => `http://${lab().address}:8096/`;
    const get = (host = 'site.test') => ask(url(), host).then(({ body }) => body);
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;

    before(async () => {
      folder = await temporaryFolder();
      await docker('network', 'create', 'app');
      for (const name of ['one', 'two']) {
        // BusyBox's httpd keeps 9 connections waiting, and lets more wait for seconds: too few on a busy machine.
        const conf = `server { listen 80 default_server; return 200 ${name}; }`;
        const script = `echo '${conf}' > /etc/nginx/conf.d/default.conf && exec nginx -g 'daemon off;'`;
        const run = ['run', '-d', '--name', name, '--network', 'app', '--entrypoint', 'sh'];
        await docker(...run, 'sample/nginx:1', '-c', script);
      }
      const published = ['--network', 'app', '-p', '8096:80'];
      await docker('run', '-d', '--name', 'nginx', ...published, 'sample/nginx:1');
    });
    after(() => folder.remove());

    const journal = () => new SiteJournal(folder.path);

    async function planOf(after: SitePlan['after'], name = 'nginx'): Promise<SitePlan> {
      const { containers } = await freshLandscape(lab().socket);
      const container = containers.find(each => each.name === name);
      assert.ok(container);
      const { engineId, options } = await readGround(engine(), container);
      const where = { containerId: container.id, path, place: { kind: 'container' } } as const;
      const before = await readSiteFile(engine(), where);
      return { format: 1, engineId, containerName: name, ...where, options, before, after };
    }
    const { signal } = new AbortController();
    const apply = async (text: string) =>
      applySite(engine(), await planOf({ kind: 'text', text }), journal(), signal);

    it('serves what was applied, and says each step', async () => {
      const steps: string[] = [];
      await applySite(
        engine(),
        await planOf({ kind: 'text', text: site('one') }),
        journal(),
        signal,
        {
          onStep: step => steps.push(step),
          check: () => Promise.resolve(),
        },
      );
      assert.equal(await get(), 'one');
      assert.deepEqual(steps, applySteps);
      assert.ok(await journal().isEmpty());
    });

    it('puts back what was there when nginx does not take it, with its own words', async () => {
      const error = await failureOf(apply(site('one', 'lisen 81;')));
      assert.equal(error.step, 'test');
      assert.match(
        error.said,
        /^unknown directive "lisen" in \/etc\/nginx\/conf\.d\/site\.conf:1$/,
      );
      assert.equal(await get(), 'one');
      await docker('exec', 'nginx', 'nginx', '-t');
    });

    it('puts back what was there when nginx cannot open a port at reload', async () => {
      await docker('exec', '-d', 'nginx', 'nc', '-l', '-p', '9999', '-e', 'true');
      const error = await failureOf(apply(site('two', 'listen 9999;')));
      assert.equal(error.step, 'workers');
      assert.match(error.said, /bind\(\) to 0\.0\.0\.0:9999 failed/);
      assert.equal(await get(), 'one');
    });

    it('leaves no file where there was none, with and without a shell', async () => {
      await docker('run', '-d', '--name', 'bare', '--network', 'app', 'sample/nginx:1');
      await docker('exec', 'bare', 'rm', '/bin/busybox');
      for (const name of ['nginx', 'bare']) {
        const before = await planOf({ kind: 'absent' }, name);
        if (name === 'nginx') await applySite(engine(), before, journal(), signal);
        const plan = await planOf({ kind: 'text', text: 'nonsense' }, name);
        assert.equal(plan.before.kind, 'absent');
        await failureOf(applySite(engine(), plan, journal(), signal));
        assert.equal(textOfSaved(await readSiteFile(engine(), plan)), '');
        await docker('exec', name, 'nginx', '-t');
      }
      await docker('rm', '-f', 'bare');
      await apply(site('one'));
    });

    it('loses no request, whichever step fails, and the old proxy goes on serving', async () => {
      const load = new SteadyLoad(url(), 'site.test');
      const failed: string[] = [];
      for (const step of applySteps) {
        const plan = await planOf({ kind: 'text', text: site('two') });
        const check = () =>
          step === 'routes' ? Promise.reject(new EngineError('failed', 'no')) : Promise.resolve();
        if (step === 'workers') {
          // Cancelled when the new ones are there.
          const controller = new AbortController();
          const onStep = (now: ApplyStep) => now === step && setTimeout(() => controller.abort());
          const work = applySite(engine(), plan, journal(), controller.signal, { onStep, check });
          failed.push((await failureOf(work)).step);
        } else {
          const work = applySite(failingAt(engine(), step), plan, journal(), signal, { check });
          failed.push((await failureOf(work)).step);
        }
        assert.equal(textOfSaved(await readSiteFile(engine(), plan)), site('one'));
      }
      const { sent, lost, answers } = await load.stop();
      assert.deepEqual(failed, applySteps);
      assert.deepEqual(lost, []);
      assert.ok(sent > 200, `${sent} requests`);
      assert.ok((answers.get('one') ?? 0) > (answers.get('two') ?? 0));
      assert.equal(await get(), 'one');
    });

    it('loses no request when all goes well', async () => {
      const load = new SteadyLoad(url(), 'site.test');
      await apply(site('two'));
      assert.equal(await get(), 'two');
      await apply(site('one'));
      assert.equal(await get(), 'one');
      const { lost } = await load.stop();
      assert.deepEqual(lost, []);
    });

    it('brings back what a crash left, and leaves what somebody else wrote', async () => {
      const plan = await planOf({ kind: 'text', text: site('two') });
      await journal().begin(plan);
      await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', `cat > ${path}`], {
        input: site('two'),
      });
      await docker('exec', 'nginx', 'nginx', '-s', 'reload');
      const [open] = await journal().interrupted(plan.engineId);
      assert.ok(open);
      assert.equal(await restoreSite(engine(), open), undefined);
      assert.equal(await get(), 'one');
      await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', `cat > ${path}`], {
        input: '# mine\n',
      });
      assert.ok((await restoreSite(engine(), plan)) instanceof EngineError);
      await lab().docker(['exec', '-i', 'nginx', 'sh', '-c', `cat > ${path}`], {
        input: site('one'),
      });
      await journal().end(plan);
    });

    it('knows where a file is: in the container, in a folder of this machine, or out of reach', async () => {
      // Podman of the lab sees no other folder of this machine.
      const host = await temporaryFolder(dirname(lab().socket));
      try {
        const options = ['-v', `${host.path}:/etc/nginx/conf.d:ro`, '--network', 'app'];
        await writeFile(join(host.path, 'old.conf'), site('one'));
        await chmod(host.path, 0o755);
        await docker('run', '-d', '--name', 'bound', ...options, 'sample/nginx:1');
        const run = ['run', '-d', '--read-only', '--tmpfs', '/run', '--tmpfs', '/var/lib/nginx'];
        await docker(...run, '--name', 'sealed', '--network', 'app', 'sample/nginx:1');
        const { containers } = await freshLandscape(lab().socket);
        const spot = async (name: string, isOwn: boolean) => {
          const container = containers.find(each => each.name === name);
          assert.ok(container);
          return spotOf(await readGround(engine(), container), path, () => isOwn);
        };
        assert.deepEqual(await spot('nginx', true), {
          ...{ kind: 'writable', place: { kind: 'container' }, isKept: false },
        });
        const file = join(host.path, 'site.conf');
        const place = { kind: 'host', file } as const;
        assert.deepEqual(await spot('bound', true), { kind: 'writable', place, isKept: true });
        assert.deepEqual(await spot('bound', false), { kind: 'elsewhere', file });
        assert.deepEqual(await spot('sealed', true), { kind: 'readOnly' });

        const plan = await planOf({ kind: 'text', text: site('one', 'listen 81;') }, 'bound');
        const inHost: SitePlan = { ...plan, place, before: { kind: 'absent' } };
        await applySite(engine(), inHost, journal(), signal);
        assert.match(await readFile(file, 'utf8'), /listen 81/);
        const broken: SitePlan = {
          ...inHost,
          before: inHost.after,
          after: { kind: 'text', text: 'x' },
        };
        await failureOf(applySite(engine(), broken, journal(), signal));
        assert.match(await readFile(file, 'utf8'), /listen 81/);
      } finally {
        await docker('rm', '-f', 'bound', 'sealed');
        await host.remove();
      }
    });

    it('follows the log of nginx', async () => {
      const { containerId } = await planOf({ kind: 'absent' });
      const log = await NginxLog.follow(engine(), containerId);
      await docker('exec', 'nginx', 'sh', '-c', 'echo "1 [error] 7#7: *3 words" > /proc/1/fd/2');
      for (let i = 0; i < 50 && log.errors.length === 0; i++)
        await new Promise(r => setTimeout(r, 50));
      assert.deepEqual(log.errors, ['words']);
      log.stop();
    });
  },
  [...allVersions, ...podmanVersions],
);
