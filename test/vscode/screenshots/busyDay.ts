import type { LabEngine } from '../../lab/engine';
import { startSample } from '../../lab/sample';

/** The sample application, and beside it what is on a developer's engine after a while. */
export async function startBusyDay(engine: LabEngine): Promise<void> {
  const docker = (args: readonly string[]) => engine.docker(args);
  await startSample(engine.request);
  await docker(['tag', 'sample/web:1', 'blog/site:2.4']);
  await docker(['tag', 'sample/api:1', 'blog/cms:2.4']);
  await docker(['tag', 'sample/db:1', 'blog/cache:1.0']);
  const project = ['--label', 'com.docker.compose.project=blog'];
  await docker(['network', 'create', ...project, 'blog_default']);
  const start = (name: string, image: string, ...args: readonly string[]) =>
    docker(['run', '-d', '--name', name, ...args, ...image.split(' ')]);
  const inBlog = (service: string) => [
    ...[...project, '--label', `com.docker.compose.service=${service}`],
    ...['--network', 'blog_default', '--network-alias', service],
  ];
  await start('blog-cache', 'blog/cache:1.0', ...inBlog('cache'));
  await start('blog-cms', 'blog/cms:2.4', ...inBlog('cms'), '-p', '127.0.0.1:8082:8080');
  await start('blog-site', 'blog/site:2.4', ...inBlog('site'), '-p', '8081:80');
  await start('blog-migrate', 'blog/cms:2.4 true', ...inBlog('migrate'));
  await start('metrics', 'lab/busybox sleep 86400', '--network', 'host');
  await start('api-debug', 'lab/busybox sleep 86400', '--network', 'container:shop-api');
  await docker(['wait', 'blog-migrate']);
}
