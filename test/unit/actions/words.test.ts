import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cliLine } from '../../../src/actions/cliLine';
import { turningMarks } from '../../../src/landscape/turningMarks';
import { shellOperators, splitWords } from '../../../src/actions/words';
import { hostileTexts } from '../../lab/hostile';

describe('splitWords', () => {
  const table: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['', []],
    ['  \t\n ', []],
    ['nginx -g "daemon off;"', ['nginx', '-g', 'daemon off;']],
    [" sh  -c 'echo hi; sleep 10' ", ['sh', '-c', 'echo hi; sleep 10']],
    ['a"b c"\'d e\'f', ['ab cd ef']],
    ['"" \'\'', ['', '']],
    ['a\\ b \\"', ['a b', '"']],
    ['"\\$HOME \\n \\\\ \\""', ['$HOME \\n \\ "']],
    ["'\\n'", ['\\n']],
    ['a\\\nb "c\\\nd"', ['ab', 'cd']],
    ['$HOME *.txt | x', ['$HOME', '*.txt', '|', 'x']],
    ['"open', undefined],
    ["it's", undefined],
    ['ends with\\', undefined],
    ['"a\\"', undefined],
  ];
  for (const [text, words] of table) {
    it(`makes ${JSON.stringify(words)} of ${JSON.stringify(text)}`, () =>
      assert.deepEqual(splitWords(text), words));
  }

  it('gives back any words that cliLine has written, but for what cannot be seen', () => {
    const word = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom("'", '"', '\\', '$', '`', ' ', 'a') }),
        fc.constantFrom(...hostileTexts),
      )
      .map(text => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').replace(turningMarks, ''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), argv => {
        assert.deepEqual(splitWords(cliLine(argv)), argv);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes to an end of a long text', () => {
    assert.equal(splitWords(`"${'\\\\'.repeat(500_000)}`), undefined);
  });
});

describe('shellOperators', () => {
  it('are what only a shell understands', () => {
    assert.deepEqual(shellOperators('echo hi > /tmp/x && sleep 1 | cat'), ['>', '&&', '|']);
    assert.deepEqual(shellOperators("sh -c 'sleep 1; ls'"), []);
  });
});
