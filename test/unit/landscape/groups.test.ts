import assert from 'node:assert/strict';
import { projectOf, serviceOf } from '../../../src/landscape/groups';
import { container } from '../../lab/topologyHarnessData';

describe('project and service', () => {
  const swarm = {
    'com.docker.stack.namespace': 'mail',
    'com.docker.swarm.service.name': 'mail_relay',
  };

  it('are those of Compose', () => {
    const it = container('a', { project: 'shop', service: 'api' });
    assert.deepEqual([projectOf(it), serviceOf(it)], ['shop', 'api']);
  });

  it('are the stack and the service of a Swarm, without the name of the stack', () => {
    const it = container('a', { labels: swarm });
    assert.deepEqual([projectOf(it), serviceOf(it)], ['mail', 'relay']);
  });

  it('are a service alone where there is no stack', () => {
    const it = container('a', { labels: { 'com.docker.swarm.service.name': 'mail_relay' } });
    assert.deepEqual([projectOf(it), serviceOf(it)], [undefined, 'mail_relay']);
  });

  it('are none without labels, or with empty ones', () => {
    const it = container('a', { labels: { 'com.docker.stack.namespace': '' } });
    assert.deepEqual([projectOf(it), serviceOf(it)], [undefined, undefined]);
  });
});
