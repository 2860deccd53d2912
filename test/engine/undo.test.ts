import assert from 'node:assert/strict';
import { connectContainer } from '../../src/actions/connectContainer';
import { disconnectContainer } from '../../src/actions/disconnectContainer';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { describeEngines } from './engines';
import { freshLandscape } from './watched';

describeEngines('a disconnect that is undone', lab => {
  const signal = new AbortController().signal;
  const names = ['undo-net', 'undo-web'] as const;

  before(async () => {
    const engine = lab();
    await engine.docker(['network', 'create', '--subnet', '10.77.0.0/24', names[0]]);
    const options = ['--ip', '10.77.0.42', '--network-alias', 'shop', '--network-alias', 'front'];
    const command = ['lab/busybox', 'sleep', '1000'];
    await engine.docker([
      'run',
      '-d',
      '--name',
      names[1],
      '--network',
      names[0],
      ...options,
      ...command,
    ]);
  });

  after(async () => {
    await lab().docker(['rm', '-f', names[1]]);
    await lab().docker(['network', 'rm', names[0]]);
  });

  const parts = async () => {
    const landscape = await freshLandscape(lab().socket);
    const network = landscape.networks.find(({ name }) => name === names[0]);
    const container = landscape.containers.find(({ name }) => name === names[1]);
    assert.ok(network && container);
    return { landscape, network, container };
  };

  /** What the CLI says of the endpoint: address and aliases (without the short id of old engines). */
  const endpoint = async () => {
    const format = '{{json .NetworkSettings.Networks}}';
    const output = await lab().docker(['inspect', '--format', format, names[1]]);
    const networks = JSON.parse(output) as Record<string, { IPAddress: string; Aliases: string[] }>;
    const { container } = await parts();
    const found = networks[names[0]];
    const aliases = found?.Aliases.filter(alias => !container.id.startsWith(alias)).sort();
    return found && { address: found.IPAddress, aliases };
  };

  it('has its fixed address and its aliases back', async () => {
    const engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const before = await endpoint();
    assert.deepEqual(before, { address: '10.77.0.42', aliases: ['front', 'shop'] });
    const there = await parts();
    const cut = disconnectContainer(there.landscape, there.network, there.container);
    const settings = await cut.run(engine, signal);
    assert.equal(await endpoint(), undefined);
    const gone = await parts();
    const again = connectContainer(gone.landscape, gone.network, gone.container, settings);
    await again.run(engine, signal);
    assert.deepEqual(await endpoint(), before);
  });

  it('says the command line that does the same', async () => {
    const engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const there = await parts();
    const settings = await disconnectContainer(there.landscape, there.network, there.container).run(
      engine,
      signal,
    );
    const { landscape, network, container } = await parts();
    const { cli } = connectContainer(landscape, network, container, settings);
    for (const line of cli) await lab().docker(line.slice(1));
    assert.deepEqual(await endpoint(), { address: '10.77.0.42', aliases: ['front', 'shop'] });
  });
});
