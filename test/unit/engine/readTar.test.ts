import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTar } from '../../../src/engine/readTar';

/** An entry as tar programs write it; numbers in octal, the sum of the header left out, as nobody reads it. */
function entry(name: string, type: string, content = '', link = ''): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write(body.length.toString(8).padStart(11, '0'), 124);
  header.write(type, 156);
  header.write(link, 157, 100);
  header.write('ustar\u000000', 257);
  return Buffer.concat([header, body, Buffer.alloc(-body.length & 511)]);
}

const end = Buffer.alloc(1024);
const read = (...parts: readonly Buffer[]) =>
  readTar(Buffer.concat([...parts, end])).map(({ path, content, link }) =>
    link === undefined ? `${path}: ${content.toString()}` : `${path} -> ${link}`,
  );

describe('readTar', () => {
  it('gives files and symbolic links, and leaves out the rest', () => {
    assert.deepEqual(
      read(
        entry('./', '5'),
        entry('./nginx.conf', '0', 'http {}\n'),
        entry('old', '\0', 'x'),
        entry('on/a', '2', '', '../off/a'),
        entry('pipe', '6'),
        entry('empty', '0'),
      ),
      ['nginx.conf: http {}\n', 'old: x', 'on/a -> ../off/a', 'empty: '],
    );
  });

  it('takes long names, as GNU and as POSIX write them, for the next entry only', () => {
    const long = `${'folder/'.repeat(40)}file`;
    const record = (text: string) => {
      const length = Buffer.byteLength(text) + 2;
      const digits = String(length + String(length).length).length;
      return `${length + digits} ${text}\n`;
    };
    assert.deepEqual(
      read(
        entry('././@LongLink', 'L', `${long}\0`),
        entry('cut', '0', 'gnu'),
        entry('././@LongLink', 'K', `${long}\0`),
        entry('link', '2', '', 'cut'),
        entry('pax', 'x', record(`path=한${long}`) + record('mtime=1')),
        entry('cut', '0', 'posix'),
        entry('pax', 'g', record('comment=all')),
        entry('plain', '0', 'short'),
      ),
      [`${long}: gnu`, `link -> ${long}`, `한${long}: posix`, 'plain: short'],
    );
  });

  it('leaves out what is cut off, and never fails', () => {
    const whole = Buffer.concat([entry('a', '0', 'one'), entry('b', '0', 'two')]);
    const cut = readTar(whole.subarray(0, 1500));
    assert.deepEqual(
      cut.map(({ path }) => path),
      ['a'],
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), bytes => {
        readTar(Buffer.from(bytes));
        readTar(Buffer.concat([entry('a', 'x', 'y'), Buffer.from(bytes)]));
      }),
    );
  });
});
