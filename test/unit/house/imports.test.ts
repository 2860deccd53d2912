import { strict as assert } from 'node:assert';
import { importProblems } from './importRules';
import { sourcesIn } from './sources';

/** Path, text: each must be refused. */
const planted: readonly (readonly [string, string])[] = [
  ['src/landscape/a.ts', "import { x } from '../nginx/x';"],
  ['src/landscape/a.ts', "import type { X } from '../engine/engine';"],
  ['src/landscape/a.ts', "import { readFile } from 'node:fs';"],
  ['src/landscape/a.ts', "import * as fs from 'fs';"],
  ['src/landscape/a.ts', "import type { Uri } from 'vscode';"],
  ['src/protocol/a.ts', "import { emptyLandscape } from '../landscape/landscape';"],
  ['src/protocol/a.ts', "import type { Engine } from '../engine/engine';"],
  ['src/engine/a.ts', "import { isPredefined } from '../landscape/predefined';"],
  ['src/engine/a.ts', "import { type A, b } from '../landscape/landscape';"],
  ['src/engine/a.ts', "import { x } from '../live/liveLandscape';"],
  ['src/engine/a.ts', "import * as vscode from 'vscode';"],
  ['src/live/a.ts', "import type { X } from '../ui/x';"],
  ['src/live/a.ts', "import Docker from 'dockerode';"],
  ['src/actions/a.ts', "import { x } from '../live/liveLandscape';"],
  ['src/actions/a.ts', "export { window } from 'vscode';"],
  ['src/actions/a.ts', "export * from '../export/graph';"],
  ['src/diagnose/a.ts', "import { x } from '../actions/x';"],
  ['src/nginx/a.ts', "import type { Engine } from '../engine/engine';"],
  ['src/nginx/a.ts', "import { join } from 'node:path';"],
  ['src/export/a.ts', "import { x } from '../nginx/isNginx';"],
  ['src/ui/a.ts', "import { activate } from '../extension';"],
  ['src/ui/a.ts', "import type Docker from 'dockerode';"],
  ['src/ui/tree/a.ts', "import { x } from '../../../webview/topology/topology';"],
  ['src/ui/a.ts', "import { t } from '@vscode/l10n';"],
  ['src/ui/a.ts', 'const x = await import(name);'],
  ['src/ui/a.ts', "import manifest from '../../package.json';"],
  ['src/extension.ts', "const Docker = require('dockerode');"],
  ['src/extension.ts', "import x = require('dockerode');"],
  ['webview/topology/a.ts', "import { commands } from '../../src/ui/ids';"],
  ['webview/topology/a.ts', "let x: import('../../src/engine/engine').Engine;"],
  ['webview/topology/a.ts', "import type { Uri } from 'vscode';"],
  ['webview/topology/a.ts', "import 'node:path';"],
  ['webview/topology/a.ts', "import { vsCodeButton } from '@vscode/webview-ui-toolkit';"],
  ['src/helpers/a.ts', ''],
  ['src/other.ts', ''],
];

const allowed: readonly (readonly [string, string])[] = [
  ['src/extension.ts', "import { window } from 'vscode'; import './ui/tree/rows';"],
  ['src/ui/a.ts', "import * as vscode from 'vscode'; import { x } from '../nginx/isNginx';"],
  ['src/protocol/a.ts', "import type { Landscape } from '../landscape/landscape';"],
  ['src/engine/a.ts', "import { type A } from '../landscape/landscape';"],
  ['src/engine/a.ts', "import { record } from '../landscape/fields';"],
  ['src/engine/a.ts', "import Docker from 'dockerode'; import { join } from 'node:path';"],
  ['webview/components/toolkit.ts', "import { vsCodeButton } from '@vscode/webview-ui-toolkit';"],
  ['webview/topology/a.ts', "import { x } from '../../src/landscape/attachments';"],
  ['webview/topology/a.ts', "import { zoom } from 'd3-zoom'; import '../components/toolkit';"],
  ['src/nginx/a.ts', "// import 'vscode'\nconst text = \"import 'vscode'\";"],
];

describe('import table', () => {
  for (const [path, text] of planted) {
    it(`refuses in ${path}: ${text}`, () => {
      assert.equal(importProblems({ path, text }).length, 1);
    });
  }
  for (const [path, text] of allowed) {
    it(`allows in ${path}: ${text}`, () => assert.deepEqual(importProblems({ path, text }), []));
  }

  it('is kept by every file', () => {
    const sources = ['src', 'webview'].flatMap(sourcesIn);
    assert.ok(sources.length > 10, 'found the sources');
    assert.deepEqual(sources.flatMap(importProblems), []);
  });
});
