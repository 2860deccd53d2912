import assert from 'node:assert/strict';
import { plainLines } from '../../../src/ui/text/plainLines';
import { hostileTexts } from '../../lab/hostile';

describe('text of others in lines', () => {
  it('has no control character but tabs and line breaks, and nothing that turns it around', () => {
    for (const text of hostileTexts) {
      const said = plainLines(`a ${text}\n\tb`);
      assert.doesNotMatch(
        said,
        /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
      );
      assert.match(said, /^a [^]*\n\tb$/);
    }
  });

  it('is what it was, where there is nothing of that in it', () => {
    const text = '$ nslookup db\nServer:\t127.0.0.11 한국어 🐳\n';
    assert.equal(plainLines(text), text);
    assert.equal(plainLines('a\r\nb\u001b[31m\u0007c'), 'a\nb␣[31m␣c');
  });
});
