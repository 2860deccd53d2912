import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LogFrames } from '../../../src/engine/logFrames';

/** A frame as the engine writes it. */
function frame(output: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.from([output, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

function read(frames: LogFrames, chunks: readonly Buffer[]): string {
  return chunks.map(chunk => frames.push(chunk)).join('');
}

describe('LogFrames', () => {
  it('takes both outputs out of their frames, in the order they came', () => {
    const bytes = Buffer.concat([
      frame(1, 'out\n'),
      frame(2, 'err\n'),
      frame(1, ''),
      frame(1, 'x'),
    ]);
    assert.equal(read(new LogFrames(true), [bytes]), 'out\nerr\nx');
  });

  it('leaves the output of a terminal as it is', () => {
    const bytes = Buffer.from('\u0001\u0000\u0000\u0000plain é');
    const chunks = [bytes.subarray(0, -1), bytes.subarray(-1)];
    assert.equal(read(new LogFrames(false), chunks), '\u0001\u0000\u0000\u0000plain é');
  });

  it('keeps a letter whole that is cut by a frame, with the other output between', () => {
    const [first, second] = [Buffer.from('한').subarray(0, 1), Buffer.from('한').subarray(1)];
    const chunks = [frame(1, first), frame(2, '!'), frame(1, second)];
    assert.equal(read(new LogFrames(true), chunks), '!한');
  });

  it('gives the same text however the chunks are cut', () => {
    const content = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.string({ unit: 'grapheme' })));
    fc.assert(
      fc.property(content, fc.array(fc.nat(12), { minLength: 1 }), (parts, sizes) => {
        const bytes = Buffer.concat(parts.map(([output, text]) => frame(output, text)));
        const chunks: Buffer[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = (sizes[i % sizes.length] ?? 0) + 1;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        assert.equal(read(new LogFrames(true), chunks), parts.map(([, text]) => text).join(''));
      }),
    );
  });
});
