// The only file that knows dockerode; it becomes a bundle of its own, loaded at the first request.
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import type { Readable } from 'node:stream';
import Docker from 'dockerode';
import type { EngineAddress } from './address';

/** Options of a call: query or body, and `abortSignal`. */
export type CallOptions = Readonly<Record<string, unknown>>;

/** What we use of dockerode, as it is: its own types know neither signals nor all of the answers. */
export interface DockerodeClient {
  listNetworks(options: CallOptions): Promise<unknown>;
  listContainers(options: CallOptions): Promise<unknown>;
  createNetwork(options: CallOptions): Promise<unknown>;
  getEvents(options: CallOptions): Promise<Readable>;
  getContainer(id: string): { inspect(options: CallOptions): Promise<unknown> };
  inspectNetwork(id: string, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
  getNetwork(id: string): {
    remove(options: CallOptions): Promise<unknown>;
    connect(options: CallOptions): Promise<unknown>;
    disconnect(options: CallOptions): Promise<unknown>;
  };
}

/**
 * A client for the address. Nothing is sent yet.
 *
 * @throws the system's error when a TLS file cannot be read.
 */
export async function createClient(address: EngineAddress): Promise<DockerodeClient> {
  // What is not given would be taken from DOCKER_HOST, whatever the address says.
  const nowhere = { host: undefined, port: undefined, socketPath: undefined };
  const docker = new Docker({ ...nowhere, ...(await place(address)) });
  const inspectNetwork = inspectNetworkBy(docker);
  return Object.assign(docker, { inspectNetwork }) as unknown as DockerodeClient;
}

/** `getNetwork(id).inspect()` of dockerode 5.0.1 drops the signal: a hung request would stay open for ever. */
function inspectNetworkBy({ modem }: Docker): DockerodeClient['inspectNetwork'] {
  return (id, { abortSignal }) =>
    new Promise((resolve, reject) => {
      const statusCodes = { 200: true, 404: 'no such network', 500: 'server error' };
      modem.dial(
        { path: `/networks/${id}`, method: 'GET', abortSignal, statusCodes },
        (error, answer) => (error ? reject(error) : resolve(answer)),
      );
    });
}

async function place(address: EngineAddress): Promise<CallOptions> {
  if (address.kind !== 'tcp') return { socketPath: address.path };
  const { host, port, tls } = address;
  if (!tls) return { host, port, protocol: 'http' };
  const [ca, cert, key] = await Promise.all([tls.ca, tls.cert, tls.key].map(readPem));
  const agent = new Agent({ ca, cert, key, rejectUnauthorized: tls.verify });
  return { host, port, protocol: 'https', agent };
}

async function readPem(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : readFile(path, 'utf8');
}
