import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { namesUsed, readIds, type Ids } from './ids';
import { bundleProblems } from './l10nRules';
import type { Contributes, Manifest } from './manifest';
import {
  commandProblems,
  idProblems,
  imagesOf,
  menuProblems,
  nlsProblems,
  paletteProblems,
  versionProblems,
} from './manifestRules';
import { jsonOf, sourcesIn } from './sources';
import { startsWithKey } from './whenClause';

const ids: Ids = readIds({
  path: 'ids.ts',
  text: `export const commands = { add: 'dockerNetworks.add', go: 'dockerNetworks._go' } as const;
    export const views = { tree: 'dockerNetworks.tree' } as const satisfies object;
    export const settings = { host: 'engine.host' } as const;
    export const contextKeys = { state: 'dockerNetworks.state' } as const;
    export const panel = 'dockerNetworks.panel';`,
});
const add = { command: 'dockerNetworks.add', title: '%add%', category: '%category%' };
const used = new Set(['add', 'go']);
const sound: Contributes = {
  commands: [add],
  views: { side: [{ id: 'dockerNetworks.tree' }] },
  configuration: { properties: { 'dockerNetworks.engine.host': {} } },
};
const having = (part: Contributes): Manifest => ({ contributes: { ...sound, ...part } });
const inMenu = (menu: string, when?: string, group?: string) =>
  having({
    menus: {
      [menu]: [{ command: add.command, ...(when ? { when } : {}), ...(group ? { group } : {}) }],
    },
  });

describe('manifest rules', () => {
  it('read ids without running them', () => {
    assert.equal(ids.groups['commands']?.['go'], 'dockerNetworks._go');
    assert.deepEqual(ids.groups['views'], { tree: 'dockerNetworks.tree' });
    assert.deepEqual(ids.single, { panel: 'dockerNetworks.panel' });
    const text = 'register(commands.add, a); const handlers = { [x]: 1, go() {} };';
    assert.ok(['add', 'go'].every(name => namesUsed([{ path: 'a.ts', text }]).has(name)));
  });

  it('refuse commands without title, category, icon or code', () => {
    const problems = (manifest: Manifest, names = used) => commandProblems(manifest, ids, names);
    assert.deepEqual(problems(having({})), []);
    assert.equal(problems(having({ commands: [{ ...add, title: 'Add' }] })).length, 1);
    assert.equal(problems(having({ commands: [{ ...add, category: 'Docker' }] })).length, 1);
    assert.equal(problems(having({ commands: [add, { ...add, command: 'x' }] })).length, 1);
    assert.equal(problems(having({ commands: [] })).length, 1);
    assert.equal(problems(having({}), new Set()).length, 1);
    assert.equal(problems(inMenu('view/item/context', 'view == a', 'inline@1')).length, 1);
    assert.equal(problems(inMenu('view/title', 'view == a', 'navigation')).length, 1);
    assert.equal(problems(inMenu('view/item/context', 'view == a', 'navigation')).length, 0);
  });

  it('refuse menus that do not begin with their view, and unknown commands', () => {
    const count = (menu: string, when?: string) => menuProblems(inMenu(menu, when)).length;
    assert.equal(count('view/item/context', 'view == dockerNetworks.tree && viewItem =~ /a|b/'), 0);
    assert.equal(count('webview/context', "webviewId == 'x' && webviewSection =~ /\\ba\\b/"), 0);
    assert.equal(count('commandPalette', 'dockerNetworks.state == live'), 0);
    assert.equal(count('view/title'), 1);
    assert.equal(count('view/item/context', 'viewItem == network && view == a'), 1);
    assert.equal(count('view/title', 'view == a || true'), 1);
    const menus = { commandPalette: [{ command: 'gone' }] };
    assert.equal(menuProblems(having({ menus })).length, 1);
  });

  it('understand parentheses in when', () => {
    const starts = (clause: string) => startsWithKey(clause, ['view']);
    assert.ok(starts('(view == a || view == b) && x'));
    assert.ok(starts('view == a && (x || y)'));
    assert.ok(!starts('(view == a || x) && y'));
    assert.ok(!starts('!view'));
    assert.ok(!starts('view != a'));
  });

  it('refuse public commands that the palette hides, and internal ones that it shows', () => {
    assert.deepEqual(paletteProblems(having({})), []);
    assert.equal(paletteProblems(inMenu('commandPalette', 'false')).length, 1);
    const commands = [{ ...add, command: 'dockerNetworks._go' }];
    assert.equal(paletteProblems(having({ commands })).length, 1);
    const menus = { commandPalette: [{ command: 'dockerNetworks._go', when: 'false' }] };
    assert.deepEqual(paletteProblems(having({ commands, menus })), []);
  });

  it('refuse views, settings and context keys that only one side knows', () => {
    assert.deepEqual(idProblems(having({}), ids), []);
    assert.equal(idProblems(having({ views: {} }), ids).length, 1);
    assert.equal(
      idProblems(having({ views: { a: [...(sound.views?.['side'] ?? []), { id: 'b' }] } }), ids)
        .length,
      1,
    );
    assert.equal(idProblems(having({ configuration: [] }), ids).length, 1);
    const configuration = [
      sound.configuration ?? {},
      { properties: { 'dockerNetworks.x': {} } },
    ].flat();
    assert.equal(idProblems(having({ configuration }), ids).length, 1);
    const count = (when: string) => idProblems(inMenu('view/title', when), ids).length;
    assert.equal(count('view == dockerNetworks.tree && dockerNetworks.state == live'), 0);
    assert.equal(
      count("webviewId == 'dockerNetworks.panel' && config.dockerNetworks.engine.host"),
      0,
    );
    assert.equal(count('view == dockerNetworks.other'), 1);
    assert.equal(count('view == dockerNetworks.tree && config.dockerNetworks.gone'), 1);
  });

  it('refuse missing and unused texts', () => {
    const texts = { add: 'Add', category: 'Docker Networks' };
    assert.deepEqual(nlsProblems(having({}), { en: texts, ko: texts }), []);
    assert.deepEqual(nlsProblems(having({}), { en: { add: 'Add' } }), ['en: lacks category']);
    assert.deepEqual(nlsProblems(having({}), { en: { ...texts, x: 'x' } }), ['en: unused x']);
  });

  it('refuse types that are newer than the oldest supported VS Code', () => {
    const versions = (vscode: string, types: string): Manifest => ({
      engines: { vscode },
      devDependencies: { '@types/vscode': types },
    });
    assert.deepEqual(versionProblems(versions('^1.100.0', '1.100.0')), []);
    assert.equal(versionProblems(versions('^1.100.0', '1.101.0')).length, 1);
    assert.equal(versionProblems(versions('^1.100.0', '^1.100.0')).length, 1);
    assert.equal(versionProblems({}).length, 1);
  });
});

