import type {
  Compared as Of,
  Comparison,
  FactChange,
} from '../../../src/landscape/compareLandscapes';
import { compareLandscapes } from '../../../src/landscape/compareLandscapes';
import type { Container, Landscape, Network } from '../../../src/landscape/landscape';
import type { KeptLandscape } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import type { Picture } from '../rack/picture';
import { keys } from '../related';
import type { Mark } from './mark';
import { kindWord } from './mark';

const none: ReadonlyMap<string, Mark> = new Map();

/** What the landscape is compared with, and what came of it. */
export class Compared {
  kept: KeptLandscape | undefined;
  /** Of the last landscape that was looked at. */
  comparison: Comparison | undefined;
  private seen: Landscape | undefined;

  with(kept: KeptLandscape | undefined): void {
    this.kept = kept;
    this.comparison = this.seen = undefined;
  }

  /** Marks for the elements of a picture, by their keys; a network that is drawn in several places has it on each. */
  marksIn(landscape: Landscape, picture: Picture): ReadonlyMap<string, Mark> {
    if (!this.kept) return none;
    if (this.seen !== landscape || !this.comparison) {
      this.seen = landscape;
      this.comparison = compareLandscapes(this.kept.landscape, landscape);
    }
    const networks = marksOf(this.comparison.networks);
    const containers = marksOf(this.comparison.containers);
    const marks = new Map<string, Mark>();
    for (const { key, network, parts } of picture.panels) {
      const own = network && networks.get(network.id);
      const mark = own ?? together(parts.map(part => [part.name, networks.get(part.id)]));
      if (mark) marks.set(keys.panel(key), mark);
    }
    for (const { container, stack } of picture.cards) {
      const inside = (stack?.containers ?? []).map(
        each => [each.name, containers.get(each.id)] as const,
      );
      const mark = containers.get(container.id) ?? together(inside);
      if (mark) marks.set(keys.card(container.id), mark);
    }
    return marks;
  }
}

/** The mark of what stands for several things: their own where all have the same one. */
function together(parts: readonly (readonly [name: string, mark: Mark | undefined])[]) {
  const marked = parts.flatMap(([name, mark]) => (mark ? [{ name, mark }] : []));
  const [first] = marked;
  if (!first) return undefined;
  const isAlike =
    marked.length === parts.length && marked.every(m => m.mark.kind === first.mark.kind);
  return {
    kind: isAlike ? first.mark.kind : 'changed',
    changes: marked.map(({ name, mark }) => t('{0}: {1}', name, kindWord(mark.kind))),
  } satisfies Mark;
}

function marksOf<T extends Network | Container>({ came, changed }: Of<T>): Map<string, Mark> {
  return new Map<string, Mark>([
    ...came.map(({ id }) => [id, { kind: 'came', changes: [] }] as const),
    ...changed.map(
      ({ after, isRemade, changes }) =>
        [
          after.id,
          { kind: isRemade ? 'remade' : 'changed', changes: changes.map(changeWords) },
        ] as const,
    ),
  ]);
}

function changeWords({ name, before, after }: FactChange): string {
  if (before === undefined) return t('{0} is new: {1}', name, after ?? '');
  if (after === undefined) return t('{0} is gone, it was {1}', name, before);
  return t('{0}: {1}, it was {2}', name, after, before);
}
