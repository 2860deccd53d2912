import type { Ids } from './ids';
import { stringsOf, type Manifest, type MenuItem } from './manifest';
import { startsWithKey } from './whenClause';

/** Gives a sentence for each command that lacks what a person sees of it, or its counterpart in the code. */
export function commandProblems(manifest: Manifest, ids: Ids, used: ReadonlySet<string>): string[] {
  const commands = manifest.contributes?.commands ?? [];
  const known = new Map(Object.entries(ids.groups['commands'] ?? {}).map(([key, id]) => [id, key]));
  const declared = new Set(commands.map(({ command }) => command));
  const iconic = new Set(
    menuItems(manifest)
      .filter(showsIcon)
      .map(([, item]) => item.command),
  );
  return [
    ...commands.flatMap(({ command, title, category, icon }) => [
      ...(isNlsKey(title) ? [] : [`${command}: title is no %key%`]),
      ...(isNlsKey(category) ? [] : [`${command}: category is no %key%`]),
      ...(iconic.has(command) && !icon ? [`${command}: stands as an icon and has none`] : []),
      ...(used.has(known.get(command) ?? '') ? [] : [`${command}: not registered in the code`]),
    ]),
    ...[...known.keys()]
      .filter(id => !isInternal(id) && !declared.has(id))
      .map(id => `${id}: not in the manifest`),
  ];
}

/** Gives a sentence for each menu entry that could show up where it means nothing, or that names nothing. */
export function menuProblems(manifest: Manifest): string[] {
  const submenus = new Set((manifest.contributes?.submenus ?? []).map(({ id }) => id));
  const commands = new Set((manifest.contributes?.commands ?? []).map(({ command }) => command));
  const keys = ['view', 'webviewId', 'activeWebviewPanelId', 'resourceLangId'];
  return menuItems(manifest).flatMap(([menu, item]) => {
    const name = `${menu}: ${item.command ?? item.submenu ?? '?'}`;
    const isKnown =
      item.command === undefined ? submenus.has(item.submenu ?? '') : commands.has(item.command);
    const isPlaced =
      menu === 'commandPalette' || submenus.has(menu) || startsWithKey(item.when ?? '', keys);
    return [
      ...(isKnown ? [] : [`${name}: not declared`]),
      ...(isPlaced ? [] : [`${name}: when does not begin with its view`]),
    ];
  });
}

/** Gives a sentence for each command that is hidden from the palette and public, or internal and not hidden. */
export function paletteProblems(manifest: Manifest): string[] {
  const palette = manifest.contributes?.menus?.['commandPalette'] ?? [];
  const hidden = new Set(palette.filter(item => item.when === 'false').map(item => item.command));
  return (manifest.contributes?.commands ?? []).flatMap(({ command }) => {
    if (hidden.has(command) === isInternal(command)) return [];
    return [`${command}: ${hidden.has(command) ? 'hidden from' : 'shown in'} the palette`];
  });
}

/** Gives a sentence for each view, setting and context key that only the manifest or only the code knows. */
export function idProblems(manifest: Manifest, ids: Ids): string[] {
  const { contributes = {} } = manifest;
  const group = (name: string) => Object.values(ids.groups[name] ?? {});
  const views = Object.values(contributes.views ?? {}).flatMap(list => list.map(({ id }) => id));
  const configurations = [contributes.configuration ?? []].flat();
  const settings = configurations.flatMap(({ properties }) => Object.keys(properties ?? {}));
  const keys = [...stringsOf(contributes)]
    .filter(([path]) => /(^|\.)(when|enablement)$/.test(path))
    .flatMap(([, clause]) => clause.match(/(config\.)?\bdockerNetworks\.[\w.]+/g) ?? []);
  const known = new Set([
    ...['commands', 'views', 'contextKeys'].flatMap(group),
    ...Object.values(ids.single),
    ...group('settings').map(id => `config.${prefixed(id)}`),
  ]);
  return [
    ...difference('view', views, group('views')),
    ...difference('setting', settings, group('settings').map(prefixed)),
    ...[...new Set(keys)].filter(key => !known.has(key)).map(key => `${key}: unknown in a when`),
  ];
}

/** Gives a sentence for each `%key%` that a translation lacks, and each key that nothing uses. */
export function nlsProblems(
  manifest: Manifest,
  nls: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string[] {
  const strings = [...stringsOf(manifest)].map(([, text]) => text);
  const used = strings.flatMap(text => /^%([^%]+)%$/.exec(text)?.[1] ?? []);
  return Object.entries(nls).flatMap(([file, texts]) => [
    ...[...new Set(used)].filter(key => !texts[key]).map(key => `${file}: lacks ${key}`),
    ...Object.keys(texts)
      .filter(key => !used.includes(key))
      .map(key => `${file}: unused ${key}`),
  ]);
}

/** Gives a sentence when the code could use more of VS Code than the oldest supported one has. */
export function versionProblems({ engines, devDependencies }: Manifest): string[] {
  const [oldest, types] = [engines?.vscode, devDependencies?.['@types/vscode']];
  return oldest !== undefined && oldest === `^${types ?? ''}`
    ? []
    : [`engines.vscode ${oldest ?? '-'} is not @types/vscode ${types ?? '-'}`];
}

/** Gives the image files that the manifest names; an icon such as `$(add)` is none. */
export function imagesOf({ icon, contributes }: Manifest): string[] {
  const containers = Object.values(contributes?.viewsContainers ?? {}).flat();
  return [icon, ...containers.map(container => container.icon)].filter(
    path => path !== undefined && !path.startsWith('$('),
  ) as string[];
}

function menuItems({ contributes }: Manifest): (readonly [string, MenuItem])[] {
  return Object.entries(contributes?.menus ?? {}).flatMap(([menu, items]) =>
    items.map(item => [menu, item] as const),
  );
}

function showsIcon([menu, { group = '' }]: readonly [string, MenuItem]): boolean {
  return /^inline\b/.test(group) || (menu.endsWith('/title') && /^navigation\b/.test(group));
}

function isNlsKey(text: string | undefined): boolean {
  return text !== undefined && /^%[^%]+%$/.test(text);
}

/** Internal commands have a leading `_`, in front of all or of the last word. */
function isInternal(id: string): boolean {
  return /(^|\.)_/.test(id);
}

function prefixed(setting: string): string {
  return setting.startsWith('dockerNetworks.') ? setting : `dockerNetworks.${setting}`;
}

function difference(noun: string, manifest: readonly string[], code: readonly string[]): string[] {
  return [
    ...manifest.filter(id => !code.includes(id)).map(id => `${noun} ${id}: not in the code`),
    ...code.filter(id => !manifest.includes(id)).map(id => `${noun} ${id}: not in the manifest`),
  ];
}