describe('manifest', () => {
  const manifest = jsonOf('package.json') as Manifest;
  const [source] = sourcesIn('src/ui/ids.ts');
  const own = source ? readIds(source) : { groups: {}, single: {} };
  const code = sourcesIn('src').filter(({ path }) => path !== 'src/ui/ids.ts');
  const texts = (file: string) => jsonOf(file) as Record<string, string>;

  it('has commands that are complete and registered', () =>
    assert.deepEqual(commandProblems(manifest, own, namesUsed(code)), []));
  it('has menus that belong to a view', () => assert.deepEqual(menuProblems(manifest), []));
  it('hides only internal commands', () => assert.deepEqual(paletteProblems(manifest), []));
  it('has the views, settings and keys of the code', () =>
    assert.deepEqual(idProblems(manifest, own), []));
  it('has types as old as its engine', () => assert.deepEqual(versionProblems(manifest), []));
  it('has its images', () =>
    assert.deepEqual(
      imagesOf(manifest).filter(path => !existsSync(path)),
      [],
    ));

  it('has all its texts in English and Korean', () => {
    const files = ['package.nls.json', 'package.nls.ko.json'];
    const nls = Object.fromEntries(files.map(file => [file, texts(file)]));
    assert.deepEqual(nlsProblems(manifest, nls), []);
    const english = texts('package.nls.json');
    const korean = Object.entries(texts('package.nls.ko.json'));
    // One at a time: two keys can have the same English text.
    const problems = korean.flatMap(([key, text]) =>
      bundleProblems({ [english[key] ?? '']: text }),
    );
    assert.deepEqual(problems, []);
  });
});
