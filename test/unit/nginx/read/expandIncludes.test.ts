import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { expandIncludes } from '../../../../src/nginx/read/expandIncludes';
import { globPattern } from '../../../../src/nginx/read/globPattern';
import { NginxSyntaxError } from '../../../../src/nginx/read/nginxSyntaxError';
import { dumpLineOf, readDump, writeDump } from '../../../../src/nginx/read/readDump';

function expand(files: Readonly<Record<string, string>>) {
  return expandIncludes(Object.entries(files).map(([path, text]) => ({ path, text })));
}

const namesOf = (files: Readonly<Record<string, string>>) =>
  expand(files).directives.map(({ name, file, line }) => `${name} ${file}:${line}`);

describe('readDump', () => {
  it('gives back every file, whether it ends in a line feed or not', () => {
    const text = fc
      .array(fc.constantFrom('a;', '', '# configuration file', ' '))
      .map(lines => lines.join('\n'));
    const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), text, { minKeys: 1 });
    fc.assert(
      fc.property(files, given => {
        const expected = Object.entries(given).map(([name, text]) => ({ path: `/${name}`, text }));
        const dump = writeDump(expected);
        const read = readDump(dump);
        assert.deepEqual(
          read.map(({ path, text }) => ({ path, text })),
          expected,
        );
        for (const { path, text } of read) {
          const line = dumpLineOf(read, { file: path, line: 1 });
          assert.equal(dump.split('\n')[(line ?? 0) - 1], text.split('\n')[0]);
        }
      }),
    );
  });

  it('leaves out what comes before, and takes a second heading of the same name for a comment', () => {
    const text = 'a;\n# configuration file /a:\nb;\n';
    assert.deepEqual(
      readDump(`nginx: test is successful\n${writeDump([{ path: '/a', text }])}`).map(
        file => file.text,
      ),
      [text],
    );
    assert.deepEqual(readDump(''), []);
  });
});

describe('expandIncludes', () => {
  it('puts files where they are included, relative to the main one, in the order of their names', () => {
    const files = {
      '/etc/nginx/nginx.conf': 'a;\nhttp {\n  include conf.d/*.conf;\n}\nz;',
      '/etc/nginx/conf.d/b.conf': 'second;',
      '/etc/nginx/conf.d/B.conf': 'first;',
      '/etc/nginx/conf.d/c.conf': 'include /etc/nginx//shared/../shared/x;',
      '/etc/nginx/conf.d/.hidden.conf': 'never;',
      '/etc/nginx/conf.d/deeper/d.conf': 'never;',
      '/etc/nginx/shared/x': 'third;',
    };
    const { directives, missing } = expand(files);
    assert.deepEqual(missing, []);
    assert.deepEqual(
      directives.map(({ name, block }) => [name, ...(block ?? []).map(inner => inner.name)]),
      [['a'], ['http', 'first', 'second', 'third'], ['z']],
    );
    assert.equal(directives[1]?.block?.[2]?.file, '/etc/nginx/shared/x');
  });

  it('says which files are read, in the order nginx reads them', () => {
    const { read } = expand({
      '/c/main': 'include b;include a;',
      '/c/a': '',
      '/c/b': '',
      '/c/x': '',
    });
    assert.deepEqual(
      read.map(({ path }) => path),
      ['/c/main', '/c/b', '/c/a'],
    );
  });

  it('reads a file as often as it is included', () => {
    const files = { '/c/main': 'include x;\ninclude /c/x;', '/c/x': '\na;' };
    assert.deepEqual(namesOf(files), ['a /c/x:2', 'a /c/x:2']);
  });

  it('names what is not there, but not for a pattern', () => {
    const { missing } = expand({ '/c/main': 'a;\ninclude gone.conf;\ninclude none/*;' });
    assert.deepEqual(
      missing.map(({ parameters, line }) => [...parameters, line]),
      [['gone.conf', 2]],
    );
  });

  it('refuses files that include each other', () => {
    const files = { '/c/main': 'include a;', '/c/a': '\ninclude b;', '/c/b': 'include *;' };
    assert.throws(
      () => expand(files),
      (error: unknown) =>
        error instanceof NginxSyntaxError && error.kind === 'includeLoop' && error.file === '/c/b',
    );
  });

  it('says in which file nginx would stop', () => {
    assert.throws(
      () => expand({ '/c/main': 'include x;', '/c/x': 'a;\n}' }),
      (error: unknown) =>
        error instanceof NginxSyntaxError && error.file === '/c/x' && error.line === 2,
    );
  });
});

describe('globPattern', () => {
  const cases: readonly (readonly [pattern: string, matching: string[], others: string[]])[] = [
    ['/a/*.conf', ['/a/x.conf', '/a/한.conf'], ['/a/.conf', '/a/b/x.conf', '/a/x.conf~']],
    ['/*/x?', ['/a/xy', '/a/x😀'], ['/a/x', '/a/b/xy', '/.a/xy']],
    ['/[a-c]', ['/b'], ['/d', '/-']],
    ['/[!a-c]', ['/d'], ['/b', '/.']],
    ['/[]^]', ['/]', '/^'], ['/a']],
    ['/a[', ['/a['], ['/a']],
    ['/\\*', ['/*'], ['/a']],
    ['/a.b+(c)|$', ['/a.b+(c)|$'], ['/axb+(c)|$']],
    ['/[z-a]', [], ['/z', '/a']],
  ];
  for (const [pattern, matching, others] of cases) {
    it(`reads ${pattern}`, () => {
      for (const path of matching) assert.ok(globPattern(pattern).test(path), path);
      for (const path of others) assert.ok(!globPattern(pattern).test(path), path);
    });
  }

  it('never fails', () => {
    const anyPattern = fc.stringMatching(/^[ab*?[\]!^\\/.{}()-]*$/);
    fc.assert(
      fc.property(anyPattern, pattern => {
        globPattern(pattern).test('/a/b');
      }),
    );
  });
});
