import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EditorOptions, newestEditor, oldestEditor, startEditor } from '../lab/editor';
import { type LabEngine, startEngine } from '../lab/engine';
import { startSample } from '../lab/sample';
import { packageExtension } from '../lab/start/packageExtension';

const editors: Readonly<Record<string, EditorOptions>> = {
  'the oldest VS Code': { version: oldestEditor },
  'the newest VS Code': { version: newestEditor },
  'code-server': { isCodeServer: true },
};

describe('the VSIX', function () {
  this.timeout(300_000);
  const scratch = mkdtempSync(path.join(tmpdir(), 'docker-networks-vsix-'));
  let vsix = '';
  let engine: LabEngine | undefined;
  before(async () => {
    vsix = await packageExtension(scratch);
    engine = await startEngine('28.5');
    await startSample(engine.request);
  });
  after(async () => {
    await engine?.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  for (const [name, options] of Object.entries(editors)) {
    it(`is installed by ${name}, and shows and draws the networks there`, async () => {
      const editor = await startEditor({ ...options, vsix, env: { DOCKER_HOST: engine?.host } });
      try {
        const installed = readdirSync(path.join(editor.server.dataFolder, 'extensions'));
        assert.match(installed.join(), /docker-networks\.docker-networks-\d+\.\d+\.\d+/);
        await editor.openContainer('Docker Networks');
        await editor.row('shop-nginx').first().waitFor();
        await editor.runCommand('Docker Networks: Show Topology');
        const drawing = await editor.webview({ has: '#root' });
        for (const text of ['shop_frontend', 'shop-nginx', '8080 → 80/tcp']) {
          await drawing.getByText(text, { exact: true }).first().waitFor();
        }
        assert.deepEqual(await editor.notifications(), []);
        const errors = editor.logs.filter(line => /Content Security Policy|pageerror/.test(line));
        assert.deepEqual(errors, []);
      } finally {
        await editor.close();
      }
    });
  }
});
