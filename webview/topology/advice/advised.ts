import type { Container } from '../../../src/landscape/landscape';
import type { ShownAdvice } from '../../../src/protocol/advice';
import type { Picture } from '../rack/picture';
import { keys } from '../related';

/** That there is advice about something, in few words each. */
export interface AdviceMark {
  /** Some of it is about what may be open, cut off or broken. */
  readonly isWarning: boolean;
  readonly labels: readonly string[];
}

/** The advice that there is, and what of a picture is marked with it. */
export class Advised {
  private byId: ReadonlyMap<string, readonly ShownAdvice[]> = new Map();

  take(advice: readonly ShownAdvice[]): void {
    const found = new Map<string, ShownAdvice[]>();
    for (const each of advice) {
      for (const target of each.targets) {
        const id = target.kind === 'network' ? target.networkId : target.containerId;
        found.set(id, [...(found.get(id) ?? []), each]);
      }
    }
    this.byId = found;
  }

  /** The advice about these networks or containers, each once. */
  readonly about = (ids: readonly string[]): readonly ShownAdvice[] => {
    const all = ids.flatMap(id => this.byId.get(id) ?? []);
    return [...new Map(all.map(each => [each.key, each])).values()];
  };

  /** Marks for the elements of a picture, by their keys; what stands for several things has those of all. */
  marksIn({ panels, cards }: Picture): ReadonlyMap<string, AdviceMark> {
    const marks = new Map<string, AdviceMark>();
    if (this.byId.size === 0) return marks;
    const mark = (key: string, ids: readonly string[]) => {
      const advice = this.about(ids);
      if (advice.length > 0) marks.set(key, markOf(advice));
    };
    for (const { key, network, parts } of panels) {
      mark(keys.panel(key), [...(network ? [network.id] : []), ...parts.map(({ id }) => id)]);
    }
    for (const { container, stack } of cards) {
      mark(keys.card(container.id), idsOf(container, stack?.containers));
    }
    return marks;
  }
}

function idsOf({ id }: Container, stacked: readonly Container[] = []): readonly string[] {
  return [id, ...stacked.map(each => each.id)];
}

function markOf(advice: readonly ShownAdvice[]): AdviceMark {
  const labels = [...new Set(advice.map(({ label }) => label))];
  return { isWarning: advice.some(({ isWarning }) => isWarning), labels };
}
