import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from './temporaryFolder';

/** A FAKE of a hung daemon: it accepts every connection and reads, but never answers. */
export async function startHungDaemonFake() {
  const folder = await temporaryFolder();
  const socket = path.join(folder.path, 'hung.sock');
  const open = new Set<Socket>();
  const server = createServer(connection => {
    open.add(connection);
    connection.on('error', () => undefined);
    connection.on('close', () => open.delete(connection));
    connection.resume();
  });
  await new Promise<void>(resolve => server.listen(socket, resolve));
  return {
    socket,
    /** Connections that nobody has closed yet. */
    connections: () => open.size,
    stop: async () => {
      for (const connection of open) connection.destroy();
      await new Promise(resolve => server.close(resolve));
      await folder.remove();
    },
  };
}
