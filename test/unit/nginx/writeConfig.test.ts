import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { commentLines } from '../../../src/nginx/commentLines';
import { NginxInputError } from '../../../src/nginx/nginxNames';
import { proxyModel, type ProxyModel } from '../../../src/nginx/proxyModel';
import { writeConfig } from '../../../src/nginx/writeConfig';
import { parseNginx } from './parseNginx';
import type { Tree } from './read/writeTree';
import { container, landscape } from './sample';

const one: ProxyModel = {
  listen: 80,
  serverName: 'api.localhost',
  scheme: 'http',
  target: 'shop_api-1:3000',
  findings: [],
};

/** The directives that a model stands for, and no others. */
function expected({ listen, serverName, target, upstream }: ProxyModel): Tree[] {
  const servers = upstream?.servers.map(({ host, port }) => ({
    words: ['server', `${host}:${port}`],
  }));
  const headers = [
    ['Host', '$host'],
    ['X-Real-IP', '$remote_addr'],
    ['X-Forwarded-For', '$proxy_add_x_forwarded_for'],
    ['X-Forwarded-Proto', '$scheme'],
  ];
  const location = [
    { words: ['proxy_pass', `http://${target}`] },
    { words: ['proxy_http_version', '1.1'] },
    ...headers.map(header => ({ words: ['proxy_set_header', ...header] })),
  ];
  return [
    ...(servers ? [{ words: ['upstream', upstream?.name ?? ''], block: servers }] : []),
    {
      words: ['server'],
      block: [
        { words: ['listen', String(listen)] },
        { words: ['server_name', serverName] },
        { words: ['location', '/'], block: location },
      ],
    },
  ];
}

const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const nasty = [
  '\n',
  '\r',
  '\0',
  ';',
  '{',
  '}',
  '#',
  '$',
  '"',
  "'",
  '\\',
  '\u2028',
  '\u202e',
  '한글',
];
const nastyText = fc
  .array(fc.oneof(fc.constantFrom(...nasty), anyText))
  .map(parts => parts.join(''));
const dockerName = fc
  .stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,80}$/)
  .filter(name => !/^\d+(\.\d+){3}$/.test(name) && name.toLowerCase() !== 'localhost');
const port = fc.integer({ min: 1, max: 65535 });

describe('writeConfig', () => {
  it('writes what a person would write', () => {
    assert.equal(
      writeConfig(one, ['nginx and shop_api-1 share no network.', '']),
      `# nginx and shop_api-1 share no network.

server {
    listen 80;
    server_name api.localhost;

    location / {
        proxy_pass http://shop_api-1:3000;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
    }
}
`,
    );
  });

  it('writes an upstream for several', () => {
    const servers = [
      { host: 'web-1', port: 80 },
      { host: 'web-2', port: 8080 },
    ];
    const text = writeConfig({ ...one, target: 'web', upstream: { name: 'web', servers } });
    assert.ok(
      text.startsWith(
        'upstream web {\n    server web-1:80;\n    server web-2:8080;\n}\n\nserver {\n',
      ),
    );
    assert.match(text, /proxy_pass http:\/\/web;/);
  });

  it('has exactly the expected directives, whatever the names and comments', () => {
    const backends = fc.array(fc.record({ name: dockerName, port }), {
      minLength: 1,
      maxLength: 6,
    });
    const project = fc.option(nastyText, { nil: undefined });
    fc.assert(
      fc.property(backends, project, fc.array(nastyText), (chosen, group, comments) => {
        const part = group === undefined ? {} : { project: group };
        const model = proxyModel({
          landscape: landscape(),
          backends: chosen.map(b => ({
            container: container(b.name, [], part),
            port: b.port,
          })),
        });
        assert.deepEqual(parseNginx(writeConfig(model, comments)), expected(model));
      }),
    );
  });

  it('refuses every name that Docker would refuse', () => {
    fc.assert(
      fc.property(nastyText, text => {
        fc.pre(!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(text));
        const backends = [{ container: container(text, []), port: 80 }];
        assert.throws(() => proxyModel({ landscape: landscape(), backends }), NginxInputError);
        assert.throws(() => writeConfig({ ...one, target: `${text}:80` }), NginxInputError);
        const servers = [{ host: text, port: 80 }];
        const upstream = { name: 'web', servers };
        assert.throws(() => writeConfig({ ...one, upstream }), NginxInputError);
      }),
    );
  });

  it('refuses what is no name, no port and no server name', () => {
    const wrong: Partial<ProxyModel>[] = [
      { target: '10.0.0.1:80' },
      { target: 'localhost:80' },
      { target: 'web:0' },
      { target: 'web' },
      { listen: 65536 },
      { listen: 80.5 },
      { serverName: 'a b' },
      { serverName: '' },
      { serverName: 'a;b' },
      { upstream: { name: 'a b', servers: [] } },
    ];
    for (const part of wrong) {
      assert.throws(() => writeConfig({ ...one, ...part }), NginxInputError, JSON.stringify(part));
    }
  });
});

describe('commentLines', () => {
  it('wraps, and keeps whole characters', () => {
    const lines = commentLines('한글 '.repeat(100) + '😀'.repeat(200));
    assert.ok(lines.length > 3);
    for (const line of lines) assert.ok(line.length <= 98 && !/\p{Cs}/u.test(line), line);
    assert.equal(lines.join('').split('😀').length - 1, 200);
  });

  it('leaves nothing that ends a comment or turns text around', () => {
    assert.deepEqual(commentLines('a\nserver {\r}\u2028b\u202ec\u0000'), ['# a server { } b c']);
    assert.deepEqual(commentLines(' \n '), []);
  });
});
