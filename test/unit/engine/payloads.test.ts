import assert from 'node:assert/strict';
import { endpointBody, networkBody } from '../../../src/engine/payloads';

/** As it goes over the wire. */
const sent = (body: object) => JSON.parse(JSON.stringify(body)) as unknown;

describe('networkBody', () => {
  it('sends a name alone as little as possible, and never makes a second of a name', () => {
    const body = sent(networkBody({ name: 'a', driver: 'bridge' }));
    assert.deepEqual(body, { Name: 'a', Driver: 'bridge', CheckDuplicate: true });
  });

  it('sends that IPv4 is off, but not that it is on, which old engines would not know', () => {
    const of = (hasIpv4: boolean) =>
      sent(networkBody({ name: 'a', driver: '', hasIpv4 })) as { EnableIPv4?: boolean };
    assert.equal(of(false).EnableIPv4, false);
    assert.ok(!('EnableIPv4' in of(true)));
  });

  it('sends subnets in Docker’s words', () => {
    const subnets = [
      {
        subnet: '10.70.0.0/16',
        gateway: '10.70.0.9',
        ipRange: '10.70.5.0/24',
        reserved: { a: '10.70.0.5' },
      },
      { subnet: 'fd70::/64' },
    ];
    const { IPAM } = sent(networkBody({ name: 'a', driver: '', subnets })) as { IPAM: unknown };
    assert.deepEqual(IPAM, {
      Config: [
        {
          ...{ Subnet: '10.70.0.0/16', Gateway: '10.70.0.9', IPRange: '10.70.5.0/24' },
          AuxiliaryAddresses: { a: '10.70.0.5' },
        },
        { Subnet: 'fd70::/64' },
      ],
    });
  });

  it('sends nothing of addresses beside a template, where engines refuse it', () => {
    const body = sent(networkBody({ name: 'a', driver: 'bridge', configFrom: 'b' }));
    assert.deepEqual(body, {
      ...{ Name: 'a', Driver: 'bridge', CheckDuplicate: true },
      ConfigFrom: { Network: 'b' },
    });
  });
});

describe('endpointBody', () => {
  it('sends only what was chosen', () => {
    assert.deepEqual(sent(endpointBody({})), { IPAMConfig: {} });
    assert.deepEqual(
      sent(
        endpointBody({ fixedIpv4: '10.70.0.5', linkLocalIps: ['169.254.1.1'], gatewayPriority: 0 }),
      ),
      {
        IPAMConfig: { IPv4Address: '10.70.0.5', LinkLocalIPs: ['169.254.1.1'] },
        GwPriority: 0,
      },
    );
  });
});
