import assert from 'node:assert/strict';
import { cliLine } from '../../../src/actions/cliLine';
import { withoutPort } from '../../../src/actions/withoutPort';
import { publish } from '../../lab/topologyHarnessData';
import { container } from '../nginx/sample';

describe('withoutPort', () => {
  it('leaves out the one port, and keeps networks and other ports', () => {
    const ports = [publish(8080, 80), publish(9443, 443)];
    const { run, compose } = withoutPort(container('api', ['front', 'back'], { ports }), 80);
    assert.deepEqual(run.map(cliLine), [
      'docker run -d --name api --network front -p 9443:443 web:1',
      'docker network connect back api',
    ]);
    assert.equal(
      compose,
      [
        'services:',
        '  "api":',
        '    image: "web:1"',
        '    ports:',
        '      - "9443:443"',
        '    expose:',
        '      - "80"',
        '    networks:',
        '      - "front"',
        '      - "back"',
      ].join('\n'),
    );
  });

  it('says no port twice that is published for IPv4 and IPv6, and quotes what is odd', () => {
    const twice = ['0.0.0.0', '::'].map(address => ({
      ...{ containerPort: 443, protocol: 'tcp' },
      published: { address, port: 9443 },
    }));
    const odd = container('api', ['app'], { ports: twice, image: 'a"b: #$c\n', service: 'api: x' });
    const { run, compose } = withoutPort(odd, 80);
    assert.equal(run[0]?.filter(word => word === '-p').length, 1);
    assert.ok(compose.includes('  "api: x":\n    image: "a\\"b: #$$c\\n"\n'));
  });
});
