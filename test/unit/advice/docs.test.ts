import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ruleIds } from '../../../src/landscape/advice/advice';
import { jsonOf } from '../house/sources';

interface AdviceSetting {
  readonly default: Readonly<Record<string, boolean>>;
  readonly properties: Readonly<Record<string, { readonly default: boolean }>>;
}

/** The doc comment of a rule in one line, without what is for programmers. */
function conditionOf(rule: string): string {
  const source = readFileSync(`src/landscape/advice/${rule}.ts`, 'utf8');
  const end = source.indexOf(`*/\nexport const ${rule}: Rule`);
  const start = source.lastIndexOf('/**', end) + '/**'.length;
  const lines = source.slice(start, end).split('\n');
  const text = lines.map(line => line.replace(/^\s*\*?\s*/, '').trim()).join(' ');
  return text
    .replace(/\s*https?:\S+/g, '')
    .replace(/\s*Facts: .*$/, '')
    .trim();
}

describe('what is written about advice', () => {
  const page = readFileSync('docs/advice.md', 'utf8');
  const sections = page.split(/^## /m).slice(1);

  it('has a section for each rule, in their order', () => {
    const titles = sections.map(section => section.slice(0, section.indexOf(':')));
    assert.deepEqual(titles, ruleIds);
  });

  for (const [index, rule] of ruleIds.entries()) {
    it(`says the condition of ${rule} as its code does, and where Docker says more`, () => {
      const section = sections[index] ?? '';
      const condition = conditionOf(rule);
      assert.ok(condition.length > 40, condition);
      assert.ok(section.replace(/\s+/g, ' ').includes(condition), condition);
      assert.match(section, /<https:\/\/docs\.docker\.com\/\S+>/);
    });
  }

  it('has a setting that turns each rule off', () => {
    const manifest = jsonOf('package.json') as {
      readonly contributes: {
        readonly configuration: readonly {
          readonly properties: Readonly<Record<string, AdviceSetting>>;
        }[];
      };
    };
    const settings = manifest.contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties),
    );
    const found = settings.find(([id]) => id === 'dockerNetworks.advice.rules')?.[1];
    assert.deepEqual(Object.keys(found?.properties ?? {}), [...ruleIds]);
    assert.deepEqual(Object.keys(found?.default ?? {}), [...ruleIds]);
    assert.ok(Object.values(found?.default ?? {}).every(Boolean));
  });
});
