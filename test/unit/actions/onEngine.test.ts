import assert from 'node:assert/strict';
import { onEngine } from '../../../src/actions/onEngine';

describe('a command line for an engine', () => {
  const line = ['docker', 'network', 'rm', 'app'];

  it('names the engine that was chosen, whichever the CLI would speak to', () => {
    assert.deepEqual(onEngine(line, { kind: 'context', name: 'far' }), [
      ...['docker', '--context', 'far'],
      ...['network', 'rm', 'app'],
    ]);
    assert.deepEqual(onEngine(line, { kind: 'host', host: 'unix:///far.sock' }), [
      ...['docker', '--host', 'unix:///far.sock'],
      ...['network', 'rm', 'app'],
    ]);
  });

  it('is as it is where nobody chose, and for other programs', () => {
    assert.deepEqual(onEngine(line, undefined), line);
    assert.deepEqual(onEngine(['nft', 'list'], { kind: 'context', name: 'far' }), ['nft', 'list']);
  });
});
