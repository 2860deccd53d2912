import assert from 'node:assert/strict';
import { openedFiles } from '../../../../src/nginx/read/openedFiles';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';
import { readTestOutput } from '../../../../src/nginx/read/testOutput';

describe('readTestOutput', () => {
  it('gives each message with its place, once, though the log is the terminal as well', () => {
    const output = [
      'nginx: [warn] conflicting server name "a" on 0.0.0.0:80, ignored',
      '2026/11/21 12:00:00 [warn] 1#1: conflicting server name "a" on 0.0.0.0:80, ignored',
      'nginx: [emerg] host not found in upstream "x in y" in /etc/nginx/conf.d/a b.conf:12',
      '2026/11/21 12:00:00 [emerg] 1#1: host not found in upstream "x in y" in /etc/nginx/conf.d/a b.conf:12',
      'nginx: configuration file /etc/nginx/nginx.conf test failed',
    ].join('\n');
    const messages = readTestOutput(output);
    assert.deepEqual(messages, [
      { level: 'warn', text: 'conflicting server name "a" on 0.0.0.0:80, ignored' },
      {
        level: 'emerg',
        text: 'host not found in upstream "x in y"',
        place: { file: '/etc/nginx/conf.d/a b.conf', line: 12 },
      },
    ]);
  });

  it('finds nothing in what is no message', () => {
    const calm = 'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n';
    assert.deepEqual(readTestOutput(`${calm}[note] something\n`), []);
  });
});

describe('openedFiles', () => {
  it('knows what nginx opens outside of its folder when it tests', () => {
    const text = `
      pid /run/nginx.pid;
      load_module modules/a.so;
      http {
        access_log /srv/logs/a.log combined;
        access_log /srv/$host.log;
        server {
          ssl_certificate /certs/a.pem;
          ssl_certificate_key /etc/nginx/own.key;
          ssl_certificate /certs/$ssl_server_name.pem;
          location / { root /srv/www; proxy_ssl_trusted_certificate /certs/ca.pem; }
        }
      }`;
    assert.deepEqual(openedFiles(parseConfig(text, ''), '/etc/nginx'), {
      read: ['/certs/a.pem', '/certs/ca.pem'],
      made: ['/run/nginx.pid', '/srv/logs/a.log'],
    });
  });
});
