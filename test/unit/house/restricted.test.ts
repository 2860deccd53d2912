import assert from 'node:assert/strict';
import { list, record } from '../../../src/landscape/fields';
import { jsonOf } from './sources';

const manifest = record(jsonOf('package.json'));
const groups = list(record(manifest['contributes'])['configuration']);
const properties = groups.flatMap(group => Object.entries(record(record(group)['properties'])));
const trust = record(record(manifest['capabilities'])['untrustedWorkspaces']);

describe('a workspace that is not trusted', () => {
  it('chooses no engine and no image: no setting that is a text and no choice of few', () => {
    const texts = properties
      .filter(([, raw]) => record(raw)['type'] === 'string' && !('enum' in record(raw)))
      .map(([name]) => name);
    assert.ok(texts.length >= 6, texts.join());
    assert.equal(trust['supported'], 'limited');
    assert.deepEqual(trust['restrictedConfigurations'], texts);
  });
});
