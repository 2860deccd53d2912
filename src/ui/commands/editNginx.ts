import { type Disposable, l10n, Uri, window } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { record, text as textOf } from '../../landscape/fields';
import type { Container } from '../../landscape/landscape';
import { type EditableFile, editableFiles } from '../../nginx/site/editableFiles';
import type { Misfit } from '../../nginx/site/fitSite';
import type { Site } from '../../nginx/site/site';
import type { Applier } from '../apply/applier';
import { openForm } from '../forms/openForm';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickNginx, pickOne } from '../picks';
import { containerOfUri } from '../routes/nginxUri';
import { readProxy } from '../routes/readProxy';
import { CheckedText } from '../studio/checkedText';
import type { ConfigProblems } from '../studio/configProblems';
import { readScene } from '../studio/readScene';
import { Studio } from '../studio/studio';
import { containersOf } from '../targets';
import { nameOfFile } from '../text/nginxWords';
import { plain, plainLabel } from '../text/words';
import { readArrow } from '../topologyMessages';
import { chooseRoute } from './proxyRoutes';
import { targetsFor } from './targetsFor';

/** Which nginx is to be edited, and which of its files where that is known. */
interface Wanted {
  readonly container: Container;
  readonly path?: string | undefined;
}

/** Opens what an nginx container serves for editing: in the studio where it fits, else as a text with checks. */
export function registerEditNginx(
  parts: Parts,
  applier: Applier,
  problems: ConfigProblems,
): Disposable[] {
  const { boundary, live } = parts;
  const edit = async ({ container, path }: Wanted) => {
    const scene = await readScene(live, container);
    const { files } = await readProxy(live, container, AbortSignal.timeout(patience));
    const all = editableFiles(files, scene().facts?.version);
    const file = all.find(each => each.path === path) ?? (await chooseFile(container, all));
    if (!file) return;
    const start = { ...file, container, scene, problems };
    if (file.fit.kind === 'none') await openAsText(parts, applier, start, file.fit.why);
    else await openInStudio(parts, applier, start, file.fit.site);
  };
  return [
    boundary.command(commands.nginxEdit, async (...args) => {
      const wanted =
        documentOf(parts, args) ??
        containersOf(targetsFor(parts, args)).map(container => ({ container }))[0] ??
        (await askNginx(parts));
      if (wanted) await edit(wanted);
    }),
    boundary.command(commands.nginxEditRoute, async context => {
      const wanted = await routeOf(parts, record(context)['route']);
      if (wanted) await edit(wanted);
    }),
  ];
}

/** Milliseconds for reading the configuration. */
const patience = 20_000;

/** From a document that shows the configuration: its address, and the file where the line is known. */
function documentOf({ live }: Parts, [uri, path]: readonly unknown[]): Wanted | undefined {
  if (!(uri instanceof Uri)) return undefined;
  const container = attachmentsOf(live.landscape).container(containerOfUri(uri));
  return container && { container, path: textOf(path) || undefined };
}

async function askNginx({ live }: Parts): Promise<Wanted | undefined> {
  const title = l10n.t('Edit the configuration of which nginx?');
  const container = await pickNginx(title, live.landscape.containers);
  return container && { container };
}

/** Of an arrow of the drawing. */
async function routeOf({ live, routes }: Parts, context: unknown): Promise<Wanted | undefined> {
  const target = readArrow(context);
  const container = target && attachmentsOf(live.landscape).container(target.nginx);
  const found = target && routes.find(target);
  const route = found && (await chooseRoute(found.routes));
  return container && route && { container, path: route.server.place.file };
}

function chooseFile(
  { name }: Container,
  files: readonly EditableFile[],
): Promise<EditableFile | undefined> {
  const [only] = files;
  if (only && files.length === 1) return Promise.resolve(only);
  return pickOne(
    l10n.t('Edit which file of “{0}”?', plain(name)),
    files.map((file): Choice<EditableFile> => ({
      value: file,
      label: plainLabel(file.path),
      description: plainLabel(file.names.join(' ')),
      ...(file.fit.kind === 'none' ? { detail: misfitSentence(file.fit.why) } : {}),
    })),
    l10n.t('nginx in “{0}” has no server to edit.', plain(name)),
  );
}

interface Start extends EditableFile {
  readonly container: Container;
  readonly scene: Awaited<ReturnType<typeof readScene>>;
  readonly problems: ConfigProblems;
}

async function openInStudio(parts: Parts, applier: Applier, start: Start, site: Site) {
  const { container, path, text, scene, problems } = start;
  const studio = new Studio(parts, applier, {
    key: `nginx:${container.id}:${path}`,
    title: l10n.t('{0} of {1}', fileName(path), plain(container.name, 40)),
    name: nameOfFile(path),
    from: { kind: 'found', path, text, site },
    scene,
    problems,
  });
  if (openForm(parts.forms, studio.definition)) await studio.open();
}

/** Says why it is none for the studio, and what can be done with it all the same. */
async function openAsText(parts: Parts, applier: Applier, start: Start, why: Misfit) {
  const open = l10n.t('Open as Text with Checks');
  const said = `${plain(start.path, 120)}: ${misfitSentence(why)}`;
  const choice = await window.showInformationMessage(said, open);
  if (choice !== open) return;
  const { path, text, scene, problems } = start;
  const about = { name: nameOfFile(path), path, scene, problems, hasForm: false };
  const checked = new CheckedText(parts, applier, about);
  await checked.document.show(text);
  const closed = checked.document.onDidChange(() => {
    if (checked.document.isOpen) return;
    closed.dispose();
    checked.dispose();
  });
}

/** Why the studio has no form for a file. */
function misfitSentence(why: Misfit): string {
  switch (why) {
    case 'unreadable':
      return l10n.t('It is not well formed, so that there is no form for it.');
    case 'main':
      return l10n.t('It is the main file: the form is for files with one server.');
    case 'noServer':
    case 'otherKind':
      return l10n.t('The form has no words for what its server does.');
    case 'severalServers':
      return l10n.t('It has several servers: the form is for files with one server.');
  }
}

function fileName(path: string): string {
  return plain(path.slice(path.lastIndexOf('/') + 1), 40);
}
