import type { Duplex } from 'node:stream';

/** Bytes: nobody reads more. */
const longest = 4000;

/** Says something over a connection and gives what comes back until it ends, nothing more is wanted, or the signal. */
export function hear(socket: Duplex, words: string, signal: AbortSignal): Promise<string> {
  return new Promise(resolve => {
    let said = '';
    const finish = () => {
      socket.destroy();
      resolve(said);
    };
    if (signal.aborted) return finish();
    signal.addEventListener('abort', finish, { once: true });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      said += chunk;
      if (said.length >= longest) finish();
    });
    for (const event of ['end', 'close', 'error']) socket.once(event, finish);
    socket.write(words);
  });
}
