import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { mergeText, ownLines } from '../../../../src/nginx/site/mergeText';

const base = 'server {\n    listen 80;\n    server_name a;\n}\n';

describe('a text that form and person change', () => {
  it('keeps what was typed by hand where the form changes something else', () => {
    const mine = base.replace('    server_name', '    # mine\n    server_name');
    const next = `upstream x {\n}\n${base}`;
    assert.deepEqual(mergeText(mine, base, next, 'mine'), {
      text: `upstream x {\n}\n${mine}`,
      hasConflict: false,
    });
  });

  it('overwrites nothing where both changed the same lines, unless it is told to', () => {
    const mine = base.replace('80', '81');
    const next = base.replace('80', '82');
    assert.deepEqual(mergeText(mine, base, next, 'mine'), { text: mine, hasConflict: true });
    assert.deepEqual(mergeText(mine, base, next, 'next'), { text: next, hasConflict: true });
  });

  it('is what the form says where nothing was typed, and what was typed where the form says the same', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '{', '}'), { maxLength: 12 });
    const text = lines.map(list => list.join('\n'));
    fc.assert(
      fc.property(text, text, (one, two) => {
        assert.deepEqual(mergeText(one, one, two, 'mine'), { text: two, hasConflict: false });
        assert.deepEqual(mergeText(two, one, one, 'mine'), { text: two, hasConflict: false });
      }),
    );
  });

  it('knows the lines that were typed by hand', () => {
    assert.deepEqual(ownLines(base, base), []);
    assert.deepEqual(ownLines(base.replace('80', '81'), base), [[1, 1]]);
    assert.deepEqual(ownLines(`# one\n# two\n${base}`, base), [[0, 1]]);
  });
});
