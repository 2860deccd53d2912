import assert from 'node:assert/strict';
import { readOwners, readSockets, withOwners } from '../../../src/diagnose/sockets';

const tcp =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const tcp6 =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const udp =
  '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops';
const row = (local: string, state: string, inode: number, remote = '00000000:0000') =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0 100 0 0 10 0`;
const anybody = '00000000000000000000000000000000:0000';

const places = (text: string) =>
  readSockets(text).map(({ protocol, address, port }) => `${protocol} ${address} ${port}`);

describe('what listens', () => {
  it('is read from all four files, each with its header', () => {
    const text = [
      tcp,
      row('00000000:1F40', '0A', 11),
      row('0100007F:0050', '0A', 12),
      tcp6,
      row('00000000000000000000000000000000:01BB', '0A', 13, anybody),
      row('00000000000000000000000001000000:1538', '0A', 14, anybody),
      udp,
      row('00000000:0035', '07', 15),
    ].join('\n');
    assert.deepEqual(places(text), [
      'tcp 0.0.0.0 8000',
      'tcp 127.0.0.1 80',
      'tcp :: 443',
      'tcp ::1 5432',
      'udp 0.0.0.0 53',
    ]);
  });

  it('is not what is connected, nor Docker’s own name server', () => {
    const text = [
      tcp,
      row('0B00007F:8B87', '0A', 21),
      row('050012AC:DF78', '01', 22, '040012AC:0050'),
      udp,
      row('0B00007F:A38E', '07', 23),
      row('050012AC:A38F', '01', 24, '040012AC:0035'),
    ].join('\n');
    assert.deepEqual(places(text), []);
  });

  it('is an IPv4 address also where an IPv6 socket was bound to one', () => {
    const mapped = '0000000000000000FFFF00000100007F:0050';
    assert.deepEqual(places([tcp6, row(mapped, '0A', 31, anybody)].join('\n')), [
      'tcp 127.0.0.1 80',
    ]);
  });

  it('is nothing where lines are none of the kernel’s', () => {
    assert.deepEqual(places('cat: /proc/net/tcp6: No such file\nsl\n 0: XYZ:50 0:0 0A'), []);
  });

  it('has the names of its processes, as far as they can be seen', () => {
    const text = [tcp, row('00000000:1F40', '0A', 11), row('00000000:1F41', '0A', 12)].join('\n');
    const owners = readOwners(
      [
        '/proc/7/fd:',
        'lrwx------    1 root root 64 Nov 21 12:00 3 -> socket:[11]',
        '/proc/8/fd:',
        "lrwx------ 1 root root 64 Nov 21 12:00 0 -> '/dev/null'",
        '/proc/7/comm:nginx',
        '/proc/8/comm:sleep',
      ].join('\n'),
    );
    const found = withOwners(readSockets(text), owners);
    assert.deepEqual(
      found.map(({ port, process }) => [port, process]),
      [
        [8000, 'nginx'],
        [8001, undefined],
      ],
    );
  });
});
