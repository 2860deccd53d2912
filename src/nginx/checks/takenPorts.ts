import type { Container, Landscape } from '../../landscape/landscape';
import { isUp } from '../../landscape/ways';
import type { Directive } from '../read/directive';
import { listensOf } from '../routes/listens';
import type { Finding } from './finding';
import type { KnownListening } from './targets';

/** Ports of the checked file that somebody else has, where nginx listens: on the host itself, or in its container. */
export function takenPorts(
  directives: readonly Directive[],
  { containers }: Landscape,
  nginx: Container,
  listening: KnownListening,
): Finding[] {
  const servers = directives.filter(({ name }) => name === 'server');
  const sockets = listening(nginx)?.filter(({ protocol }) => protocol === 'tcp') ?? [];
  const byProcess = (port: number) =>
    sockets.find(each => each.port === port && isOther(each.process))?.process;
  const byContainer = (port: number) =>
    nginx.networkMode.kind === 'host'
      ? containers.find(
          each =>
            each !== nginx &&
            isUp(each) &&
            each.ports.some(
              ({ published, protocol }) => published?.port === port && protocol === 'tcp',
            ),
        )
      : undefined;
  return servers.flatMap(server =>
    (server.block ?? [])
      .filter(({ name }) => name === 'listen')
      .flatMap((directive): Finding[] => {
        const [[listen] = []] = listensOf([{ ...server, block: [directive] }]);
        const port = listen?.port;
        const by = port === undefined ? undefined : (byContainer(port) ?? byProcess(port));
        if (port === undefined || by === undefined) return [];
        return [{ kind: 'portTaken', port, by, line: directive.line, word: String(port) }];
      }),
  );
}

/** The nginx that runs has the ports of its configuration itself. */
function isOther(process: string | undefined): boolean {
  return process !== undefined && !/nginx|openresty/.test(process);
}
