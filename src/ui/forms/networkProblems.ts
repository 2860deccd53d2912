import { l10n } from 'vscode';
import type { DraftField, DraftProblem } from '../../landscape/draftProblems';
import type { FormProblem } from '../../protocol/form';
import { draftSentence } from '../text/draftWords';

/** What pressing a button of the form means. */
export const actions = {
  initSwarm: 'initSwarm',
  turnOnIpv4: 'turnOnIpv4',
  turnOnIpv6: 'turnOnIpv6',
  markInternal: 'markInternal',
  addSubnet: 'addSubnet',
  addIpv6Subnet: 'addIpv6Subnet',
  /** Followed by the row. */
  correctSubnet: 'correctSubnet:',
  otherSubnet: 'otherSubnet:',
} as const;

/** What is wrong with a field. */
export type On = (field: DraftField) => readonly FormProblem[];

/** A problem of a draft as the form shows it, with a button that puts it right where there is one. */
export function formProblem({ severity, row, column, reason }: DraftProblem): FormProblem {
  const fix = fixOf(reason, row);
  return {
    severity,
    text: draftSentence(reason),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(fix ? { fix } : {}),
  };
}

function fixOf(reason: DraftProblem['reason'], row = 0): FormProblem['fix'] | undefined {
  const { kind } = reason;
  if (kind === 'needsSwarm') {
    return { id: actions.initSwarm, label: l10n.t('Initialize a Swarm…') };
  }
  if (kind === 'noFamily' || kind === 'ipv4Needed') return turnOn(4);
  if (kind === 'familyOff') return turnOn(reason.version);
  if (kind === 'ipv6NeedsSubnet') {
    return { id: actions.addIpv6Subnet, label: l10n.t('Add a Free IPv6 Subnet') };
  }
  if (kind === 'isolatedNeedsInternal') {
    return { id: actions.markInternal, label: l10n.t('Mark as Internal') };
  }
  if (kind === 'hostBits') {
    return { id: `${actions.correctSubnet}${row}`, label: l10n.t('Use {0}', reason.meant) };
  }
  return kind === 'overlapsNetwork' || kind === 'overlapsRoute' || kind === 'overlapsAvoided'
    ? { id: `${actions.otherSubnet}${row}`, label: l10n.t('Use a Free One') }
    : undefined;
}

function turnOn(version: 4 | 6): FormProblem['fix'] {
  return version === 4
    ? { id: actions.turnOnIpv4, label: l10n.t('Turn On IPv4') }
    : { id: actions.turnOnIpv6, label: l10n.t('Turn On IPv6') };
}
