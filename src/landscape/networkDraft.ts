import type { Subnet, TextMap } from './landscape';
import type { NetworkSettings } from './networkSettings';

/** A line of a table of options or labels, as it was typed. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** One subnet, as it was typed. Empty is what was left to the engine. */
export interface SubnetDraft {
  readonly subnet: string;
  readonly gateway: string;
  readonly ipRange: string;
  /** `router=172.20.0.5, printer=172.20.0.6` */
  readonly reserved: string;
}

/** A network that somebody is about to ask for, as it was typed: nothing of it is sure to make sense. */
export interface NetworkDraft {
  readonly name: string;
  readonly driver: string;
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
  readonly subnets: readonly SubnetDraft[];
  readonly isInternal: boolean;
  readonly isAttachable: boolean;
  /** Overlay's option `encrypted`; other drivers may have one of that name with a value. */
  readonly isEncrypted: boolean;
  readonly isConfigOnly: boolean;
  /** The name of a config-only network, or empty. */
  readonly configFrom: string;
  readonly options: readonly Pair[];
  readonly labels: readonly Pair[];
}

export const emptyDraft: NetworkDraft = {
  name: '',
  driver: 'bridge',
  hasIpv4: true,
  hasIpv6: false,
  subnets: [],
  isInternal: false,
  isAttachable: false,
  isEncrypted: false,
  isConfigOnly: false,
  configFrom: '',
  options: [],
  labels: [],
};

const encrypted = 'encrypted';

/** A draft that says the same as the settings. */
export function draftOf(settings: NetworkSettings): NetworkDraft {
  const isOverlay = settings.driver === 'overlay';
  const pairs = (map: TextMap = {}) =>
    Object.entries(map).map(([name, value]) => ({ name, value }));
  return {
    name: settings.name,
    driver: settings.driver || emptyDraft.driver,
    hasIpv4: settings.hasIpv4 ?? true,
    hasIpv6: settings.hasIpv6 ?? false,
    subnets: (settings.subnets ?? []).map(({ subnet, gateway = '', ipRange = '', reserved }) => ({
      subnet,
      gateway,
      ipRange,
      reserved: pairs(reserved)
        .map(({ name, value }) => `${name}=${value}`)
        .join(', '),
    })),
    isInternal: settings.isInternal ?? false,
    isAttachable: settings.isAttachable ?? false,
    isEncrypted: isOverlay && settings.options?.[encrypted] !== undefined,
    isConfigOnly: settings.isConfigOnly ?? false,
    configFrom: settings.configFrom ?? '',
    options: pairs(settings.options).filter(({ name }) => !isOverlay || name !== encrypted),
    labels: pairs(settings.labels),
  };
}

/** The settings that a draft without errors asks for. Empty lines of its tables are passed over. */
export function settingsOfDraft(draft: NetworkDraft): NetworkSettings {
  const { configFrom, isConfigOnly, driver } = draft;
  const base = {
    name: draft.name,
    driver: isConfigOnly ? '' : driver,
    isInternal: draft.isInternal && !isConfigOnly,
    // A driver that has no use for it takes it all the same, and Compose writes it for any.
    isAttachable: draft.isAttachable && !isConfigOnly,
    isConfigOnly,
  };
  // Everything else comes from the template; beside it the engine refuses it.
  if (configFrom !== '' && !isConfigOnly) return { ...base, configFrom };
  const isEncrypted = draft.isEncrypted && driver === 'overlay' && !isConfigOnly;
  return {
    ...base,
    ...(draft.hasIpv4 ? {} : { hasIpv4: false }),
    hasIpv6: draft.hasIpv6,
    subnets: draft.subnets.filter(({ subnet }) => subnet.trim() !== '').map(subnetOf),
    options: { ...mapOf(draft.options), ...(isEncrypted ? { [encrypted]: '' } : {}) },
    labels: mapOf(draft.labels),
  };
}

function subnetOf({ subnet, gateway, ipRange, reserved }: SubnetDraft): Subnet {
  const addresses = mapOf(reservedOf(reserved));
  return {
    subnet: subnet.trim(),
    ...(gateway.trim() ? { gateway: gateway.trim() } : {}),
    ...(ipRange.trim() ? { ipRange: ipRange.trim() } : {}),
    ...(Object.keys(addresses).length > 0 ? { reserved: addresses } : {}),
  };
}

/** The parts of `router=172.20.0.5, printer=172.20.0.6`; one without `=` has an empty name. */
export function reservedOf(text: string): readonly Pair[] {
  return text
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(part => {
      const [name = '', ...value] = part.split('=');
      return value.length > 0 ? { name, value: value.join('=') } : { name: '', value: name };
    });
}

function mapOf(pairs: readonly Pair[]): TextMap {
  const named = pairs.filter(({ name }) => name.trim() !== '');
  // From entries, not by assignment: a label may be named `__proto__`.
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]));
}
