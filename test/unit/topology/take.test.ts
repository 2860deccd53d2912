import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Measure } from '../../../webview/topology/take/fit';
import { fit } from '../../../webview/topology/take/fit';
import { mix } from '../../../webview/topology/take/palette';
import { tag, text } from '../../../webview/topology/take/xml';
import { hostileTexts } from '../../lab/hostile';

/** Every letter is as wide as high. */
const measure: Measure = (text, { size }) => text.length * size;

describe('a text in a picture', () => {
  it('is cut where there is no more room, and never wider than that', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(200), (text, room) => {
        const font = { size: 10 };
        const seen = fit({ measure }, text, room, font);
        assert.ok(seen === '' || measure(seen, font) <= room);
      }),
    ));

  it('keeps as much as there is room for', () => {
    assert.equal(fit({ measure }, 'proxy', 50, { size: 10 }), 'proxy');
    assert.equal(fit({ measure }, 'proxy', 49, { size: 10 }), 'pro…');
    assert.equal(fit({ measure }, 'two\nlines', 200, { size: 10 }), 'two lines');
    assert.equal(fit({ measure }, '🐳🐳🐳', 50, { size: 10 }), '🐳🐳…');
  });

  it('ends neither its element nor an attribute', () => {
    for (const value of hostileTexts) {
      const written = tag('text', { name: value }, text(value));
      assert.match(written, /^<text name="[^"<>]*">[^<>]*<\/text>$/);
      assert.doesNotMatch(written.replaceAll('\n', ''), /\p{Cc}/u);
    }
  });
});

describe('a colour of a picture', () => {
  it('is mixed from two', () => {
    assert.equal(mix('#000000', 0.5, '#ffffff'), '#808080');
    assert.equal(mix('#123456', 1, '#ffffff'), '#123456');
    assert.equal(mix('#123456', 0, '#ffffff'), '#ffffff');
  });
});
