import type { SwarmFacts } from '../landscape/engineFacts';
import type { Landscape, Network, NetworkId } from '../landscape/landscape';
import { list, record, someText } from '../landscape/fields';
import { networksOf } from '../landscape/readSwarm';
import type { Service } from '../landscape/swarm';
import { takesServices } from '../landscape/swarmContext';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import type { Action } from './action';
import { csvField } from './csvField';
import { networkOperand, operands } from './operands';
import { Refusal } from './refusal';

/** How a service is on a network, as its specification says it: aliases and driver options among it. */
interface ServiceAttachment {
  readonly target: NetworkId;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Where a service's connections are changed from. */
export interface ServiceScene {
  readonly landscape: Landscape;
  readonly swarm: SwarmFacts;
}

/**
 * Connects a service to a network by updating it, which replaces its tasks one after another:
 * https://docs.docker.com/reference/cli/docker/service/update/#network-add
 *
 * @param attachment how it was connected before, to undo a disconnect.
 * @throws Refusal when it is connected already, when this node is no manager, or when the network is none
 * that services are connected to.
 */
export function connectService(
  scene: ServiceScene,
  service: Service,
  network: Network,
  attachment: ServiceAttachment = { target: network.id, raw: { Target: network.id } },
): Action {
  checkPossible(scene, network);
  if (service.networkIds.includes(network.id)) {
    throw new Refusal({ kind: 'serviceConnected', service, network });
  }
  const name = networkOperand(scene.landscape, network);
  return {
    cli: [updateLine('--network-add', attachmentText(name, attachment), service)],
    touches: {},
    about: { network: network.name, service: service.name },
    run: async (engine, signal) => {
      await update(engine, service, signal, networks => [
        ...networks.filter(other => targetOf(other) !== network.id),
        attachment.raw,
      ]);
    },
  };
}

/**
 * Disconnects a service from a network, likewise. Gives what `connectService` needs to undo it.
 *
 * @throws Refusal when it is not connected, and as `connectService` does.
 */
export function disconnectService(
  scene: ServiceScene,
  service: Service,
  network: Network,
): Action<ServiceAttachment> {
  checkPossible(scene, network);
  if (!service.networkIds.includes(network.id)) {
    throw new Refusal({ kind: 'serviceNotConnected', service, network });
  }
  const name = networkOperand(scene.landscape, network);
  return {
    cli: [updateLine('--network-rm', name, service)],
    touches: {},
    about: { network: network.name, service: service.name },
    run: async (engine, signal) => {
      const before = await update(engine, service, signal, networks =>
        networks.filter(other => targetOf(other) !== network.id),
      );
      const raw = before.find(other => targetOf(other) === network.id);
      return { target: network.id, raw: raw === undefined ? { Target: network.id } : record(raw) };
    },
  };
}

function checkPossible({ swarm }: ServiceScene, network: Network): void {
  if (!swarm.isManager) throw new Refusal({ kind: 'notManager', swarm });
  if (!takesServices(network)) throw new Refusal({ kind: 'notForServices', network });
}

/** Reads the service, changes its networks and nothing else, and sends it back. Gives the networks before. */
async function update(
  engine: Engine,
  service: Service,
  signal: AbortSignal,
  change: (networks: readonly unknown[]) => readonly unknown[],
): Promise<readonly unknown[]> {
  const read = record(await engine.inspectService(service.id, signal));
  const version = record(read['Version'])['Index'];
  if (typeof version !== 'number') throw new EngineError('failed', 'the service has no version');
  const spec = record(read['Spec']);
  const networks = networksOf(spec);
  await engine.updateService(service.id, version, withNetworks(spec, change(networks)), signal);
  return networks;
}

/**
 * A service that was made long ago has its networks in `Spec.Networks`. The engine wants that field back
 * as it is, and obeys `TaskTemplate.Networks`. Only where that one is empty it would still follow the old
 * field; so then it is left out, which an engine refuses rather than does nothing.
 */
export function withNetworks(
  spec: Readonly<Record<string, unknown>>,
  networks: readonly unknown[],
): object {
  const updated = {
    ...spec,
    TaskTemplate: { ...record(spec['TaskTemplate']), Networks: networks },
  };
  return networks.length > 0 ? updated : { ...updated, Networks: undefined };
}

function targetOf(raw: unknown): string | undefined {
  return someText(record(raw)['Target']);
}

function updateLine(option: string, value: string, { name }: Service): readonly string[] {
  return ['docker', 'service', 'update', option, value, ...operands(name)];
}

/** `NAME`, or `name=NAME,alias=…` where there is more to say. */
function attachmentText(name: string, { raw }: ServiceAttachment): string {
  const more = [
    ...list(raw['Aliases']).map(alias => `alias=${String(alias)}`),
    ...Object.entries(record(raw['DriverOpts'])).map(
      ([key, value]) => `driver-opt=${key}=${String(value)}`,
    ),
  ];
  return more.length > 0 ? [`name=${name}`, ...more].map(csvField).join(',') : name;
}
