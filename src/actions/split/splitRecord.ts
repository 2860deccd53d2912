import type { EndpointSettings } from '../../landscape/endpointSettings';
import { list, record as fieldsOf } from '../../landscape/fields';
import type { ContainerId, NetworkId } from '../../landscape/landscape';
import type { NetworkSettings } from '../../landscape/networkSettings';
import type { Place } from '../rebuild/attach';
import type { SplitMember, SplitPlan } from './splitPlan';

/** A container that a split connects to the new network, and its endpoint on the old one. */
export interface SplitEndpoint {
  readonly containerId: ContainerId;
  readonly containerName: string;
  readonly settings: EndpointSettings;
}

/** All that it takes to make a network flat again, at any moment. Plain JSON: it is on disk before the first step. */
export interface SplitRecord {
  readonly format: 1;
  /** Which engine, by what `GET /info` says: another one at the same address is left alone. */
  readonly engineId: string;
  readonly network: Place;
  readonly added: NetworkSettings;
  /** Known when it is made. */
  readonly addedId?: NetworkId;
  readonly middle: readonly SplitEndpoint[];
  readonly data: readonly SplitEndpoint[];
}

/** What of a plan has to outlive the process. */
export function recordOf(
  { network, added, middle, data }: SplitPlan,
  engineId: string,
): SplitRecord {
  const kept = ({ container, settings }: SplitMember): SplitEndpoint => ({
    containerId: container.id,
    containerName: container.name,
    settings,
  });
  return {
    format: 1,
    engineId,
    network: { id: network.id, name: network.name },
    added,
    middle: middle.map(kept),
    data: data.map(kept),
  };
}

/** As far as its shape tells: anybody may have written the file. */
export function isSplitRecord(value: unknown): value is SplitRecord {
  const { format, engineId, network, added, addedId, middle, data } = fieldsOf(value);
  const { id, name } = fieldsOf(network);
  return (
    format === 1 &&
    [engineId, id, name, fieldsOf(added)['name']].every(each => typeof each === 'string') &&
    (addedId === undefined || typeof addedId === 'string') &&
    Array.isArray(middle) &&
    Array.isArray(data) &&
    [...list(middle), ...list(data)].every(isEndpoint)
  );
}

function isEndpoint(value: unknown): boolean {
  const { containerId, containerName, settings } = fieldsOf(value);
  return (
    typeof containerId === 'string' &&
    typeof containerName === 'string' &&
    typeof settings === 'object' &&
    settings !== null
  );
}
