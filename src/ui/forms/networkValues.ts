import type { NetworkDraft } from '../../landscape/networkDraft';
import type { FormValues } from '../../protocol/form';
import { isChecked, pairsOf, rowsOf, textOf } from './values';

/** A network form's fields: those of the draft, and the ranges to avoid. */
export function networkValues(draft: NetworkDraft, avoided: readonly string[]): FormValues {
  return {
    ...draft,
    subnets: draft.subnets.map(subnet => ({ ...subnet })),
    options: draft.options.map(pair => ({ ...pair })),
    labels: draft.labels.map(pair => ({ ...pair })),
    avoided: avoided.join(', '),
  };
}

/** The draft that the fields say. */
export function draftOfValues(values: FormValues): NetworkDraft {
  return {
    name: textOf(values, 'name'),
    driver: textOf(values, 'driver'),
    hasIpv4: isChecked(values, 'hasIpv4'),
    hasIpv6: isChecked(values, 'hasIpv6'),
    subnets: rowsOf(values, 'subnets').map(
      ({ subnet = '', gateway = '', ipRange = '', reserved = '' }) => ({
        subnet,
        gateway,
        ipRange,
        reserved,
      }),
    ),
    isInternal: isChecked(values, 'isInternal'),
    isAttachable: isChecked(values, 'isAttachable'),
    isEncrypted: isChecked(values, 'isEncrypted'),
    isConfigOnly: isChecked(values, 'isConfigOnly'),
    configFrom: textOf(values, 'configFrom'),
    options: pairsOf(values, 'options'),
    labels: pairsOf(values, 'labels'),
  };
}

/** The ranges to avoid, as typed. */
export function avoidedOf(values: FormValues): readonly string[] {
  return textOf(values, 'avoided')
    .split(/[\s,]+/)
    .filter(Boolean);
}
