import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../lab/project';
import type { Configuration, Manifest } from './manifest';
import { jsonOf } from './sources';

const read = (file: string) => readFileSync(path.join(projectRoot(), file), 'utf8');

const readmes = [
  { language: 'English', file: 'README.md', texts: 'package.nls.json' },
  { language: 'Korean', file: 'docs/README.ko.md', texts: 'package.nls.ko.json' },
];

for (const { language, file, texts } of readmes)
  describe(`the README in ${language}`, () => {
    const text = read(file);
    const { contributes = {} } = jsonOf('package.json') as Manifest;
    const titles = jsonOf(texts) as Readonly<Record<string, string>>;

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

/** What a page has in every language: headings, commands to type, steps and pictures. */
function shapeOf(file: string) {
  const text = read(file);
  const folder = path.dirname(file);
  const place = (target: string) => path.join(folder, target).replace(/\.(?:en|ko)(?=\.webp$)/, '');
  const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)];
  return {
    headings: [...text.matchAll(/^#+(?= )/gm)].map(([marks]) => marks),
    blocks: [...text.matchAll(/^ {4}\S.*$/gm)].map(([line]) => line),
    steps: [...text.matchAll(/^\d+\. /gm)].length,
    pictures: pictures.map(([, target = '']) => place(target)),
  };
}

describe('pages in two languages', () => {
  const pages: readonly (readonly [english: string, korean: string])[] = [
    ['README.md', 'docs/README.ko.md'],
    ['docs/first-steps.md', 'docs/first-steps.ko.md'],
  ];
  for (const [english, korean] of pages) {
    it(`${english} and ${korean} have the same parts`, () => {
      assert.deepEqual(shapeOf(korean), shapeOf(english));
    });
    for (const file of [english, korean]) {
      it(`${file} shows and links to what is there`, () => {
        const targets = [...read(file).matchAll(/\]\(([^)#:]+)\)/g)].map(
          ([, target = '']) => target,
        );
        assert.ok(targets.length > 5, 'found the links');
        const isMissing = (target: string) =>
          !existsSync(path.join(projectRoot(), path.dirname(file), target));
        assert.deepEqual(targets.filter(isMissing), []);
      });
    }
  }
});
