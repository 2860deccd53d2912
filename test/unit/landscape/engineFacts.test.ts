import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatCidr } from '../../../src/landscape/cidr';
import { readEngineFacts, speaks } from '../../../src/landscape/engineFacts';
import { saidPools } from '../../../src/landscape/freeSubnets';

describe('readEngineFacts', () => {
  it('reads what decides which options are offered', () => {
    const facts = readEngineFacts(
      {
        ID: 'abc',
        Plugins: { Network: ['bridge', 'weave', 7] },
        DefaultAddressPools: [
          { Base: '10.5.0.0/16', Size: 24 },
          { Base: 'x', Size: 24 },
        ],
        Swarm: {
          LocalNodeState: 'active',
          ControlAvailable: true,
          NodeID: 'n',
          NodeAddr: '10.0.0.2',
        },
      },
      { Version: '28.5.2', ApiVersion: '1.51', Os: 'linux' },
    );
    assert.deepEqual(
      saidPools(facts).map(({ base, size }) => [formatCidr(base), size]),
      [['10.5.0.0/16', 24]],
    );
    assert.deepEqual(facts, {
      addressPools: [
        { base: '10.5.0.0/16', size: 24 },
        { base: 'x', size: 24 },
      ],
      ...{ id: 'abc', version: '28.5.2', api: [1, 51], isPodman: false, os: 'linux' },
      networkDrivers: ['bridge', 'weave'],
      swarm: { state: 'active', isManager: true, nodeId: 'n', nodeAddress: '10.0.0.2' },
    });
  });

  it('knows Podman, and a Swarm that is none', () => {
    const facts = readEngineFacts({}, { Components: [{ Name: 'Podman Engine' }] });
    assert.ok(facts.isPodman);
    assert.deepEqual(facts.swarm, { state: 'inactive', isManager: false });
  });

  it('takes whatever an engine sends', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => void readEngineFacts(a, b)));
  });
});

describe('speaks', () => {
  it('compares versions of the API as numbers', () => {
    const of = (api: string) => readEngineFacts({}, { ApiVersion: api });
    assert.ok(speaks(of('1.51'), '1.9'));
    assert.ok(speaks(of('1.48'), '1.48'));
    assert.ok(speaks(of('2.0'), '1.48'));
    assert.ok(!speaks(of('1.47'), '1.48'));
    assert.ok(!speaks(of(''), '1.24'));
  });
});
