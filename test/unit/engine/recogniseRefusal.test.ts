import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { About } from '../../../src/engine/about';
import { EngineError } from '../../../src/engine/engineError';
import { completeRefusal } from '../../../src/engine/refusals/completeRefusal';
import { refusals } from '../../../src/engine/refusals/knownRefusal';
import { recogniseRefusal } from '../../../src/engine/refusals/recogniseRefusal';
import type { RefusalFacts } from '../../../src/engine/refusals/refusalFacts';
import { refusedSentence, type Translate } from '../../../src/ui/text/refusedWords';
import { neverAsked, otherBodies, seenBodies } from './refusalBodies';

const korean = JSON.parse(readFileSync('l10n/bundle.l10n.ko.json', 'utf8')) as Readonly<
  Record<string, string>
>;

/** As VS Code's `l10n.t`, which tests below the editor have none of. */
function translator(bundle: Readonly<Record<string, string>>): Translate {
  return (message, ...values) =>
    (bundle[message] ?? message).replace(/\{(\d)\}/g, (_, index: string) => values[+index] ?? '');
}

const languages: readonly (readonly [string, Translate])[] = [
  ['English', translator({})],
  ['Korean', translator(korean)],
];

const about: About = {
  network: 'a-network',
  container: 'a-container',
  service: 'a-service',
  image: 'an-image',
  subnets: ['10.9.0.0/16'],
  ranges: ['10.9.1.0/24'],
  addresses: ['10.9.0.9'],
  mac: '02:09:00:00:00:09',
  aliases: ['an-alias'],
};

const facts: [string, RefusalFacts][] = Object.entries(refusals);

describe('recogniseRefusal', () => {
  for (const [engines, said, kind, values] of [...seenBodies, ...otherBodies]) {
    it(`${engines}: ${JSON.stringify(said)}`, () => {
      assert.deepEqual(recogniseRefusal(said), { kind, values });
      const named = Object.keys(values).every(name =>
        refusals[kind].values.some(listed => listed.replace('?', '') === name),
      );
      assert.ok(named, `a value that ${kind} does not list`);
    });
  }

  it('leaves what is said to requests that we do not make', () => {
    for (const said of neverAsked) assert.equal(recogniseRefusal(said), undefined, said);
  });

  it('has every kind tried with what an engine said', () => {
    const tried = new Set<string>([...seenBodies, ...otherBodies].map(([, , kind]) => kind));
    assert.deepEqual(
      facts.map(([kind]) => kind).filter(kind => !tried.has(kind)),
      [],
    );
  });

  it('knows it with what engines and the CLI write before it, and in other letters', () => {
    for (const [, said, kind] of seenBodies) {
      const [line = ''] = said.split('\n').slice(-1);
      for (const text of [
        `Error response from daemon: ${line}`,
        `failed to set up container networking: ${line}`,
        `invalid endpoint settings:\n* ${line}\n* something else`,
        line.toUpperCase().replaceAll(/\bID [0-9A-F]{12}\b/g, id => id.toLowerCase()),
      ]) {
        const known = recogniseRefusal(text)?.kind;
        // Of several lines the first decides.
        if (!said.includes('\n*')) assert.equal(known, kind, text);
      }
    }
  });

  it('takes any text at all, and comes to an end of it', () => {
    const fragments = facts.flatMap(([, { said }]) => said.flatMap(text => text.split(/\{\w*\}/)));
    const text = fc.oneof(
      fc.string({ maxLength: 6000, unit: 'binary' }),
      fc.array(fc.constantFrom(...fragments, ': ', '\n', 'x', ' (', '"'), { maxLength: 400 }),
    );
    fc.assert(
      fc.property(text, parts => {
        const said = typeof parts === 'string' ? parts : parts.join('');
        const known = recogniseRefusal(said);
        assert.ok(Object.values<string>(known?.values ?? {}).every(value => value.length <= 4000));
      }),
      { numRuns: 300 },
    );
    for (const [, { said }] of facts) {
      for (const sentence of said) {
        // Each part again and again is the worst that can be done to a pattern of several.
        const hostile = sentence.replaceAll(/\{\w*\}/g, ' a').repeat(100);
        const parts = sentence.split(/\{\w*\}/).map(part => part.repeat(200));
        for (const each of [hostile, parts.join('b'), ...parts]) recogniseRefusal(each);
      }
    }
  }).timeout(60_000);
});

describe('a sentence about a refusal', () => {
  for (const [language, t] of languages) {
    it(`names in ${language} everything that has to be named`, () => {
      for (const [, said, kind] of [...seenBodies, ...otherBodies]) {
        const known = recogniseRefusal(said);
        const complete = known && completeRefusal(known, about);
        assert.ok(complete, said);
        const sentence = refusedSentence(
          new EngineError('failed', said, {}, about),
          t,
          value => `<${value}>`,
        );
        assert.ok(sentence, said);
        assert.match(sentence, language === 'Korean' ? /[가-힣].*(요|다)\.$/ : /^[A-Z“<{].*\.$/);
        for (const listed of refusals[kind].values) {
          if (listed.endsWith('?')) continue;
          const value = (complete.values as Readonly<Record<string, string>>)[listed];
          assert.ok(sentence.includes(`<${value}>`), `${sentence} lacks ${listed}: ${value}`);
        }
        assert.doesNotMatch(sentence, /\{\d\}|undefined/);
      }
    });
  }

  const [[, english] = [], [, inKorean] = []] = languages;

  it('is what a person can act on', () => {
    const cases: readonly (readonly [string, About, string])[] = [
      [
        'Pool overlaps with other one on this address space',
        { subnets: ['10.70.9.0/24'] },
        'The subnet 10.70.9.0/24 overlaps another network or what the engine’s machine uses. Choose another one.',
      ],
      [
        'failed to set up container networking: Address already in use',
        { addresses: ['10.70.9.5'] },
        'The address 10.70.9.5 is taken, or is the network’s own. Choose another one.',
      ],
      [
        `container ${'5040f4a00b50'.repeat(6).slice(0, 64)} is not connected to network er-2`,
        { container: 'web' },
        '“web” is not connected to “er-2” (any more).',
      ],
      [
        'error while removing network: network er-1 has active endpoints (name:"er-a" id:"5040f4a00b50", name:"er-b" id:"f32e405c2964")',
        {},
        '“er-1” is still used by er-a, er-b. Disconnect or remove them first.',
      ],
    ];
    assert.ok(english && inKorean);
    for (const [said, what, sentence] of cases) {
      const error = new EngineError('conflict', said).withAbout(what);
      assert.equal(
        refusedSentence(error, english, text => text),
        sentence,
      );
      assert.match(refusedSentence(error, inKorean, text => text) ?? '', /세요\.$|다\.$/);
    }
  });

  it('is left to the engine where nobody knows what it is about', () => {
    assert.ok(english);
    for (const said of ['Pool overlaps with other one on this address space', 'teapot', '']) {
      assert.equal(
        refusedSentence(new EngineError('failed', said), english, text => text),
        undefined,
      );
    }
  });
});
