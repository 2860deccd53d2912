import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { NginxSyntaxError } from '../../../../src/nginx/read/nginxSyntaxError';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';
import { quoted, treeOf, writeTree, type Tree } from './writeTree';

const words = (text: string) => treeOf(parseConfig(text, '/c')).map(tree => tree.words);

function failure(text: string): Pick<NginxSyntaxError, 'kind' | 'line' | 'found'> {
  try {
    parseConfig(text, '/c');
  } catch (error) {
    assert.ok(error instanceof NginxSyntaxError, String(error));
    const { kind, line, found } = error;
    return { kind, line, found };
  }
  assert.fail(`read: ${text}`);
}

/** Everything that means something to nginx, and something that does not. */
const marks = ['\\', '"', "'", '{', '}', '$', '#', ';', '(', ')', ' ', '\t', '\r', '\n', 'a', 'b'];

describe('parseConfig', () => {
  it('reads a server as a person wrote it', () => {
    const text = `# proxy
server {
    listen 80;   # all addresses
    location ~ \\.php$ {
        proxy_pass http://app:9000;
    }
}
`;
    assert.deepEqual(parseConfig(text, '/etc/nginx/conf.d/a.conf'), [
      {
        name: 'server',
        parameters: [],
        file: '/etc/nginx/conf.d/a.conf',
        line: 2,
        block: [
          { name: 'listen', parameters: ['80'], file: '/etc/nginx/conf.d/a.conf', line: 3 },
          {
            name: 'location',
            parameters: ['~', '\\.php$'],
            file: '/etc/nginx/conf.d/a.conf',
            line: 4,
            block: [
              {
                name: 'proxy_pass',
                parameters: ['http://app:9000'],
                file: '/etc/nginx/conf.d/a.conf',
                line: 5,
              },
            ],
          },
        ],
      },
    ]);
  });

  const readings: readonly (readonly [what: string, text: string, expected: string[][]])[] = [
    ['quotes only where a word begins', `a b"c d'e;`, [['a', 'b"c', `d'e`]]],
    ['comments only where a word begins', 'a b#c #d;\n;', [['a', 'b#c']]],
    ['marks in quotes', `a "b;{}#" 'c"';`, [['a', 'b;{}#', 'c"']]],
    ['escapes', String.raw`a "\"\'\\\t\r\n\d" \;b;`, [['a', '"\'\\\t\r\n\\d', '\\;b']]],
    ['a backslash before a space', String.raw`a b\ c;`, [['a', 'b\\ c']]],
    ['a variable in braces', 'a ${b}c $${{d;', [['a', '${b}c', '$${{d']]],
    ['a brace after a word', 'a b{c d;}', [['a', 'b']]],
    ['a closing brace within a word', 'a b};', [['a', 'b}']]],
    ['quotes within a bracket', `if ("a" = "b") {}`, [['if', '("a"', '=', 'b', ')']]],
    ['a bracket right after quotes', `if ( "b") {}`, [['if', '(', 'b', ')']]],
    [
      'line ends of Windows',
      'a b;\r\nc\r\nd;\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a word over several lines', `log "a\nb";`, [['log', 'a\nb']]],
    ['an empty word', `a "";`, [['a', '']]],
    ['other white space as text', 'a b\u00a0c;', [['a', 'b\u00a0c']]],
    ['nothing', ' \n# a', []],
  ];
  for (const [what, text, expected] of readings) {
    it(`takes ${what} as nginx does`, () => {
      assert.deepEqual(words(text), expected);
    });
  }

  it('says where nginx would stop', () => {
    assert.deepEqual(failure('a;\nb }'), { kind: 'unexpected', line: 2, found: '}' });
    assert.deepEqual(failure('a;\n}'), { kind: 'unexpected', line: 2, found: '}' });
    assert.deepEqual(failure('a;\n\n;'), { kind: 'unexpected', line: 3, found: ';' });
    assert.deepEqual(failure('{'), { kind: 'unexpected', line: 1, found: '{' });
    assert.deepEqual(failure('a "b"c;'), { kind: 'unexpected', line: 1, found: 'c' });
    for (const text of ['a\n', 'a', 'a {\n', 'a "b;\n', 'a \\', 'a;\n\\', 'a "b"', "a '\n"]) {
      const line = text.split('\n').length;
      assert.deepEqual(failure(text), { kind: 'unexpectedEnd', line, found: '' }, text);
    }
  });

  it('takes words and comments as long as nginx does', () => {
    const word = 'x'.repeat(4095);
    assert.deepEqual(words(`a\n${word};`), [['a', word]]);
    assert.deepEqual(failure(`a\n${word} ;`), { kind: 'tooLong', line: 2, found: 'xxxxxxxxxx' });
    assert.deepEqual(failure(`a\nx${word};`), { kind: 'tooLong', line: 2, found: 'xxxxxxxxxx' });
    assert.deepEqual(words(`a "${word.slice(1)}";`), [['a', word.slice(1)]]);
    assert.equal(failure(`a "${word}";`).kind, 'tooLong');
    assert.deepEqual(words(`#${'x'.repeat(4094)}\na;`), [['a']]);
    assert.equal(failure(`#${word}\na;`).kind, 'tooLong');
    assert.equal(failure(`a ${'한'.repeat(1366)};`).kind, 'tooLong', 'counted in bytes');
    assert.equal(failure(`a "${'x'.repeat(4_000_000)}`).kind, 'tooLong');
  });

  it('takes a Lua program as one piece, with braces in its strings and comments', () => {
    const program = ` local t = {a = "}"} -- }\n --[[ } ]] x = [==[ }]] ]==] y = '\\'}' `;
    const [directive, next] = parseConfig(`content_by_lua_block {${program}}\nb;`, '/c');
    assert.equal(directive?.program, program);
    assert.equal(directive.block, undefined);
    assert.deepEqual([next?.name, next?.line], ['b', 3]);
    assert.equal(failure('init_by_lua_block { "}"').kind, 'unexpectedEnd');
  });

  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...marks), maxLength: 12 }),
  );
  const { forest } = fc.letrec<{ forest: Tree[]; tree: Tree }>(tie => ({
    forest: fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'tree' }),
    tree: fc.record(
      {
        words: fc.array(word, { minLength: 1, maxLength: 4 }),
        block: tie('forest'),
      },
      { requiredKeys: ['words'], noNullPrototype: true },
    ),
  }));
  const gap = fc.constantFrom(' ', '\n', '\t\r\n', ' # };"\n');

  it('gives back every tree that was written', () => {
    fc.assert(
      fc.property(forest, gap, gap, (trees, between, after) => {
        assert.deepEqual(treeOf(parseConfig(writeTree(trees, between, after), '/c')), trees);
      }),
      { numRuns: 500 },
    );
  });

  it('gives each directive the line of its first word', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat(3)), { minLength: 1 }), entries => {
        const lines: number[] = [];
        let text = '';
        for (const [each, feeds] of entries) {
          text += '\n'.repeat(feeds);
          lines.push(text.split('\n').length);
          text += `${quoted(each, "'")} ${quoted(each)};`;
        }
        const read = parseConfig(text, '/c').map(({ line }) => line);
        assert.deepEqual(read, lines);
      }),
    );
  });

  it('reads or refuses any text, and never fails otherwise', () => {
    const soup = fc.string({ unit: fc.constantFrom(...marks), maxLength: 60 });
    fc.assert(
      fc.property(soup, text => {
        try {
          const trees = treeOf(parseConfig(text, '/c'));
          assert.deepEqual(treeOf(parseConfig(writeTree(trees), '/c')), trees);
        } catch (error) {
          if (!(error instanceof NginxSyntaxError)) throw error;
          assert.ok(error.line >= 1 && error.line <= text.split('\n').length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
