/**
 * Networks that the engine makes itself and refuses to remove.
 * https://docs.docker.com/engine/network/ (bridge, host, none), Swarm's `ingress` and
 * `docker_gwbridge`, and Podman's default network.
 */
const names: ReadonlySet<string> = new Set([
  'bridge',
  'host',
  'none',
  'ingress',
  'docker_gwbridge',
  'podman',
]);

/** True for a network of that name that the engine made itself. */
export function isPredefined(name: string): boolean {
  return names.has(name);
}

/** The driver `host`: the container uses the host's own network, nothing can be connected or disconnected. */
export function isHostNetwork(network: { readonly driver: string }): boolean {
  return network.driver === 'host';
}

/** The driver `null`, of the network `none`: no network at all. A config-only network has it too. */
export function isNoneNetwork(network: {
  readonly name: string;
  readonly driver: string;
}): boolean {
  return network.driver === 'null' && network.name === 'none';
}

/** The default bridge has no name service: https://docs.docker.com/engine/network/drivers/bridge/ */
export function isDefaultBridge(network: {
  readonly name: string;
  readonly driver: string;
}): boolean {
  return network.driver === 'bridge' && network.name === 'bridge';
}
