import http from 'node:http';
import path from 'node:path';
import { temporaryFolder } from './temporaryFolder';

export interface ProxyOptions {
  /** Called for each answer before its body is passed on; may cut the connection. */
  readonly onAnswer?: (url: string, cut: () => void) => void;
}

/** A socket that passes requests on to a real engine's, and counts what really goes over the wire. */
export async function startProxy(engineSocket: string, { onAnswer }: ProxyOptions = {}) {
  const folder = await temporaryFolder();
  const socket = path.join(folder.path, 'proxy.sock');
  const urls: string[] = [];
  const server = http.createServer((request, response) => {
    const { method, headers, url = '' } = request;
    urls.push(url);
    const onward = http.request(
      { socketPath: engineSocket, method, path: url, headers },
      answer => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        response.flushHeaders();
        answer.on('error', () => response.destroy());
        answer.pipe(response);
        onAnswer?.(url, () => {
          answer.destroy();
          response.destroy();
        });
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>(resolve => server.listen(socket, resolve));
  return {
    socket,
    urls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await folder.remove();
    },
  };
}
