import assert from 'node:assert/strict';
import { mountOver, readFileSystem } from '../../../src/landscape/readMounts';

const system = readFileSystem({
  HostConfig: { ReadonlyRootfs: true, Tmpfs: { '/run': '' } },
  Mounts: [
    { Type: 'bind', Source: '/home/me/nginx', Destination: '/etc/nginx', RW: false },
    { Type: 'volume', Source: '/var/lib/x', Destination: '/etc/nginx/conf.d', RW: true },
  ],
});

describe('what is laid over a path of a container', () => {
  it('is the mount that reaches deepest', () => {
    assert.equal(mountOver(system, '/etc/nginx/conf.d/a.conf')?.kind, 'volume');
    assert.equal(mountOver(system, '/etc/nginx/nginx.conf')?.source, '/home/me/nginx');
    assert.equal(mountOver(system, '/etc/nginx')?.isWritable, false);
    assert.equal(mountOver(system, '/run/nginx.pid')?.kind, 'tmpfs');
  });

  it('is nothing where the path is the container’s own', () => {
    assert.equal(mountOver(system, '/etc/nginx2/a.conf'), undefined);
    assert.equal(system.isRootReadOnly, true);
    assert.equal(readFileSystem(undefined).isRootReadOnly, false);
  });
});
