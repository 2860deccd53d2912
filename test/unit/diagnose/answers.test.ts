import assert from 'node:assert/strict';
import { readAttempt, readLookup, readTalk } from '../../../src/diagnose/answers';
import {
  addressesInHosts,
  readHosts,
  readResolver,
  triedNames,
} from '../../../src/diagnose/resolver';
import { parseAddress } from '../../../src/landscape/addresses';
import { hostileTexts } from '../../lab/hostile';

describe('what a name server says', () => {
  it('is addresses, each once, in both ways that BusyBox writes them', () => {
    const long =
      'Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\nNon-authoritative answer:\nName:\tdb\nAddress: 172.18.0.4\n\nNon-authoritative answer:\nName:\tdb\nAddress: fd00::4\n';
    assert.deepEqual(readLookup(long), {
      outcome: 'found',
      addresses: ['172.18.0.4', 'fd00::4'],
      server: '127.0.0.11',
    });
    const short =
      'Server:    10.89.0.1\nAddress 1: 10.89.0.1\n\nName:      db\nAddress 1: 10.89.0.4 db.app\n';
    assert.deepEqual(readLookup(short).addresses, ['10.89.0.4']);
  });

  it('is that there is no such name, or nothing at all', () => {
    const unknown =
      "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n** server can't find dta: NXDOMAIN\n";
    assert.equal(readLookup(unknown).outcome, 'unknown');
    assert.equal(
      readLookup(';; connection timed out; no servers could be reached').outcome,
      'silent',
    );
    assert.equal(readLookup('').outcome, 'silent');
    const failed = 'Server:\t\t10.0.0.1\nAddress:\t10.0.0.1:53\n\n;; Got SERVFAIL reply\n';
    assert.equal(readLookup(failed).outcome, 'failed');
  });
});

describe('a connection that was tried', () => {
  const outcome = (said: string) => readAttempt(said).outcome;

  it('is open, refused, silent or has no route, and says how long it took', () => {
    assert.deepEqual(readAttempt('0 10.50 10.53\n'), {
      outcome: 'open',
      seconds: 10.53 - 10.5,
    });
    const nc = (words: string) =>
      `1 1.00 1.01\nnc: can't connect to remote host (10.0.0.1): ${words}`;
    assert.equal(outcome(nc('Connection refused')), 'refused');
    assert.equal(outcome(nc('No route to host')), 'unreachable');
    assert.equal(outcome(nc('Network is unreachable')), 'unreachable');
    assert.equal(outcome('1 1.00 3.01\nnc: timed out'), 'timedOut');
  });

  it('is none of these where the tool itself failed', () => {
    assert.equal(outcome('127 1.00 1.00\nbusybox: applet not found'), 'failed');
    assert.equal(outcome(''), 'failed');
  });
});

describe('what a server answers', () => {
  it('is a status and a server where it speaks HTTP', () => {
    const said = 'HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.27.3\r\nContent-Length: 0\r\n\r\n';
    assert.deepEqual(readTalk(said), { kind: 'http', status: 502, said: 'nginx/1.27.3' });
  });

  it('is TLS where it complains about plain text', () => {
    assert.equal(readTalk('\u0015\u0003\u0001\u0000\u0002\u0002F').kind, 'tls');
    const nginx = 'HTTP/1.1 400 Bad Request\r\n\r\nThe plain HTTP request was sent to HTTPS port';
    assert.equal(readTalk(nginx).kind, 'tls');
    const go = 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';
    assert.equal(readTalk(go).kind, 'tls');
  });

  it('is its first line, or silence, for another protocol', () => {
    assert.deepEqual(readTalk('-ERR unknown command\r\n'), {
      kind: 'text',
      said: '-ERR unknown command',
    });
    assert.deepEqual(readTalk(''), { kind: 'silent' });
  });
});

describe('the files that names are looked up by', () => {
  it('say the name servers, the last search list and the dots', () => {
    const text =
      '# made by an engine\nnameserver 127.0.0.11\nsearch one.test\nsearch two.test three.test\noptions edns0 ndots:0\n';
    assert.deepEqual(readResolver(text), {
      servers: ['127.0.0.11'],
      search: ['two.test', 'three.test'],
      ndots: 0,
    });
    assert.equal(readResolver('nameserver 10.0.0.1').ndots, 1);
  });

  it('try a short name with the search domains first, unless it has dots enough', () => {
    const search = ['one.test'];
    assert.deepEqual(triedNames('db', { servers: [], search, ndots: 1 }), ['db.one.test', 'db']);
    assert.deepEqual(triedNames('db', { servers: [], search, ndots: 0 }), ['db', 'db.one.test']);
    assert.deepEqual(triedNames('a.b.', { servers: [], search, ndots: 5 }), ['a.b.']);
  });

  it('have lines of names, whatever their capitals', () => {
    const hosts = readHosts('127.0.0.1\tlocalhost\n10.0.0.9 db DB.test # old\n#10.0.0.1 not\n');
    assert.deepEqual(addressesInHosts(hosts, 'DB'), ['10.0.0.9']);
    assert.deepEqual(addressesInHosts(hosts, 'not'), []);
  });
});

describe('what looks like an address and is none', () => {
  it('does not become an argument', () => {
    assert.deepEqual(readHosts('-e db\n--help db\n10.0.0.9 db\n'), [
      { address: '10.0.0.9', names: ['db'] },
    ]);
    assert.deepEqual(readLookup('Name:\tdb\nAddress: -e\n').addresses, []);
  });

  it('does not, whatever a name server, a hosts file or an answer says', () => {
    for (const text of hostileTexts) {
      const said = `Server:\t${text}\nAddress:\t${text}\n\nName:\t${text}\nAddress: ${text}\nAddress 1: ${text} ${text}\n`;
      const hosts = readHosts(`${text} db\n${text}\t${text}\n`).map(({ address }) => address);
      for (const address of [...readLookup(said).addresses, ...hosts]) {
        assert.ok(parseAddress(address), JSON.stringify(address));
        assert.doesNotMatch(address, /[^0-9a-f.:]/i);
      }
      assert.equal(readAttempt(text).outcome === 'open', false);
      assert.notEqual(readTalk(`${text}\r\n`).kind, 'http');
    }
  });
});
