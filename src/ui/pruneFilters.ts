import { l10n } from 'vscode';
import type { Network } from '../landscape/landscape';
import { labelCounts, type NetworkFilter } from '../landscape/networkFilter';
import { type Choice, pickOne } from './picks';
import { plain, plainLabel } from './text/words';

const hour = 3_600_000;

function ageChoices(): readonly Choice<number>[] {
  return [
    { value: hour, label: l10n.t('Made more than 1 hour ago') },
    { value: 24 * hour, label: l10n.t('Made more than 1 day ago') },
    { value: 7 * 24 * hour, label: l10n.t('Made more than 1 week ago') },
    { value: 30 * 24 * hour, label: l10n.t('Made more than 30 days ago') },
  ];
}

/** What the filter says; undefined for none. */
export function filterText({ olderThan, label }: NetworkFilter): string | undefined {
  const age = ageChoices().find(({ value }) => value === olderThan)?.label;
  const words = [age, label === undefined ? undefined : l10n.t('With label {0}', plain(label))];
  const said = words.filter(word => word !== undefined);
  return said.length > 0 ? said.join(' · ') : undefined;
}

/** The filter with another age; the same when the person changes their mind. */
export async function askAge(filter: NetworkFilter): Promise<NetworkFilter> {
  const any: Choice<undefined> = { value: undefined, label: l10n.t('Of any age') };
  const picked = await pickOne(
    l10n.t('Remove unused networks of which age?'),
    [...ageChoices(), any].map(({ value, label }) => ({ value: { olderThan: value }, label })),
    '',
  );
  return picked ? filterOf(picked.olderThan, filter.label) : filter;
}

/** The filter with another label; the same when the person changes their mind, or there is none. */
export async function askLabel(
  filter: NetworkFilter,
  networks: readonly Network[],
): Promise<NetworkFilter> {
  const labels = [...labelCounts(networks)].map(([label, count]) => ({
    value: { label },
    label: plainLabel(label),
    description: count === 1 ? l10n.t('1 network') : l10n.t('{0} networks', count),
  }));
  const any = { value: { label: undefined }, label: l10n.t('With any label or none') };
  const picked = await pickOne<{ readonly label: string | undefined }>(
    l10n.t('Remove unused networks with which label?'),
    labels.length === 0 ? [] : [...labels, any],
    l10n.t('None of these networks has a label.'),
  );
  return picked ? filterOf(filter.olderThan, picked.label) : filter;
}

function filterOf(olderThan: number | undefined, label: string | undefined): NetworkFilter {
  return {
    ...(olderThan === undefined ? {} : { olderThan }),
    ...(label === undefined ? {} : { label }),
  };
}
