import assert from 'node:assert/strict';
import { RebuildJournal } from '../../src/actions/rebuild/journal';
import { planRebuild } from '../../src/actions/rebuild/plan';
import { unusedPlan } from '../../src/actions/rebuild/unusedPlan';
import { removeUsedNetwork } from '../../src/actions/recreateNetwork';
import { removeNetwork } from '../../src/actions/removeNetwork';
import { restoreNetwork } from '../../src/actions/restoreNetwork';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import type { Network } from '../../src/landscape/landscape';
import { settingsOf } from '../../src/landscape/networkSettings';
import { describeEngines } from './engines';
import { temporaryFolder } from './temporaryFolder';
import { freshLandscape } from './watched';

describeEngines('a network that is removed', lab => {
  const signal = new AbortController().signal;
  const docker = (line: string) => lab().docker(line.split(' '));
  const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let journal: RebuildJournal;

  before(async () => {
    folder = await temporaryFolder();
    journal = new RebuildJournal(folder.path);
    const options = '--subnet 10.93.0.0/24 --ip-range 10.93.0.128/25 --label a=b --internal';
    await docker(`network create ${options} store`);
    const names = '--network-alias shop --network-alias front';
    await docker(
      `run -d --name seller --network store --ip 10.93.0.9 ${names} lab/busybox sleep 1000`,
    );
    await docker('create --name asleep --network store --ip 10.93.0.10 lab/busybox');
  });
  after(() => folder.remove());

  const find = async (name: string) => {
    const landscape = await freshLandscape(lab().socket);
    const network = landscape.networks.find(other => other.name === name);
    return { landscape, network };
  };
  const facts = async () => readEngineFacts(await engine().info(), await engine().version());

  /** What a person set: of the network, and of each container on it. */
  const wishes = async () => {
    const { network } = await find('store');
    const of = async (container: string) => {
      const format = '{{with index .NetworkSettings.Networks "store"}}{{json .}}{{end}}';
      const output = await lab().docker(['inspect', '-f', format, container]);
      const from = JSON.parse(output) as { IPAMConfig: unknown; Aliases: string[] | null };
      const aliases = (from.Aliases ?? []).filter(alias => !/^[0-9a-f]{12}$/.test(alias)).sort();
      return { fixed: from.IPAMConfig, aliases };
    };
    return {
      settings: network && settingsOf(network),
      seller: await of('seller'),
      asleep: await of('asleep'),
    };
  };

  const remove = async (network: Network) => {
    const { landscape } = await find('store');
    const plan = await planRebuild(engine(), network, await facts(), undefined);
    return { plan, action: removeUsedNetwork(landscape, network, plan, journal) };
  };

  it('is back with its containers as they were, running and stopped', async () => {
    const before = await wishes();
    const { network } = await find('store');
    assert.ok(network);
    const { plan, action } = await remove(network);
    await action.run(engine(), signal);
    assert.equal((await find('store')).network, undefined);
    await restoreNetwork(plan, journal).run(engine(), signal);
    assert.deepEqual(await wishes(), before);
    await docker('start asleep');
  });

  it('goes and comes by the command lines as well', async () => {
    const before = await wishes();
    const { network } = await find('store');
    assert.ok(network);
    const { plan, action } = await remove(network);
    for (const line of action.cli) await lab().docker(line.slice(1));
    assert.equal((await find('store')).network, undefined);
    for (const line of restoreNetwork(plan, journal).cli) await lab().docker(line.slice(1));
    assert.deepEqual(await wishes(), before);
  });

  it('is back when nobody was on it', async () => {
    await docker('network create --label c=d --subnet 10.94.0.0/24 spare');
    const { landscape, network } = await find('spare');
    assert.ok(network);
    const plan = unusedPlan(network, await facts());
    await removeNetwork(landscape, network).run(engine(), signal);
    assert.equal((await find('spare')).network, undefined);
    await restoreNetwork(plan, journal).run(engine(), signal);
    const again = (await find('spare')).network;
    assert.deepEqual(again && settingsOf(again), settingsOf(network));
  });
});
