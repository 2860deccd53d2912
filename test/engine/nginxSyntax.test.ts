import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import type { Directive } from '../../src/nginx/read/directive';
import { NginxSyntaxError } from '../../src/nginx/read/nginxSyntaxError';
import { parseConfig } from '../../src/nginx/read/parseConfig';
import { describeEngines } from './engines';
import { temporaryFolder } from './temporaryFolder';

/** Everything that means something to nginx, and something that does not. */
const marks = ['\\', '"', "'", '{', '}', '$', '#', ';', '(', ')', ' ', '\t', '\r', '\n', 'a', 'n'];
const soup = fc.string({ unit: fc.constantFrom(...marks), minLength: 1, maxLength: 24 });
const separator = '=====';

describeEngines(
  'the reading of configuration text, against nginx itself',
  engine => {
    const docker = (argv: readonly string[]) => engine().docker(argv);

    before(() => docker(['run', '-d', '--name', 'nginx', 'sample/nginx:1', 'sleep', '600']));

    /** What `nginx -t` says of each text, without the path of the file. */
    async function answersTo(texts: readonly string[]): Promise<readonly string[]> {
      const folder = await temporaryFolder();
      try {
        const soups = path.join(folder.path, 'soups');
        await mkdir(soups);
        for (const [i, text] of texts.entries()) await writeFile(path.join(soups, `${i}`), text);
        await docker(['cp', soups, 'nginx:/']);
      } finally {
        await folder.remove();
      }
      const each = `nginx -t -c /soups/$i 2>&1; echo ${separator}`;
      const script = `i=0; while [ $i -lt ${texts.length} ]; do ${each}; i=$((i+1)); done`;
      const answers = (await docker(['exec', 'nginx', 'sh', '-c', script])).split(separator);
      return answers.slice(0, texts.length).map(answer => answer.replace(/\/soups\/\d+/g, 'SOUP'));
    }

    it('decodes the same words', async () => {
      // nginx stops at the first directive, which it does not know, and says its name.
      const texts = fc.sample(soup, 1500).map(text => `a${text}\n;`);
      for (const [i, answer] of (await answersTo(texts)).entries()) {
        const text = texts[i] ?? '';
        const { directives = [], error } = read(text);
        const [first] = directives;
        if (first)
          assert.ok(answer.includes(`unknown directive "${first.name}"`), show(text, answer));
        else if (!answer.includes('unknown directive')) assertStopped(error, text, answer);
      }
    });

    it('accepts the same lists of words, and stops at the same lines', async () => {
      // `types` takes any words, and no blocks.
      const around = (text: string) => `user root; events {} http { types { ${text}\n; } }`;
      const texts = fc.sample(soup, 1500).map(text => around(`${text};${text}`));
      const counts = { accepted: 0, refused: 0 };
      for (const [i, answer] of (await answersTo(texts)).entries()) {
        const text = texts[i] ?? '';
        const { directives = [], error } = read(text);
        const [, , http, ...after] = directives;
        const [types, ...others] = [...(http?.block ?? []), ...after];
        // What has another meaning there as well, nginx may refuse for that.
        const isSyntax = /unexpected (end|"[^{])/.test(answer);
        if (error && isSyntax) {
          counts.refused++;
          assertStopped(error, text, answer);
        } else if (error) {
          assert.match(answer, /unexpected "{"|unknown directive/, show(text, answer));
        } else if (others.length === 0 && types?.block?.every(({ block }) => !block)) {
          counts.accepted++;
          assert.ok(answer.includes('syntax is ok'), show(text, answer));
        }
      }
      assert.ok(counts.accepted > 50 && counts.refused > 50, JSON.stringify(counts));
    });
  },
  ['28.5'],
);

function read(text: string): {
  directives?: readonly Directive[];
  error?: NginxSyntaxError;
} {
  try {
    return { directives: parseConfig(text, 'SOUP') };
  } catch (error) {
    if (error instanceof NginxSyntaxError) return { error };
    throw error;
  }
}

function assertStopped(error: NginxSyntaxError | undefined, text: string, answer: string): void {
  const what =
    error?.kind === 'unexpected' ? `unexpected "${error.found}"` : 'unexpected end of file';
  assert.ok(answer.includes(what), show(text, answer));
  assert.match(answer, new RegExp(`in SOUP:${error?.line}\n`), show(text, answer));
}

const show = (text: string, answer: string) => `${JSON.stringify(text)}: ${answer}`;
