import assert from 'node:assert/strict';
import { type LabEngine, startEngine } from '../lab/engine';
import { entryPath, projectRoot } from '../lab/project';
import { startSample } from '../lab/sample';
import { runSuiteInEditor } from '../lab/suite';
import type { SuiteReport } from './suite/report';

describe('the suite inside VS Code', () => {
  let engine: LabEngine;
  before(async () => {
    engine = await startEngine('28.5');
    await startSample(engine.request);
  });
  after(() => engine.stop());

  it('passes in the extension host', async () => {
    const { exitCode, result, output } = await runSuiteInEditor({
      extensionDir: projectRoot(),
      suitePath: entryPath('vscode/suite/index'),
      env: { DOCKER_HOST: engine.host },
      // The assistant's tools are tried too.
      settings: { 'chat.disableAIFeatures': false },
    });
    assert.ok(result, `the suite ended with ${exitCode} and without a result:\n${output}`);
    const { passed, skipped, failed } = result as SuiteReport;
    assert.deepEqual({ exitCode, failed, skipped }, { exitCode: 0, failed: [], skipped: [] });
    assert.ok(passed.length > 0);
  });
});
