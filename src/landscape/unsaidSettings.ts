import { list, record, someText } from './fields';

/**
 * What a line or file of ours does not say of a container, by its names in the API.
 *
 * @param hostConfig as the engine has it.
 */
export function unsaidSettings(hostConfig: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(options).flatMap(([name, usual]) => {
    const value = hostConfig[name];
    const isUsual = [undefined, null, '', 0, false, ...usual].includes(value);
    const isEmpty = typeof value === 'object' && Object.keys(value ?? {}).length === 0;
    return isUsual || isEmpty || (name === 'Ulimits' && arePodmans(value)) ? [] : [name];
  });
}

/** Podman lists its own limits by these names, with those that somebody chose among them. */
function arePodmans(limits: unknown): boolean {
  return list(limits).every(limit => someText(record(limit)['Name'])?.startsWith('RLIMIT_'));
}

/** Options of `docker run` that a line of ours does not have, with what they are when nobody chose them. */
const options: Readonly<Record<string, readonly unknown[]>> = {
  CapAdd: [],
  CapDrop: [],
  CpuShares: [],
  CpusetCpus: [],
  DeviceRequests: [],
  Devices: [],
  Dns: [],
  DnsSearch: [],
  ExtraHosts: [],
  GroupAdd: [],
  Init: [],
  Links: [],
  Memory: [],
  MemoryReservation: [],
  NanoCpus: [],
  PidMode: ['private'],
  PidsLimit: [2048],
  Privileged: [],
  ReadonlyRootfs: [],
  SecurityOpt: [],
  Sysctls: [],
  Tmpfs: [],
  Ulimits: [],
  UsernsMode: [],
  VolumesFrom: [],
};
