import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a configuration of the Docker CLI whose current context is an engine; gives the environment that leads there. */
export async function useDockerContext(
  folder: string,
  name: string,
  host: string,
): Promise<NodeJS.ProcessEnv> {
  const digest = createHash('sha256').update(name).digest('hex');
  const meta = path.join(folder, 'contexts', 'meta', digest);
  await mkdir(meta, { recursive: true });
  await writeFile(path.join(folder, 'config.json'), JSON.stringify({ currentContext: name }));
  const endpoint = { Host: host, SkipTLSVerify: false };
  await writeFile(
    path.join(meta, 'meta.json'),
    JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: endpoint } }),
  );
  return { DOCKER_CONFIG: folder, DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined };
}
