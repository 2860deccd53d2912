import { createServer } from 'node:net';
import { freePort } from '../vscodeServer';

/** The wanted port, or another one when something listens there already. */
export async function portOrFree(port: number): Promise<number> {
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
