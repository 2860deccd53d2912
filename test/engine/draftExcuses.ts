import type { DraftReason } from '../../src/landscape/draftProblems';
import type { EngineVersion } from '../lab/engine';

/** Why our checks and an engine may disagree about a draft. */
export interface Excuse {
  readonly why: string;
  readonly on: readonly EngineVersion[];
  /** Which cases, by their titles. */
  readonly cases: RegExp;
  /** What we say where the engine says nothing; left out where the engine alone says something. */
  readonly kind?: DraftReason['kind'];
}

const docker = ['20.10', '26.1', '28.5'] as const;
const podman = ['podman5'] as const;
const all = [...docker, ...podman];
const untilIpv4Off = ['20.10', '26.1'] as const;

/** Where we say that a draft is in error, and the engine takes it. */
const stricter: readonly (Excuse & { readonly kind: DraftReason['kind'] })[] = [
  {
    kind: 'name',
    on: docker,
    cases: /^name "( a|a\\nb|ingress|docker_gwbridge|podman|x+)"$/,
    why: 'it is taken for another name, or is one that a Swarm, Podman or a file system wants',
  },
  {
    kind: 'name',
    on: podman,
    cases: /^name "(|ingress|docker_gwbridge)"$/,
    why: 'Podman makes up a name; and they are special where Docker reads the same list',
  },
  {
    kind: 'hostBits',
    on: ['20.10', 'podman5'],
    cases: /host bits|range 10.70.5.7.24/,
    why: 'newer engines refuse it: it is a typing error',
  },
  {
    kind: 'overlapsRoute',
    on: docker,
    cases: /fe80|224|127/,
    why: 'nobody can be reached there',
  },
  { kind: 'overlapsRoute', on: podman, cases: /224|multicast/, why: 'nobody can be reached there' },
  { kind: 'notCidr', on: podman, cases: /mapped/, why: 'Podman makes an IPv4 subnet of it' },
  { kind: 'overlapsRow', on: podman, cases: /same twice/, why: 'addresses would be given twice' },
  { kind: 'subnetMissing', on: all, cases: /only a gateway/, why: 'it cannot be sent' },
  {
    kind: 'edge',
    on: ['28.5'],
    cases: /ffff:ffff:ffff:ffff|IPv6 last/,
    why: 'the last address of a /64, refused before Docker 27, is not worth a condition',
  },
  {
    kind: 'edge',
    on: podman,
    cases: /gateway/,
    why: 'Podman gives the bridge an address that stands for the network',
  },
  { kind: 'tooSmall', on: podman, cases: /range|128/, why: 'no container would get an address' },
  { kind: 'tooSmall', on: ['20.10'], cases: /config-only/, why: 'refused when it is used' },
  { kind: 'reservedUnnamed', on: all, cases: /reserved/, why: 'it cannot be sent' },
  {
    kind: 'reservedTwice',
    on: all,
    cases: /reserved a=10.70.0.9,a=/,
    why: 'only one of them can be sent',
  },
  ...(['notAddress', 'outside', 'edge', 'reservedGateway', 'reservedTwice'] as const).map(kind => ({
    kind,
    on: podman,
    cases: /reserved/,
    why: 'Podman passes over reserved addresses in silence',
  })),
  {
    kind: 'reservedGateway',
    on: docker,
    cases: /config-only/,
    why: 'refused when it is used',
  },
  {
    kind: 'outside',
    on: ['20.10'],
    cases: /range|config-only/,
    why: 'containers would get addresses that the bridge does not know',
  },
  ...(['noFamily', 'ipv4Needed'] as const).map(kind => ({
    kind,
    on: [...untilIpv4Off, ...podman],
    cases: /family|IPv4/,
    why: 'the engine passes over it in silence: the network would have IPv4',
  })),
  { kind: 'noFamily', on: ['28.5'], cases: /config-only/, why: 'refused when it is used' },
  {
    kind: 'familyOff',
    on: all,
    cases: /off with an/,
    why: 'the network would not have it, or have it all the same',
  },
  {
    kind: 'badOption',
    on: ['20.10', 'podman5'],
    cases: /mtu "?(60|67|65536|1279|)"?$/,
    why: 'containers would not start, or be without IPv6',
  },
  { kind: 'badOption', on: all, cases: /mtu "0"/, why: 'it says nothing' },
  {
    kind: 'badOption',
    on: all,
    cases: /(bridge name|prefix|no trusted.*|on nothing|_mode ?)( "")?$/,
    why: 'an option without a value says nothing',
  },
  {
    kind: 'badOption',
    on: docker,
    cases: /prefix "(x+|a.b)"/,
    why: 'containers would not start',
  },
  { kind: 'badOption', on: podman, cases: /macvlan on lo/, why: 'containers would not start' },
  {
    kind: 'badOption',
    on: docker,
    cases: /config-only, nonsense option/,
    why: 'refused when it is used',
  },
  { kind: 'unnamed', on: all, cases: /without name/, why: 'nobody could read it again' },
  { kind: 'twice', on: all, cases: /twice/, why: 'only one of them can be sent' },
  {
    kind: 'bridgeNameTaken',
    on: ['20.10'],
    cases: /docker0|the bridge of there/,
    why: 'removing the network breaks the default bridge',
  },
  {
    kind: 'templateMissing',
    on: podman,
    cases: /template|from what is none/,
    why: 'Podman passes over it in silence',
  },
];

/** Where the engine refuses what we find nothing wrong with. */
const looser: readonly Excuse[] = [
  { on: all, cases: /van on nosuch0|vlan on nosuch0/, why: 'only the engine knows its interfaces' },
  { on: docker, cases: /bridge name eth0/, why: 'only the engine knows its interfaces' },
  {
    on: podman,
    cases: /brthere|the bridge of there/,
    why: 'Podman does not say the names of bridges',
  },
  {
    on: podman,
    cases: /config-only over there/,
    why: 'Podman passes over it, and the form does not offer it',
  },
  {
    on: all,
    cases: /an unknown driver|(host|null) again/,
    why: 'the form offers the drivers that there are',
  },
  {
    on: docker,
    cases: /vlan (without parent|internal)$/,
    why: 'the kernel of the lab has no dummy interfaces',
  },
];

/** What may be said for a case about which we and the engine disagree, and which of it was of use. */
export class Excuses {
  readonly #used = new Set<Excuse>();

  constructor(readonly version: EngineVersion) {}

  /** `kinds` are our errors, none where the engine alone refuses. Without a title only the kinds have to fit. */
  isExcused(kinds: readonly DraftReason['kind'][], title?: string): boolean {
    const fits = ({ on, cases }: Excuse) =>
      on.includes(this.version) && (title === undefined || cases.test(title));
    if (kinds.length === 0) {
      const excuse = looser.find(fits);
      if (excuse) this.#used.add(excuse);
      return excuse !== undefined;
    }
    // The engine does not look at the subnets of a family that is off.
    if (title === undefined && kinds.includes('familyOff')) return true;
    const found = kinds.map(kind => stricter.find(each => each.kind === kind && fits(each)));
    for (const excuse of found) if (excuse) this.#used.add(excuse);
    return found.every(excuse => excuse !== undefined);
  }

  /** Those for this version that nothing needed. */
  get unused(): readonly Excuse[] {
    const own = [...stricter, ...looser].filter(({ on }) => on.includes(this.version));
    return own.filter(excuse => !this.#used.has(excuse));
  }
}
