import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { readTar } from '../../../src/engine/readTar';
import { writeTar } from '../../../src/engine/writeTar';

/** A name of a file, as people and programs choose them. */
const anyName = fc.stringMatching(/^[a-z가-힣 .-]{1,60}[a-z]$/u);

describe('writeTar', () => {
  it('writes what is read back the same, names of any length too', () => {
    const anyPath = fc.array(anyName, { minLength: 1, maxLength: 6 }).map(names => names.join('/'));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPath, fc.string({ maxLength: 1200 }))), files => {
        const archive = writeTar(
          files.map(([path, text]) => ({ path, content: Buffer.from(text), mode: 0o644 })),
        );
        const back = readTar(archive).map(({ path, content }) => [path, content.toString()]);
        assert.deepEqual(
          back,
          files.map(([path, text]) => [path.replace(/^(?:\.?\/)+/, ''), text]),
        );
      }),
    );
  });

  it('writes what other programs take, with folders and permissions', () => {
    const long = `${'folder/'.repeat(30)}file`;
    const archive = writeTar([
      { path: 'etc', mode: 0o755 },
      { path: 'etc/a.conf', content: Buffer.from('a'), mode: 0o600, owner: 101, group: 102 },
      { path: long, content: Buffer.from('b'), mode: 0o644 },
    ]);
    const script =
      'import sys,tarfile,io\nfor m in tarfile.open(fileobj=io.BytesIO(sys.stdin.buffer.read())):' +
      ' print(m.name, oct(m.mode), m.uid, m.gid, m.isdir())';
    const listed = execFileSync('python3', ['-c', script], { input: archive, encoding: 'utf8' });
    assert.deepEqual(listed.trim().split('\n'), [
      'etc 0o755 0 0 True',
      'etc/a.conf 0o600 101 102 False',
      `${long} 0o644 0 0 False`,
    ]);
  });
});
