/** What `npm start` was asked for. */
export interface StartOptions {
  readonly hasHelp: boolean;
  readonly wantsSample: boolean;
  readonly editorPort: number;
  readonly samplePort: number;
  readonly language: string | undefined;
  readonly editor: 'desktop' | 'web' | undefined;
}

export const helpText = `npm start            open a VS Code with the extension and an engine to try it on
npm start -- --sample    the same, with the sample application on whatever engine there is
npm start -- --help      this text

The desktop VS Code is taken where the command "code" exists, else code-server from npm, in the
browser. Where no engine answers, root on Debian or Ubuntu gets a private one: Docker is installed
from the distribution, with a socket and a data folder of its own, and the sample application in it.
Ctrl-C ends everything that was started.

  DOCKER_HOST                    the engine to use
  DOCKER_NETWORKS_EDITOR         desktop or web
  DOCKER_NETWORKS_PORT           port of the editor in the browser (8400)
  DOCKER_NETWORKS_SAMPLE_PORT    port of the sample application (8080)
  DOCKER_NETWORKS_LANGUAGE       display language of the extension, such as ko
  DOCKER_NETWORKS_CACHE          where downloads are kept (~/.cache/docker-networks)`;

/** Reads arguments and environment. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const unknown = args.filter(arg => !['--sample', '--help'].includes(arg));
  if (unknown.length > 0) throw new Error(`unknown option ${unknown.join(' ')}\n\n${helpText}`);
  const editor = env['DOCKER_NETWORKS_EDITOR'];
  return {
    hasHelp: args.includes('--help'),
    wantsSample: args.includes('--sample'),
    editorPort: Number(env['DOCKER_NETWORKS_PORT'] ?? 8400),
    samplePort: Number(env['DOCKER_NETWORKS_SAMPLE_PORT'] ?? 8080),
    language: env['DOCKER_NETWORKS_LANGUAGE'],
    editor: editor === 'desktop' || editor === 'web' ? editor : undefined,
  };
}
