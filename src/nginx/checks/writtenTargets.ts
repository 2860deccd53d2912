import type { Directive } from '../read/directive';
import type { RouteTarget } from '../routes/route';
import type { FindingPlace } from './finding';

/** Where in a file the host and the port of a target are written: its name may come from a variable. */
export class WrittenTargets {
  private readonly byLine = new Map<number, { directive: Directive; blocks: Blocks }[]>();

  constructor(directives: readonly Directive[]) {
    this.index(directives, []);
  }

  host(target: RouteTarget): FindingPlace {
    const host = hostOf(target);
    const { line } = target;
    if (host === undefined) return { line };
    const known = this.at(target);
    if (!known || textOf(known.directive).includes(host)) return { line, word: host };
    // The nearest one counts.
    for (const block of known.blocks) {
      const set = block.find(each => isSetTo(each, host));
      if (set) return { line: set.line, word: host };
    }
    return { line };
  }

  /** With the host in front, where it stands there. */
  port(target: RouteTarget): FindingPlace {
    const { line, address } = target;
    const [host, known] = [hostOf(target), this.at(target)];
    if (address.kind !== 'host' || host === undefined || !known) return this.host(target);
    const text = textOf(known.directive);
    const words = [`${host}:${address.port ?? ''}`, host, `:${address.port ?? ''}`];
    const word = words.find(each => text.includes(each));
    return word === undefined ? { line } : { line, word };
  }

  private at({ line }: RouteTarget) {
    return this.byLine.get(line)?.find(({ directive }) => isTarget(directive));
  }

  private index(directives: readonly Directive[], outer: Blocks): void {
    const blocks = [directives, ...outer];
    for (const directive of directives) {
      const { line, block } = directive;
      this.byLine.set(line, [...(this.byLine.get(line) ?? []), { directive, blocks }]);
      if (block) this.index(block, blocks);
    }
  }
}

/** With its port or without. */
function isSetTo({ name, parameters: [, value = ''] }: Directive, host: string): boolean {
  const text = value.toLowerCase();
  return name === 'set' && (text === host || text.startsWith(`${host}:`));
}

/** The innermost first. */
type Blocks = readonly (readonly Directive[])[];

function isTarget({ name, block }: Directive): boolean {
  return name.endsWith('_pass') || (name === 'server' && !block);
}

function textOf({ parameters }: Directive): string {
  return parameters.join(' ').toLowerCase();
}

/** As it is written, with brackets where it is IPv6. */
function hostOf({ address }: RouteTarget): string | undefined {
  if (address.kind !== 'host') return undefined;
  const host = address.host.toLowerCase();
  return host.includes(':') ? `[${host}]` : host;
}
