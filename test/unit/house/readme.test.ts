import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../lab/project';
import type { Configuration, Manifest } from './manifest';
import { jsonOf } from './sources';

describe('the README', () => {
  const text = readFileSync(path.join(projectRoot(), 'README.md'), 'utf8');
  const { contributes = {} } = jsonOf('package.json') as Manifest;
  const titles = jsonOf('package.nls.json') as Readonly<Record<string, string>>;

  it('names every setting', () => {
    const { configuration = [] } = contributes;
    const all = ([] as Configuration[]).concat(configuration);
    const names = all.flatMap(({ properties = {} }) => Object.keys(properties));
    assert.ok(names.length > 10, 'found the settings');
    assert.deepEqual(
      names.filter(name => !text.includes(`\`${name}\``)),
      [],
    );
  });

  it('names every command of the palette', () => {
    const hidden = (contributes.menus?.['commandPalette'] ?? []).filter(
      ({ when }) => when === 'false',
    );
    const shown = (contributes.commands ?? []).filter(
      ({ command }) => !hidden.some(item => item.command === command),
    );
    const names = shown.map(({ title = '' }) => titles[title.replaceAll('%', '')] ?? title);
    assert.ok(names.length > 50, 'found the commands');
    assert.deepEqual(
      names.filter(name => !text.includes(name)),
      [],
    );
  });
});
