import type { Directive } from '../read/directive';
import { compare, type NginxVersion } from '../site/version';
import type { Finding } from './finding';
import { everyDirective } from './placed';

/** A flaw of some versions of nginx that something in a configuration lays open. */
export interface WeakSpot {
  readonly cve: string;
  readonly about: WeakPart;
  readonly version: NginxVersion;
  /** The first version of its line that is mended. */
  readonly mended: NginxVersion;
}

/** What a flaw is about. */
export type WeakPart =
  'resolver' | 'http2' | 'http3' | 'regexMap' | 'rewrite' | 'nestedRewrite' | 'bodyToHttp2';

interface Advisory {
  readonly cve: string;
  readonly about: WeakPart;
  /** From the first version that has it up to the first that does not have it any more. */
  readonly ranges: readonly (readonly [since: NginxVersion, mended: NginxVersion])[];
}

/** https://nginx.org/en/security_advisories.html; the newest ones first. */
const advisories: readonly Advisory[] = [
  {
    cve: 'CVE-2026-125283',
    about: 'regexMap',
    ranges: [
      [
        [0, 9, 6],
        [1, 30, 7],
      ],
      [
        [1, 31, 0],
        [1, 31, 9],
      ],
    ],
  },
  {
    cve: 'CVE-2026-93479',
    about: 'regexMap',
    ranges: [
      [
        [1, 30, 0],
        [1, 30, 6],
      ],
      [
        [1, 31, 2],
        [1, 31, 7],
      ],
    ],
  },
  {
    cve: 'CVE-2026-42533',
    about: 'regexMap',
    ranges: [
      [
        [0, 9, 6],
        [1, 30, 4],
      ],
      [
        [1, 31, 0],
        [1, 31, 3],
      ],
    ],
  },
  {
    cve: 'CVE-2026-9256',
    about: 'nestedRewrite',
    ranges: [
      [
        [0, 1, 17],
        [1, 30, 2],
      ],
      [
        [1, 31, 0],
        [1, 31, 1],
      ],
    ],
  },
  {
    cve: 'CVE-2026-42945',
    about: 'rewrite',
    ranges: [
      [
        [0, 6, 27],
        [1, 30, 1],
      ],
    ],
  },
  {
    cve: 'CVE-2026-42530',
    about: 'http3',
    ranges: [
      [
        [1, 31, 0],
        [1, 31, 2],
      ],
    ],
  },
  {
    cve: 'CVE-2026-42926',
    about: 'bodyToHttp2',
    ranges: [
      [
        [1, 29, 4],
        [1, 30, 1],
      ],
    ],
  },
  {
    cve: 'CVE-2024-32760',
    about: 'http3',
    ranges: [
      [
        [1, 25, 0],
        [1, 26, 1],
      ],
    ],
  },
  {
    cve: 'CVE-2021-23017',
    about: 'resolver',
    ranges: [
      [
        [0, 6, 18],
        [1, 20, 1],
      ],
    ],
  },
  {
    cve: 'CVE-2019-9511',
    about: 'http2',
    ranges: [
      [
        [1, 9, 5],
        [1, 16, 1],
      ],
      [
        [1, 17, 0],
        [1, 17, 3],
      ],
    ],
  },
];

/** The known flaws of a version that these directives of one file lay open, each at the first line that does. */
export function weakSpots(
  directives: readonly Directive[],
  version: NginxVersion | undefined,
): Finding[] {
  if (!version) return [];
  return advisories.flatMap(({ cve, about, ranges }): Finding[] => {
    const range = ranges.find(
      ([since, mended]) => compare(version, since) >= 0 && compare(version, mended) < 0,
    );
    const place = range && firstUse[about](directives);
    if (!place) return [];
    const spot = { cve, about, version, mended: range[1] };
    return [{ kind: 'weakSpot', spot, line: place.line, word: place.name }];
  });
}

type Use = (directives: readonly Directive[]) => Directive | undefined;

const firstUse: Readonly<Record<WeakPart, Use>> = {
  resolver: uses(({ name }) => name === 'resolver'),
  http2: uses(({ name, parameters }) =>
    name === 'http2' ? parameters[0] === 'on' : name === 'listen' && parameters.includes('http2'),
  ),
  http3: uses(({ name, parameters }) => name === 'listen' && parameters.includes('quic')),
  regexMap: uses(
    ({ name, block = [] }) => name === 'map' && block.some(entry => entry.name.startsWith('~')),
  ),
  rewrite: directives => {
    for (const { block = [] } of [{ block: directives }, ...everyDirective(directives)]) {
      const found = openRewrite(block);
      if (found) return found;
    }
    return undefined;
  },
  nestedRewrite: uses(isNestedRewrite),
  bodyToHttp2: directives => {
    const toHttp2 = uses(
      ({ name, parameters }) => name === 'proxy_http_version' && parameters[0] === '2',
    );
    return toHttp2(directives) && uses(({ name }) => name === 'proxy_set_body')(directives);
  },
};

function uses(test: (directive: Directive) => boolean): Use {
  return directives => [...everyDirective(directives)].find(test);
}

/** One with a question mark in what it puts in place, and behind it one that uses what its expression has taken. */
function openRewrite(block: readonly Directive[]): Directive | undefined {
  return block.find(({ name, parameters }, at) => {
    if (name !== 'rewrite' || !parameters[1]?.includes('?')) return false;
    return block
      .slice(at + 1)
      .some(
        later =>
          /^(rewrite|if|set)$/.test(later.name) &&
          [...everyDirective([later])].some(each => each.parameters.some(hasCapture)),
      );
  });
}

/** Groups within groups, of which several are used in a query or a redirect. */
function isNestedRewrite({ name, parameters: [pattern = '', by = '', flag] }: Directive): boolean {
  const isNested = /\((?!\?)[^()]*\((?!\?)/.test(pattern.replace(/\\./g, ''));
  const isSent = /^https?:|^\$scheme/.test(by) || flag === 'redirect' || flag === 'permanent';
  const used = isSent ? by : (/\?.*/.exec(by)?.[0] ?? '');
  return name === 'rewrite' && isNested && new Set(used.match(/\$\d/g)).size > 1;
}

function hasCapture(parameter: string): boolean {
  return /\$\d/.test(parameter);
}
