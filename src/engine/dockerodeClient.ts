// The only file that knows dockerode; it becomes a bundle of its own, loaded at the first request.
import Docker from 'dockerode';
import type { EngineAddress } from './address';

/** Options of a call: query or body, and `abortSignal`. */
export type CallOptions = Readonly<Record<string, unknown>>;

/** What we use of dockerode, as it is: its own types know neither signals nor all of the answers. */
export interface DockerodeClient {
  listNetworks(options: CallOptions): Promise<unknown>;
  listContainers(options: CallOptions): Promise<unknown>;
  createNetwork(options: CallOptions): Promise<unknown>;
  getEvents(options: CallOptions): Promise<NodeJS.ReadableStream>;
  getContainer(id: string): { inspect(options: CallOptions): Promise<unknown> };
  getNetwork(id: string): {
    inspect(options: CallOptions): Promise<unknown>;
    remove(options: CallOptions): Promise<unknown>;
    connect(options: CallOptions): Promise<unknown>;
    disconnect(options: CallOptions): Promise<unknown>;
  };
}

/** A client for the address. Nothing is sent yet. */
export function createClient(address: EngineAddress): DockerodeClient {
  // What is not given would be taken from DOCKER_HOST, whatever the address says.
  const nowhere = { host: undefined, port: undefined, socketPath: undefined };
  return new Docker({ ...nowhere, ...options(address) } as object) as unknown as DockerodeClient;
}
