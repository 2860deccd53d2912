import type { ImageRecipe } from './archive';
import type { LayerName } from './layers';

const second = 1e9; // the API counts nanoseconds

/** How nginx is run. */
export const nginxConfig: ImageRecipe['config'] = {
  Cmd: ['nginx', '-g', 'daemon off;'],
  StopSignal: 'SIGQUIT',
  ExposedPorts: { '80/tcp': {} },
};

function health(...test: string[]) {
  return { Test: ['CMD', ...test], Interval: 10 * second, Timeout: 5 * second, Retries: 3 };
}

/** The images of the sample application and of the tests. */
export const imageRecipes: readonly ImageRecipe<LayerName>[] = [
  { tags: ['lab/busybox:latest'], layers: ['base'], config: { Cmd: ['sh'] } },
  { tags: ['lab/bare:latest'], layers: ['bare'], config: { Cmd: ['/httpd', '-f', '-h', '/srv'] } },
  { tags: ['sample/nginx:1'], layers: ['base', 'nginx'], config: nginxConfig },
  {
    tags: ['sample/web:1'],
    layers: ['base', 'web'],
    config: {
      Cmd: ['httpd', '-f', '-p', '80', '-h', '/srv'],
      StopSignal: 'SIGKILL', // busybox's httpd ignores the gentle ones as a first process
      ExposedPorts: { '80/tcp': {} },
      Healthcheck: health('wget', '-q', '-O', '/dev/null', 'http://127.0.0.1/'),
    },
  },
  {
    tags: ['sample/api:1'],
    layers: ['base', 'api'],
    config: {
      Cmd: ['httpd', '-f', '-p', '8080', '-h', '/srv'],
      StopSignal: 'SIGKILL',
      ExposedPorts: { '8080/tcp': {} },
    },
  },
  {
    tags: ['sample/db:1'],
    layers: ['base', 'redis'],
    config: {
      Cmd: ['redis-server', '--protected-mode', 'no', '--dir', '/data', '--save', ''],
      ExposedPorts: { '6379/tcp': {} },
      Healthcheck: health('redis-cli', 'ping'),
    },
  },
];
