import assert from 'node:assert/strict';
import { nginxOptions } from '../../../src/actions/nginxOptions';

const started = (Path: string, ...Args: string[]) => nginxOptions({ Path, Args });

describe('the options that an nginx was started with', () => {
  it('are those that decide which files it reads', () => {
    assert.deepEqual(started('/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'), []);
    assert.deepEqual(started('nginx', '-c', '/x.conf', '-g', 'daemon off;'), ['-c', '/x.conf']);
    assert.deepEqual(started('/usr/sbin/nginx', '-p/srv', '-e', 'stderr'), ['-p', '/srv']);
  });

  it('say where the process id is, where that is not in the file', () => {
    const globals = 'pid /tmp/x; daemon off;';
    assert.deepEqual(started('nginx', '-g', globals), ['-g', globals]);
  });

  it('are found in a script', () => {
    const script = 'exec nginx -c "/a b.conf" -g "daemon off;"';
    assert.deepEqual(started('/bin/sh', '-c', script), ['-c', '/a b.conf']);
  });

  it('are none where something else starts nginx, or nothing is known', () => {
    assert.deepEqual(started('supervisord', '-c', '/etc/supervisord.conf'), []);
    assert.deepEqual(nginxOptions(undefined), []);
  });
});
