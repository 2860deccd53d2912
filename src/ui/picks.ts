import { l10n, type QuickPickItem, window } from 'vscode';
import { isNginx } from '../landscape/isNginx';
import type { Container, Network } from '../landscape/landscape';
import { conditionWord, plainLabel } from './text/words';

/** An answer that a person can choose. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

export function networkChoice(network: Network, detail?: string): Choice<Network> {
  const subnets = network.subnets.map(({ subnet }) => subnet).join(' · ');
  return {
    value: network,
    label: plainLabel(network.name),
    description: plainLabel(
      [network.driver, network.isPredefined ? l10n.t('predefined') : '', subnets]
        .filter(Boolean)
        .join(' · '),
    ),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Networks to choose from, in the order of the tree: one's own before the engine's. */
export function networkChoices(networks: readonly Network[], detail?: string): Choice<Network>[] {
  return networks
    .toSorted((a, b) => Number(a.isPredefined) - Number(b.isPredefined))
    .map(network => networkChoice(network, detail));
}

export function containerChoice(container: Container, detail?: string): Choice<Container> {
  return {
    value: container,
    label: plainLabel(container.name),
    description: plainLabel(`${conditionWord(container)} · ${container.image}`),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Asks for one of the nginx containers. Undefined when there is none, or the person changes their mind. */
export function pickNginx(
  title: string,
  containers: readonly Container[],
): Promise<Container | undefined> {
  return pickOne(
    title,
    containers.filter(isNginx).map(container => containerChoice(container)),
    l10n.t('There is no nginx container.'),
  );
}

/**
 * Asks for one of the choices; with `nothing` as a sentence when there is none to choose from.
 * Undefined when the person changes their mind.
 */
export async function pickOne<T>(
  title: string,
  choices: readonly Choice<T>[],
  nothing: string,
): Promise<T | undefined> {
  if (choices.length === 0) {
    await window.showInformationMessage(nothing);
    return undefined;
  }
  const options = { title, placeHolder: title, matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick(choices, options))?.value;
}

/** Asks for any number of the choices. Undefined when the person changes their mind or marks none. */
export async function pickSome<T>(
  title: string,
  choices: readonly Choice<T>[],
  nothing: string,
): Promise<readonly T[] | undefined> {
  if (choices.length === 0) {
    await window.showInformationMessage(nothing);
    return undefined;
  }
  const picked = await window.showQuickPick(choices, {
    title,
    placeHolder: l10n.t('Mark one or more, then press Enter'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked && picked.length > 0 ? picked.map(({ value }) => value) : undefined;
}
