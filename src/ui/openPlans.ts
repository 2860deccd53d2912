import type { Parts } from './parts';

/** True where something was begun and not ended, or is under way: hardly ever, and no engine need be asked. */
export async function hasOpenPlans(
  parts: Pick<Parts, 'journal' | 'remakeJournal' | 'siteJournal' | 'splitJournal'>,
): Promise<boolean> {
  const { journal, remakeJournal, siteJournal, splitJournal } = parts;
  const areEmpty = await Promise.all(
    [journal, remakeJournal, siteJournal, splitJournal].map(each => each.isEmpty()),
  );
  return areEmpty.includes(false);
}
