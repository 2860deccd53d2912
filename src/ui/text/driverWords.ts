import { l10n } from 'vscode';

/** What a driver is for, in a sentence; nothing for a plug-in. */
export function driverHelp(driver: string): string {
  switch (driver) {
    case 'bridge':
      return l10n.t('Containers on this machine reach each other by name. Right for most.');
    case 'overlay':
      return l10n.t('Across several machines; needs a Swarm.');
    case 'macvlan':
      return l10n.t('Containers get addresses of your physical network.');
    case 'ipvlan':
      return l10n.t('Like macvlan, but all containers share the MAC address of the parent.');
    default:
      return '';
  }
}
