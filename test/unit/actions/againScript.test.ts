import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { againLines } from '../../../src/actions/againLines';
import { againScript } from '../../../src/actions/againScript';
import type { ContainerRecipe } from '../../../src/landscape/recipe';
import { hostileTexts } from '../../lab/hostile';
import { container, network } from '../nginx/sample';

/** A container of which somebody else has chosen all that can be chosen. */
function recipe(text: string, at: number): ContainerRecipe {
  return {
    ...{ container: container(`box-${at}`, []), image: text, hostname: text, restart: text },
    ...{ command: [text, text], entrypoint: [text, text], ports: [], environment: [] },
    unsaid: [],
    mounts: [{ kind: 'bind', source: text, target: text, isReadOnly: false }],
    labels: { [text]: text },
    endpoints: [
      {
        network: network(`net-${at}`, { labels: { [text]: text } }),
        settings: { aliases: [text] },
      },
    ],
  };
}

describe('a script that makes containers again', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-script-'));
  const program = path.join(folder, 'docker');
  const said = path.join(folder, 'said');
  before(() => {
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\0' "$@" end >> '${said}'\n`);
    chmodSync(program, 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The words that `docker` hears when a script is run by itself. */
  const heard = (script: string): string[] => {
    const file = path.join(folder, 'again.sh');
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    writeFileSync(said, '');
    execFileSync(file, { env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` }, cwd: folder });
    return readFileSync(said, 'utf8').split('\0').slice(0, -1);
  };

  it('says every word to docker as it is, and runs nothing else', () => {
    // No argument of any program can hold a zero byte, or half of a character.
    const texts = hostileTexts.map(text => text.replace(/[\0\p{Cs}]/gu, ''));
    const lines = againLines([], texts.map(recipe));
    const words = lines.flatMap(([, ...rest]) => [...rest, 'end']);
    const script = againScript(lines, ['x']);
    assert.deepEqual(heard(script), words);
    assert.doesNotMatch(script, /[^\P{Cc}\n]/u);
  });

  it('is for any shell where it can be, and for bash where a word has lines', () => {
    const script = (text: string) => againScript(againLines([], [recipe(text, 1)]), ['x']);
    assert.match(script("it's"), /^#!\/bin\/sh\n/);
    assert.match(script('a\nb'), /^#!\/usr\/bin\/env bash\n/);
    assert.ok(heard(script('a\nb')).includes('a\nb'));
  });

  it('takes no image for an option', () => {
    const [, create = []] = againLines([], [recipe('-v/:/host', 1)]);
    const rest = create.slice(create.indexOf('--'));
    assert.deepEqual(rest, ['--', ...Array<string>(4).fill('-v/:/host')]);
  });
});
