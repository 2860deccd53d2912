import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { requestTo } from '../engine/request';
import { tryRun } from '../run';
import { delay } from '../wait';

/** The address of an engine that answers, looked for where the docker CLI would look. */
export async function findEngine(): Promise<string | undefined> {
  for (const host of await candidates()) if (await answers(host)) return host;
  return undefined;
}

async function candidates(): Promise<string[]> {
  const { DOCKER_HOST, XDG_RUNTIME_DIR } = process.env;
  if (DOCKER_HOST) return [DOCKER_HOST];
  const format = ['--format', '{{.Endpoints.docker.Host}}'];
  const context = (await tryRun('docker', ['context', 'inspect', ...format]))?.trim();
  const runtime = XDG_RUNTIME_DIR ?? '/run/user/none';
  const home = ['.docker/run', '.docker/desktop', '.colima/default', '.orbstack/run'];
  const sockets = [
    '/var/run/docker.sock',
    path.join(runtime, 'docker.sock'),
    ...home.map(folder => path.join(homedir(), folder, 'docker.sock')),
    path.join(runtime, 'podman', 'podman.sock'),
    '/run/podman/podman.sock',
  ];
  const hosts = sockets.filter(file => existsSync(file)).map(file => `unix://${file}`);
  return context ? [context, ...hosts] : hosts;
}

async function answers(host: string): Promise<boolean> {
  if (!/^(unix|tcp|http):/.test(host)) {
    const env = { ...process.env, DOCKER_HOST: host };
    return (await tryRun('docker', ['version'], { env, timeout: 10_000 })) !== undefined;
  }
  const ping = requestTo(host)('GET', '/_ping').then(({ status }) => status === 200);
  return Promise.race([ping.catch(() => false), delay(3000).then(() => false)]);
}
