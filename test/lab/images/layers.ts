import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../project';
import { run } from '../run';
import { programWithLibraries } from './packages';
import type { TarEntry } from './tar';

/** The name of a layer; images are made of several. */
export type LayerName = 'base' | 'bare' | 'web' | 'api' | 'nginx' | 'redis';

/** The folder of files that go into images as they are. */
export function filesFolder(): string {
  return path.join(projectRoot(), 'test', 'lab', 'images', 'files');
}

/** One of the files that go into images. */
export function readImageFile(name: string): Promise<Buffer> {
  return readFile(path.join(filesFolder(), name));
}

/** The content of all layers, from the unpacked packages. */
export async function makeLayers(root: string): Promise<Record<LayerName, TarEntry[]>> {
  return {
    base: await baseLayer(root),
    bare: await bareLayer(root),
    web: [{ name: 'srv/index.html', content: await readImageFile('index.html') }],
    api: [{ name: 'srv/cgi-bin/index.cgi', content: await readImageFile('api.cgi'), mode: 0o755 }],
    nginx: await nginxLayer(root),
    redis: await redisLayer(root),
  };
}

const users = ['root:x:0:0:root:/root:/bin/sh', 'nginx:x:101:101::/:/bin/false', ''];

/** What all images have: busybox and its links. */
export async function baseLayer(root: string): Promise<TarEntry[]> {
  const file = path.join(root, 'bin/busybox');
  const applets = (await run(file, ['--list'])).trim().split('\n');
  const links = applets.filter(name => name !== 'busybox').map(name => `bin/${name}`);
  const folders = ['bin', 'dev', 'etc', 'proc', 'root', 'run', 'sys', 'var', 'srv', 'data'];
  return [
    ...folders.map(name => ({ name: `${name}/` })),
    { name: 'tmp/', mode: 0o1777 },
    { name: 'bin/busybox', content: await readFile(file), mode: 0o755 },
    ...links.map(name => ({ name, link: 'busybox' })),
    { name: 'etc/passwd', content: users.join('\n') },
    { name: 'etc/group', content: 'root:x:0:\nnginx:x:101:\n' },
    { name: 'etc/nsswitch.conf', content: 'hosts: files dns\n' },
  ];
}

/** A single program and no shell, as images are that are made from scratch: BusyBox is what its file is called. */
async function bareLayer(root: string): Promise<TarEntry[]> {
  const program = await readFile(path.join(root, 'bin/busybox'));
  const folders = ['dev', 'etc', 'proc', 'sys', 'srv'].map(name => ({ name: `${name}/` }));
  return [...folders, { name: 'httpd', content: program, mode: 0o755 }];
}

async function nginxLayer(root: string): Promise<TarEntry[]> {
  return [...(await programWithLibraries(root, 'usr/sbin/nginx')), ...(await nginxFiles(root))];
}

/** What nginx needs beside its program. */
export async function nginxFiles(root: string): Promise<TarEntry[]> {
  const page = '<!doctype html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>\n';
  return [
    { name: 'var/lib/nginx/' },
    { name: 'var/log/nginx/' },
    {
      name: 'etc/nginx/mime.types',
      content: await readFile(path.join(root, 'etc/nginx/mime.types')),
    },
    { name: 'etc/nginx/nginx.conf', content: await readImageFile('nginx.conf') },
    { name: 'etc/nginx/conf.d/default.conf', content: await readImageFile('default.conf') },
    { name: 'usr/share/nginx/html/index.html', content: page },
  ];
}

async function redisLayer(root: string): Promise<TarEntry[]> {
  return [
    ...(await programWithLibraries(root, 'usr/bin/redis-check-rdb')),
    ...(await programWithLibraries(root, 'usr/bin/redis-cli')).slice(0, 1),
    { name: 'usr/bin/redis-server', link: 'redis-check-rdb' },
  ];
}
