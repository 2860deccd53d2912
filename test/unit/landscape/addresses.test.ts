import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAddress, parseAddress } from '../../../src/landscape/addresses';
import { addressText } from './addressSamples';

const written = (text: string) => {
  const address = parseAddress(text);
  return address && formatAddress(address);
};

describe('parseAddress', () => {
  it('reads IPv4 and IPv6 as numbers', () => {
    assert.deepEqual(parseAddress('172.17.0.2'), { version: 4, value: 0xac110002n });
    assert.deepEqual(parseAddress('fd00::1:2'), { version: 6, value: (0xfdn << 120n) + 0x10002n });
    assert.deepEqual(parseAddress('::1.2.3.4'), { version: 6, value: 0x01020304n });
  });

  for (const text of [
    ...['', '1', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1..2.3', '1.2.3.-4', '+1.2.3.4', '0x1.2.3.4'],
    ...['01.2.3.4', '1.2.3.00', ' 1.2.3.4', '1.2.3.4 ', '1.2.3.4\n', '1.2.3.4/8', '١.2.3.4'],
    ...[':', ':::', '1:', ':1', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', '::g'],
    ...['1:2:3:4::5:6:7:8', '::00001', 'fe80::1%eth0', 'fe80::1%', '[::1]', '::1/64', '::-1'],
    ...['::1.2.3', '::1.2.3.04', '::1.2.3.256', '1.2.3.4::', '::1.2.3.4:5', '::1.2.3.4%eth0'],
    ...['1:2:3:4:5:6:7:1.2.3.4', '1:2:3:4:5:6::1.2.3.4', '1'.repeat(1e6), ':'.repeat(1e6)],
  ]) {
    it(`refuses ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.equal(parseAddress(text), undefined);
    });
  }
});

describe('formatAddress', () => {
  for (const [text, canonical] of [
    ['0.0.0.0', '0.0.0.0'],
    ['FD00:0:0:0:0:0:0:00AB', 'fd00::ab'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::1.2.3.4', '::102:304'],
    ['::FFFF:102:304', '::ffff:1.2.3.4'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
  ] as const) {
    it(`writes ${text} as ${canonical}`, () => assert.equal(written(text), canonical));
  }

  it('writes what is read as the same address', () => {
    fc.assert(
      fc.property(addressText, text => {
        const address = parseAddress(text);
        if (address) assert.deepEqual(parseAddress(formatAddress(address)), address);
      }),
    );
  });

  it('throws for what is no address', () => {
    for (const [version, value] of [
      [4, 1n << 32n],
      [6, 1n << 128n],
      [4, -1n],
    ] as const) {
      assert.throws(() => formatAddress({ version, value }), RangeError);
    }
  });
});
