import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { cliLine } from '../../../src/actions/cliLine';
import { hostileTexts } from '../../lab/hostile';

const execute = promisify(execFile);

/** What a real shell makes of a line: its words. Dash does not know `$'…'` yet, as others do. */
async function wordsOf(line: string): Promise<string[]> {
  const { stdout } = await execute('bash', ['-c', `printf '%s\\0' ${line}`]);
  return stdout.split('\0').slice(0, -1);
}

/** No argument of any program can hold a zero byte, or half of a character. */
const sayable = (text: string) => text.replace(/[\0\p{Cs}]/gu, '');

describe('cliLine', () => {
  it('leaves plain words as they are', () => {
    const argv = ['docker', 'network', 'connect', 'shop_front-end', 'a/b:1.2@sha256=x'];
    assert.equal(cliLine(argv), argv.join(' '));
  });

  it('quotes what a shell would take apart', () => {
    assert.equal(cliLine(['docker', "it's", '', '$HOME']), `docker 'it'\\''s' '' '$HOME'`);
  });

  it('has no control character in it, which would do something in a terminal', async () => {
    const argv = ['a\nb', "it's\r\\n", '\t1', '\u009b31m', '\u001b[2J한'];
    assert.match(cliLine(argv), /^\P{Cc}+$/u);
    assert.deepEqual(await wordsOf(cliLine(argv)), argv);
    assert.equal(cliLine(['a\nb']), "$'a\\012b'");
  });

  it('has its words in the order in which they are read', async () => {
    const argv = ['a\u202etxt.exe', '\u2066x\u2069', '\u200f', 'a\u2028b'];
    assert.doesNotMatch(
      cliLine(argv),
      /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u,
    );
    assert.deepEqual(await wordsOf(cliLine(argv)), argv);
  });

  it('gives each hostile word back through a real shell, which runs none of it', async () => {
    assert.ok(hostileTexts.length >= 200, `${hostileTexts.length}`);
    const argv = hostileTexts.map(sayable);
    // One line of a shell has its limits.
    for (let i = 0; i < argv.length; i += 8) {
      const some = argv.slice(i, i + 8);
      assert.deepEqual(await wordsOf(cliLine(some)), some);
    }
  });

  it('gives any words back through a real shell', async () => {
    const word = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.string(), fc.constantFrom(...hostileTexts))
      .map(text => sayable(text.slice(0, 500)));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 40 }), async argv => {
        const line = cliLine(argv);
        assert.doesNotMatch(line, /\p{Cc}/u);
        assert.deepEqual(await wordsOf(line), argv);
      }),
      { numRuns: 60 },
    );
  });
});
