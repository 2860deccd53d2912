import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A socket that passes everything on to an engine's, and hears what is asked. */
export interface ListeningProxy {
  readonly socket: string;
  /** How many requests there were so far whose first line has this in it. */
  count(text: string): number;
  close(): void;
}

/** Opens one beside an engine. */
export async function listenTo(engineSocket: string): Promise<ListeningProxy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-proxy-'));
  const socket = path.join(folder, 'docker.sock');
  const open = new Set<Socket>();
  const lines: string[] = [];
  const server = createServer(near => {
    const far = connect(engineSocket);
    for (const end of [near, far]) {
      open.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        near.destroy();
        far.destroy();
        open.delete(end);
      });
    }
    near.on('data', chunk => lines.push(...(chunk.toString().match(/^\w+ \/.* HTTP/gm) ?? [])));
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>(resolve => server.listen(socket, resolve));
  return {
    socket,
    count: text => lines.filter(line => line.includes(text)).length,
    close: () => {
      server.close();
      for (const each of open) each.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
