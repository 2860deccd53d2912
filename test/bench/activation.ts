import { startEditor } from '../lab/editor';
import { startEngine } from '../lab/engine';
import { projectRoot } from '../lab/project';
import { parseActivation } from '../lab/ui/performance';
import { waitFor } from '../lab/wait';
import { type Figure, median } from './figure';

const starts = 5;

/**
 * Milliseconds that VS Code itself says the extension took to load and activate ("Developer: Startup
 * Performance"), in a real editor of which each start is a new one.
 */
export async function benchActivation(): Promise<readonly Figure[]> {
  const engine = await startEngine('28.5');
  const times: number[] = [];
  try {
    for (let i = 0; i < starts; i++) times.push(await measure(engine.host));
  } finally {
    await engine.stop();
  }
  const note = `of ${starts} starts: ${times.join(', ')} ms`;
  return [
    { name: 'activation, load and call (median)', value: median(times), unit: 'ms', aim: 25, note },
  ];
}

async function measure(host: string): Promise<number> {
  const editor = await startEditor({ extensionDir: projectRoot(), env: { DOCKER_HOST: host } });
  try {
    await editor.openContainer('Docker Networks');
    await editor.row('bridge').waitFor();
    const activation = await waitFor(
      async () =>
        parseActivation(await editor.startupPerformance(), 'docker-networks.docker-networks'),
      { timeout: 30_000, what: 'the activation times' },
    );
    return activation.load + activation.call + activation.finish;
  } finally {
    await editor.close();
  }
}
