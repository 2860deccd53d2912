import path from 'node:path';
import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { readGround, spotOf, type Ground } from '../../actions/apply/ground';
import { readSiteFile, realPath, textOfSaved } from '../../actions/apply/siteFile';
import type { SitePlan } from '../../actions/apply/sitePlan';
import type { Container } from '../../landscape/landscape';
import { neighboursOf } from '../../nginx/apply/neighbours';
import { sitePlaces } from '../../nginx/apply/sitePlaces';
import { NginxSyntaxError } from '../../nginx/read/nginxSyntaxError';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import { pickOne } from '../picks';
import { saveFile } from '../saveFile';
import { applySentence, neighbourSentence, spotSentence } from '../text/applyWords';
import { plain, plainLabel } from '../text/words';
import { announceApplied, type ApplyWish, failedAtRoutes, runApply } from './applyAction';
import type { ApplyDocuments } from './applyDocuments';

/** A text that shall be a file of a running nginx. */
export interface TextToApply {
  readonly text: string;
  /** Of the file, without an ending. */
  readonly name: string;
  readonly container: Container;
  /** The file that it shall be; without it, the one that `name` would be. */
  readonly path?: string;
}

/**
 * Shows what would change in a running nginx, and applies it when the person says so. Where the file cannot be written it
 * says why, and offers to save it instead. Gives `elsewhere` where it shall go somewhere else.
 *
 * @throws EngineError, Refusal, ApplyError.
 */
export async function applyText(
  parts: Parts,
  documents: ApplyDocuments,
  { text, name, container, path: given }: TextToApply,
): Promise<'elsewhere' | undefined> {
  const engine = connectedEngine(parts.live);
  const ground = await readGround(engine, container);
  const file = given === undefined ? `${name}.conf` : path.posix.basename(given);
  const chosen = given ?? (await choosePath(ground, file, container));
  if (chosen === undefined) return undefined;
  const real = await realPath(engine, container.id, chosen);
  const spot = await spotOf(ground, real, isOwn);
  if (spot.kind !== 'writable') {
    await offerToSave(spotSentence(spot, container.name, real), file, text);
    return undefined;
  }
  const where = { containerId: container.id, path: real, place: spot.place };
  const plan: SitePlan = {
    format: 1,
    engineId: ground.engineId,
    containerName: container.name,
    options: ground.options,
    ...where,
    ...(real === chosen ? {} : { link: chosen }),
    before: await readSiteFile(engine, where),
    after: { kind: 'text', text },
  };
  const close = await documents.compare(
    l10n.t('{0} in “{1}”: now ↔ to be applied', plain(file), plain(container.name)),
    real,
    textOfSaved(plan.before),
    text,
  );
  try {
    const answer = await askToApply(plan, ground, text, spot.isKept);
    if (answer === 'apply') await carryOut(parts, { plan, container, checksRoutes: true });
    return answer === 'elsewhere' ? answer : undefined;
  } finally {
    await close();
  }
}

/** What is applied is told; requests that fail are no reason to do without, if the person knows better. */
async function carryOut(parts: Parts, wish: ApplyWish): Promise<void> {
  try {
    void announceLater(parts, wish, await runApply(parts, wish));
  } catch (error) {
    if (!failedAtRoutes(error) || error.remainder !== undefined) throw error;
    void parts.boundary.attempt(async () => {
      const anyway = l10n.t('Apply Without Testing Routes');
      const choice = await window.showErrorMessage(applySentence(error, error.said), anyway);
      if (choice === anyway) await carryOut(parts, { ...wish, checksRoutes: false });
    });
  }
}

/** The comparison is closed meanwhile. */
function announceLater(
  parts: Parts,
  ...[wish, applied]: [ApplyWish, Awaited<ReturnType<typeof runApply>>]
) {
  return parts.boundary.attempt(() => announceApplied(parts, wish, applied));
}

/** The file of the container that the text shall be; asked for where several folders are as good. */
async function choosePath(
  { files }: Ground,
  file: string,
  { name }: Container,
): Promise<string | undefined> {
  const places = sitePlaces(files, file);
  const [first, second] = places;
  const isClear = first !== undefined && (second === undefined || first.includes('/conf.d/'));
  if (isClear) return first;
  return pickOne(
    l10n.t('Which file of “{0}” shall it be?', plain(name)),
    places.map(place => ({ value: place, label: plainLabel(place) })),
    l10n.t(
      'The nginx of “{0}” includes no folder for sites: its nginx.conf has no “include …/*.conf” in “http”.',
      plain(name),
    ),
  );
}

/** In a folder that is open in this window, on this machine's disk. */
function isOwn(file: string): boolean {
  const folders = workspace.workspaceFolders ?? [];
  return folders.some(({ uri }) => {
    const inside = path.relative(uri.fsPath, file);
    return uri.scheme === 'file' && !inside.startsWith('..') && !path.isAbsolute(inside);
  });
}

interface ConfirmItem extends QuickPickItem {
  readonly act: 'apply' | 'elsewhere' | 'note';
}

/** Asks beside the comparison, which can be read meanwhile. */
async function askToApply(
  plan: SitePlan,
  { files }: Ground,
  text: string,
  isKept: boolean,
): Promise<ConfirmItem['act'] | undefined> {
  const name = plain(plan.containerName);
  const notes = notesOf(plan, files, text, isKept);
  const items: ConfirmItem[] = [
    {
      act: 'apply',
      label: `$(check) ${l10n.t('Apply')}`,
      detail: l10n.t('nginx tests and loads it, each route is asked; a failure takes all back.'),
    },
    { act: 'elsewhere', label: `$(arrow-right) ${l10n.t('Somewhere Else, or Save As…')}` },
    ...notes.map((note): ConfirmItem => ({ act: 'note', label: `$(info) ${plainLabel(note)}` })),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Apply {0} to “{1}”?', plain(plan.path), name),
    placeHolder: l10n.t('Esc leaves everything as it is'),
    ignoreFocusOut: true,
  });
  return picked?.act;
}

/** What is worth to be known before. */
function notesOf(
  plan: SitePlan,
  files: Ground['files'],
  text: string,
  isKept: boolean,
): readonly string[] {
  const path = plan.link ?? plan.path;
  const isThere = files.some(each => each.path === path);
  const own = { path, text };
  const all = isThere ? files.map(each => (each.path === path ? own : each)) : [...files, own];
  return [
    ...neighbours(all, path),
    ...(isKept ? [] : [l10n.t('It is lost when the container is made again: keep the file.')]),
  ];
}

/** Where the text is not well formed, nginx says it better. */
function neighbours(files: Ground['files'], path: string): readonly string[] {
  try {
    return neighboursOf(files, path).map(neighbourSentence);
  } catch (error) {
    if (error instanceof NginxSyntaxError) return [];
    throw error;
  }
}

async function offerToSave(why: string, name: string, text: string): Promise<void> {
  const save = l10n.t('Save As…');
  const choice = await window.showWarningMessage(why, save);
  if (choice === save) await saveFile({ name, kind: 'nginx', content: text });
}
