import fc from 'fast-check';
import type { DraftContext } from '../../../src/landscape/draftProblems';
import { draftProblems } from '../../../src/landscape/draftProblems';
import { type EngineFacts, readEngineFacts } from '../../../src/landscape/engineFacts';
import type { Landscape, Network } from '../../../src/landscape/landscape';
import {
  emptyDraft,
  type NetworkDraft,
  type SubnetDraft,
} from '../../../src/landscape/networkDraft';
import { readNetwork } from '../../../src/landscape/readNetwork';
import { hex, rawNetwork } from './payloads';

/** An engine that speaks that version of the API, in no Swarm. */
export function engineFacts(api: string, info: object = {}): EngineFacts {
  return readEngineFacts(info, { ApiVersion: api, Os: 'linux' });
}

export const podmanFacts: EngineFacts = readEngineFacts(
  {},
  { ApiVersion: '1.44', Components: [{ Name: 'Podman Engine' }] },
);

export function network(part: Readonly<Record<string, unknown>>): Network {
  const read = readNetwork(rawNetwork(part));
  if (!read) throw new Error('no network');
  return read;
}

/** The network `there`: 10.90.0.0/16, on the bridge `brthere`. */
export const there = network({
  Name: 'there',
  Id: hex('b'),
  IPAM: { Driver: 'default', Config: [{ Subnet: '10.90.0.0/16', Gateway: '10.90.0.1' }] },
  Options: { 'com.docker.network.bridge.name': 'brthere' },
});

export const landscapeOf = (...networks: readonly Network[]): Landscape => ({
  ...{ networks, containers: [] },
});

export function draft(part: Partial<NetworkDraft>): NetworkDraft {
  return { ...emptyDraft, name: 'new', ...part };
}

export function subnet(text: string, part: Partial<SubnetDraft> = {}): SubnetDraft {
  return { subnet: text, gateway: '', ipRange: '', reserved: '', ...part };
}

/** What is said, as `severity place: kind`; on Docker 28 beside `there` where nothing else is said. */
export function said(
  part: Partial<NetworkDraft>,
  context: Partial<DraftContext> = {},
): readonly string[] {
  const problems = draftProblems(draft(part), {
    landscape: landscapeOf(there),
    facts: engineFacts('1.51'),
    routes: [],
    avoided: [],
    ...context,
  });
  return problems.map(({ severity, field, row, column, reason }) => {
    const place = [field, row, column].filter(each => each !== undefined).join('.');
    return `${severity} ${place}: ${reason.kind}`;
  });
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', 'a', '10.0.0.0/8', 'fd00::/64', '10.0.0.1', '__proto__'),
);
const pairs = fc.array(fc.record({ name: text, value: text }), { maxLength: 3 });

/** Whatever somebody or something could put into the fields. */
export const anyDraft: fc.Arbitrary<NetworkDraft> = fc.record({
  name: text,
  driver: fc.oneof(text, fc.constantFrom('bridge', 'macvlan', 'overlay', 'constructor')),
  hasIpv4: fc.boolean(),
  hasIpv6: fc.boolean(),
  subnets: fc.array(fc.record({ subnet: text, gateway: text, ipRange: text, reserved: text }), {
    maxLength: 3,
  }),
  isInternal: fc.boolean(),
  isAttachable: fc.boolean(),
  isEncrypted: fc.boolean(),
  isConfigOnly: fc.boolean(),
  configFrom: text,
  options: pairs,
  labels: pairs,
});
