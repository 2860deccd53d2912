import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LogScreen } from '../../../src/ui/terminals/logScreen';
import { hostileTexts } from '../../lab/hostile';

/** What is written of a log that comes in these pieces. */
function written(...pieces: readonly string[]): string {
  const screen = new LogScreen();
  return pieces.map(piece => screen.push(piece)).join('') + screen.end();
}

/** All that a log may do to a terminal: colours, and lines that are written anew. */
const harmless = new RegExp(`\u001b\\[[\\d;:]*[mK]|[\t\r\n]`, 'g');
const harm = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('the log of a container in a terminal', () => {
  it('keeps its colours, its tabs, and lines that are written anew', () => {
    const text = '\u001b[1;31mred\u001b[0m\ta\r\u001b[K50 %\r100 %';
    assert.equal(written(text), text);
    assert.equal(written('a\nb\r\nc'), 'a\r\nb\r\nc');
  });

  it('cannot set a title, reach the clipboard, make the terminal answer, or clear what came before', () => {
    assert.equal(
      written('\u001b]0;x\u0007\u001b]52;c;cm0=\u0007\u001b[6n\u001b[2J\u001b[H\u009b31m'),
      '␣]0;x␣␣]52;c;cm0=␣␣[6n␣[2J␣[H␣31m',
    );
  });

  it('has nothing else in it, whatever it says, in whatever pieces it comes', () => {
    const text = fc.oneof(
      fc.constantFrom(...hostileTexts),
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('\u001b', '[', '3', ';', 'm', 'K', 'J', ']', '\r', '\n', 'a'),
      }),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), fc.nat(), (texts, at) => {
        const all = texts.join('');
        const whole = written(all);
        assert.doesNotMatch(whole.replace(harmless, ''), harm);
        const cut = all.length === 0 ? 0 : at % all.length;
        assert.equal(written(all.slice(0, cut), all.slice(cut)), whole);
      }),
      {
        examples: [[['\r\r\n'], 2], ...hostileTexts.map(each => [[each], 1] as [string[], number])],
        numRuns: 1000,
      },
    );
  });

  it('that begins a sequence and never ends it is shown all the same', () => {
    assert.equal(written('a\u001b'), 'a␣');
    assert.equal(written(`\u001b[${'1'.repeat(1000)}`), `␣[${'1'.repeat(1000)}`);
  });
});
