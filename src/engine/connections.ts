import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { EngineAddress } from './address';
import { SshConnection } from './sshConnection';

/** An engine on another machine, or on this one by way of its network. */
type RemoteAddress = Extract<EngineAddress, { readonly host: string }>;

/** Milliseconds that a connection waits for its next request: logging in costs more than most requests. */
const idle = 30_000;

/**
 * Milliseconds of silence after which the system asks whether the other machine is still there. Events may be silent for
 * hours, and after a sleep of this machine nobody else would ever say that their connection is gone.
 */
const alive = { keepAlive: true, keepAliveInitialDelay: 30_000 };

/**
 * Gives what makes the connections to an engine for HTTP. They are used again while they are open.
 *
 * @throws the system's error when a TLS file cannot be read.
 */
export async function connectionsTo(address: RemoteAddress): Promise<Agent> {
  const createConnection = await connector(address);
  return Object.assign(new Agent({ keepAlive: true, timeout: idle }), { createConnection });
}

async function connector(address: RemoteAddress): Promise<() => Duplex> {
  if (address.kind === 'ssh') return () => new SshConnection(address);
  const { host, port, tls } = address;
  if (!tls) return () => connectTcp({ host, port, ...alive });
  const [ca, cert, key] = await Promise.all([tls.ca, tls.cert, tls.key].map(readPem));
  // An address is no name to be asked for: https://www.rfc-editor.org/rfc/rfc6066#section-3
  const name = isIP(host) === 0 ? { servername: host } : {};
  const checks = { ...name, ca, cert, key, rejectUnauthorized: tls.verify };
  return () =>
    connectTls({ host, port, ...checks }).setKeepAlive(true, alive.keepAliveInitialDelay);
}

async function readPem(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : readFile(path, 'utf8');
}
