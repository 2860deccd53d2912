import assert from 'node:assert/strict';
import { block, escaped } from '../../../src/ui/markdown';
import { hostileTexts } from '../../lab/hostile';

describe('a report in Markdown', () => {
  it('has no link, picture, element, code or table in what others chose', () => {
    for (const text of hostileTexts) {
      const bare = escaped(text).replace(/\\[\\`*_[\]<>#|~&$]/g, '');
      assert.doesNotMatch(bare, /[`*_[\]<>#|]/, JSON.stringify(text.slice(0, 40)));
    }
  });

  it('begins no list, code, heading or rule with it, and has no sign of it for another one', () => {
    for (const text of hostileTexts) {
      const [first = ''] = escaped(text).split('\n');
      assert.doesNotMatch(first, /^\s*([-+=*_~`#>]|\d+[.)])/, JSON.stringify(text.slice(0, 40)));
      assert.doesNotMatch(escaped(text).replace(/\\[~&$\\]/g, ''), /[~&$]/);
    }
  });

  it('keeps what was said inside of its fence', () => {
    for (const text of hostileTexts) {
      const [fence = '', ...rest] = block(text).split('\n');
      assert.match(fence, /^`{3,}$/);
      assert.equal(rest.pop(), fence);
      assert.ok(!rest.join('\n').includes(fence), JSON.stringify(text.slice(0, 40)));
    }
  });
});
