import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { FoundEngine } from '../../engine/address';
import { addressText } from '../../engine/addressText';
import { AddressError } from '../../engine/addressError';
import { DockerodeEngine } from '../../engine/dockerodeEngine';
import { type EngineOffer, engineOffers } from '../../engine/engineOffers';
import { readEngineFacts } from '../../landscape/engineFacts';
import { isSame } from '../../landscape/isSame';
import { sentenceOf } from '../sentenceOf';
import type { EngineSource } from '../engineSource';
import type { Parts } from '../parts';
import { plainLabel } from '../text/words';

/** Milliseconds that an engine in the list has to say what it is. */
const patience = { read: 3000, change: 3000 };

interface OfferItem extends QuickPickItem {
  readonly offer?: EngineOffer;
}

/** An engine was picked; or it is to be one that is not in the list. */
export type PickedEngine = EngineOffer | 'another';

/** Lets a person choose the engine of this workspace among all that this machine knows, each with how it is just now. */
export async function selectEngine({
  surroundings,
}: EngineSource): Promise<PickedEngine | undefined> {
  const isChosen = ({ choice }: EngineOffer) => isSame(choice, surroundings.choice);
  const picked = await pickEngine(
    l10n.t('Select the Container Engine of This Workspace'),
    await engineOffers(surroundings),
    isChosen,
  );
  return picked && picked !== 'another' && isChosen(picked) ? undefined : picked;
}

/** Lets a person choose an engine that is not in sight yet. */
export async function selectFurther({ engines, source }: Parts): Promise<PickedEngine | undefined> {
  const shown = [source.choice, ...engines.value.map(({ choice }) => choice)];
  const inUse = source.found && addressText(source.found);
  const offers = (await engineOffers(source.surroundings)).filter(
    ({ choice, found }) =>
      choice !== undefined &&
      !shown.some(other => isSame(other, choice)) &&
      (found instanceof AddressError || addressText(found) !== inUse),
  );
  return pickEngine(l10n.t('Show Another Container Engine'), offers, () => false);
}

async function pickEngine(
  title: string,
  offers: readonly EngineOffer[],
  isChosen: (offer: EngineOffer) => boolean,
): Promise<PickedEngine | undefined> {
  const another: OfferItem = { label: `$(edit) ${l10n.t('Enter an Address…')}` };
  const rows = offers.map(offer => itemOf(offer, isChosen(offer)));
  const pick = window.createQuickPick<OfferItem>();
  const answers = new AbortController();
  try {
    pick.title = title;
    pick.placeholder = l10n.t('The Docker CLI keeps its own choice');
    pick.matchOnDescription = true;
    const show = () => {
      const active = pick.activeItems[0]?.offer;
      pick.items = withHeadings([...rows, another]);
      const again = pick.items.find(({ offer }) => offer && offer === active);
      if (again) pick.activeItems = [again];
    };
    show();
    pick.activeItems = rows.filter(({ offer }) => offer && isChosen(offer)).slice(0, 1);
    offers.forEach((offer, index) => {
      void conditionOf(offer, answers.signal).then(detail => {
        const row = rows[index];
        if (answers.signal.aborted || detail === undefined || !row) return;
        rows[index] = { ...row, detail };
        show();
      });
    });
    const chosen = await accepted(pick);
    return chosen === another ? 'another' : chosen?.offer;
  } finally {
    answers.abort();
    pick.dispose();
  }
}

function accepted(pick: ReturnType<typeof window.createQuickPick<OfferItem>>) {
  return new Promise<OfferItem | undefined>(resolve => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

function itemOf(offer: EngineOffer, isChosen: boolean): OfferItem {
  const { choice, found, product, isCurrentContext } = offer;
  const address = found instanceof AddressError ? '' : plainLabel(addressText(found));
  const label =
    choice === undefined
      ? l10n.t('Follow the Settings and the Docker CLI')
      : (product ?? plainLabel(choice.kind === 'context' ? choice.name : choice.host));
  const current = isCurrentContext ? l10n.t('current Docker context') : '';
  return {
    label: isChosen ? `$(check) ${label}` : label,
    description: [address, current].filter(Boolean).join(' · '),
    // Each row has its second line from the beginning: none moves under the hand when an answer comes.
    detail: firstDetail(found),
    offer,
  };
}

function firstDetail(found: EngineOffer['found']): string {
  if (found instanceof AddressError) return problem(found);
  return isAsked(found)
    ? `$(loading~spin) ${l10n.t('asking…')}`
    : `$(remote) ${l10n.t('by ssh; not asked before it is chosen')}`;
}

/** A look at a list must not log in to other machines. */
function isAsked(found: EngineOffer['found']): found is FoundEngine {
  return !(found instanceof AddressError) && found.kind !== 'ssh';
}

/** Contexts, sockets and the rest under headings of their own. */
function withHeadings(items: readonly OfferItem[]): readonly OfferItem[] {
  const heading = ({ offer }: OfferItem) => {
    if (!offer) return ' ';
    if (!offer.choice) return '';
    return offer.product ? l10n.t('On this machine') : l10n.t('Docker contexts');
  };
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    const label = heading(item);
    const isNew = before !== undefined && heading(before) !== label;
    return isNew ? [{ label: label.trim(), kind: QuickPickItemKind.Separator }, item] : [item];
  });
}

/** How the engine is; undefined where it is not asked. */
async function conditionOf({ found }: EngineOffer, signal: AbortSignal) {
  if (!isAsked(found)) return undefined;
  try {
    const answer = await new DockerodeEngine(found, undefined, patience).version(signal);
    const { isPodman, version } = readEngineFacts(undefined, answer);
    return `$(pass) ${isPodman ? 'Podman' : 'Docker'} ${plainLabel(version)}`;
  } catch (error) {
    return signal.aborted ? undefined : problem(error);
  }
}

function problem(error: unknown): string {
  return `$(warning) ${plainLabel(sentenceOf(error), 300)}`;
}
