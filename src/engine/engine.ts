import type { EndpointSettings } from '../landscape/endpointSettings';
import type { ContainerId, NetworkId } from '../landscape/landscape';
import type { EngineAddress } from './address';
import type { EngineEvent } from './events';

/** What a new network is made of; more of the engine's options as actions need them. */
export interface NetworkToCreate {
  readonly name: string;
  readonly driver: string;
}

/**
 * One engine. Every method is one request with a time limit, takes a signal that cancels it, and throws
 * an `EngineError`. Payloads come as the engine sent them: `landscape` reads them.
 */
export interface Engine {
  readonly address: EngineAddress;
  /** All networks, or those with the given ids. */
  listNetworks(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]>;
  /** All containers, running or not, or those with the given ids. */
  listContainers(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]>;
  inspectNetwork(id: NetworkId, signal?: AbortSignal): Promise<unknown>;
  inspectContainer(id: ContainerId, signal?: AbortSignal): Promise<unknown>;
  createNetwork(network: NetworkToCreate, signal?: AbortSignal): Promise<NetworkId>;
  removeNetwork(id: NetworkId, signal?: AbortSignal): Promise<void>;
  connect(
    network: NetworkId,
    container: ContainerId,
    settings?: EndpointSettings,
    signal?: AbortSignal,
  ): Promise<void>;
  disconnect(network: NetworkId, container: ContainerId, signal?: AbortSignal): Promise<void>;
  /** Settles when the engine has accepted; then yields until the engine or the signal ends it. */
  events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>>;
}
