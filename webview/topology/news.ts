import type { Landscape } from '../../src/landscape/landscape';
import { t } from '../l10n';

/** What changed between two landscapes, in a sentence for who cannot see it. */
export function newsOf(before: Landscape, after: Landscape): string {
  const parts = [
    ...changes(before.networks, after.networks, {
      came: name => t('Network {0} is new.', name),
      went: name => t('Network {0} is gone.', name),
      cameMany: count => t('{0} networks are new.', count),
      wentMany: count => t('{0} networks are gone.', count),
    }),
    ...changes(before.containers, after.containers, {
      came: name => t('Container {0} is new.', name),
      went: name => t('Container {0} is gone.', name),
      cameMany: count => t('{0} containers are new.', count),
      wentMany: count => t('{0} containers are gone.', count),
    }),
  ];
  return parts.join(' ');
}

interface Sentences {
  readonly came: (name: string) => string;
  readonly went: (name: string) => string;
  readonly cameMany: (count: number) => string;
  readonly wentMany: (count: number) => string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function changes(before: readonly Named[], after: readonly Named[], say: Sentences): string[] {
  const old = new Set(before.map(({ id }) => id));
  const now = new Set(after.map(({ id }) => id));
  const came = after.filter(({ id }) => !old.has(id));
  const went = before.filter(({ id }) => !now.has(id));
  const sentence = (
    list: readonly Named[],
    one: (name: string) => string,
    many: (count: number) => string,
  ) => (list.length > 1 ? [many(list.length)] : list.map(({ name }) => one(name)));
  return [...sentence(came, say.came, say.cameMany), ...sentence(went, say.went, say.wentMany)];
}
