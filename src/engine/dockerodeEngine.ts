import type { EndpointSettings } from '../landscape/endpointSettings';
import type { ContainerId, NetworkId } from '../landscape/landscape';
import { record, someText } from '../landscape/fields';
import type { EngineAddress } from './address';
import type { CallOptions, DockerodeClient } from './dockerodeClient';
import type { Engine, NetworkToCreate } from './engine';
import { EngineError } from './engineError';
import { type EngineEvent, eventFilters, readEvents } from './events';
import { withLimit } from './withLimit';

/** Milliseconds that an engine has to answer a question, and to carry out a change. */
export interface TimeLimits {
  readonly read: number;
  readonly change: number;
}

export const defaultLimits: TimeLimits = { read: 10_000, change: 60_000 };

/** Hears of every request when it has ended, for the log. `milliseconds` is its wall time. */
export type RequestListener = (request: string, milliseconds: number, error?: unknown) => void;

/** An engine at an address, through dockerode, which is loaded with the first request. */
export class DockerodeEngine implements Engine {
  private client: Promise<DockerodeClient> | undefined;

  constructor(
    readonly address: EngineAddress,
    private readonly onRequest: RequestListener = () => undefined,
    private readonly limits: TimeLimits = defaultLimits,
  ) {}

  async listNetworks(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]> {
    return listOf(
      await this.read('GET /networks', signal, (client, abortSignal) =>
        client.listNetworks({ ...idFilter(ids), abortSignal }),
      ),
    );
  }

  async listContainers(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]> {
    return listOf(
      await this.read('GET /containers/json', signal, (client, abortSignal) =>
        client.listContainers({ all: true, ...idFilter(ids), abortSignal }),
      ),
    );
  }

  inspectNetwork(id: NetworkId, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /networks/{id}', signal, (client, abortSignal) =>
      client.inspectNetwork(id, { abortSignal }),
    );
  }

  inspectContainer(id: ContainerId, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /containers/{id}/json', signal, (client, abortSignal) =>
      client.getContainer(id).inspect({ abortSignal }),
    );
  }

  async createNetwork(network: NetworkToCreate, signal?: AbortSignal): Promise<NetworkId> {
    const created = await this.change('POST /networks/create', signal, (client, abortSignal) =>
      client.createNetwork({
        Name: network.name,
        Driver: network.driver,
        // Engines before API 1.44 make a second network of the same name without it.
        CheckDuplicate: true,
        abortSignal,
      }),
    );
    const id = someText(record(created)['id']);
    if (id === undefined) throw new EngineError('failed', 'the engine gave no id');
    return id as NetworkId;
  }

  async removeNetwork(id: NetworkId, signal?: AbortSignal): Promise<void> {
    await this.change('DELETE /networks/{id}', signal, (client, abortSignal) =>
      client.getNetwork(id).remove({ abortSignal }),
    );
  }

  async connect(
    network: NetworkId,
    container: ContainerId,
    settings: EndpointSettings = {},
    signal?: AbortSignal,
  ): Promise<void> {
    await this.change('POST /networks/{id}/connect', signal, (client, abortSignal) =>
      client.getNetwork(network).connect({
        Container: container,
        EndpointConfig: endpointConfig(settings),
        abortSignal,
      }),
    );
  }

  async disconnect(
    network: NetworkId,
    container: ContainerId,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.change('POST /networks/{id}/disconnect', signal, (client, abortSignal) =>
      client.getNetwork(network).disconnect({ Container: container, abortSignal }),
    );
  }

  async events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>> {
    // The limit is for the answer to begin; after that only the caller's signal ends it.
    const stream = await this.read('GET /events', signal, (client, abortSignal) =>
      client.getEvents({ filters: eventFilters, abortSignal }),
    );
    const end = () => stream.destroy();
    signal.addEventListener('abort', end, { once: true });
    stream.once('close', () => signal.removeEventListener('abort', end));
    if (signal.aborted) end();
    return readEvents(stream);
  }

  private read<T>(name: string, signal: AbortSignal | undefined, call: Call<T>): Promise<T> {
    return this.request(name, this.limits.read, signal, call);
  }

  private change<T>(name: string, signal: AbortSignal | undefined, call: Call<T>): Promise<T> {
    return this.request(name, this.limits.change, signal, call);
  }

  private async request<T>(
    name: string,
    limit: number,
    caller: AbortSignal | undefined,
    call: Call<T>,
  ): Promise<T> {
    const begin = performance.now();
    try {
      const result = await withLimit(limit, caller, async signal =>
        call(await this.load(), signal),
      );
      this.onRequest(name, performance.now() - begin);
      return result;
    } catch (error) {
      this.onRequest(name, performance.now() - begin, error);
      throw error;
    }
  }

  private load(): Promise<DockerodeClient> {
    this.client ??= import('./dockerodeClient').then(module => module.createClient(this.address));
    return this.client;
  }
}

type Call<T> = (client: DockerodeClient, signal: AbortSignal) => Promise<T>;

/** Whatever else answers at the address, its page must not pass for an engine without networks. */
function listOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  // Go writes an empty list as null, which dockerode gives as a buffer.
  if (Buffer.isBuffer(answer) && answer.toString().trim() === 'null') return [];
  throw new EngineError('failed', 'the answer is not that of a container engine');
}

/** https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Network/operation/NetworkConnect */
function endpointConfig(settings: EndpointSettings): CallOptions {
  return {
    IPAMConfig: {
      IPv4Address: settings.fixedIpv4,
      IPv6Address: settings.fixedIpv6,
      LinkLocalIPs: settings.linkLocalIps,
    },
    Aliases: settings.aliases,
    Links: settings.links,
    DriverOpts: settings.driverOptions,
    GwPriority: settings.gatewayPriority,
  };
}

function idFilter(ids: readonly string[] | undefined): CallOptions {
  return ids ? { filters: { id: ids } } : {};
}
