import assert from 'node:assert/strict';
import { EngineError, type EngineErrorKind } from '../../../src/engine/engineError';
import { translateError } from '../../../src/engine/translateError';

/** As dockerode throws an engine's answer. */
function refused(statusCode: number, message: string): Error {
  const error = new Error(`(HTTP code ${statusCode}) unexpected - ${message} `);
  return Object.assign(error, { statusCode, json: { message } });
}

const system = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('translateError', () => {
  const systemErrors: readonly (readonly [string, EngineErrorKind])[] = [
    ['ENOENT', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['ETIMEDOUT', 'timeout'],
  ];
  for (const [code, kind] of systemErrors) {
    it(`takes ${code} as ${kind}`, async () =>
      assert.equal((await translateError(system(code))).kind, kind));
  }

  // The sentences of Docker 20.10 and Podman 5 that come with 500.
  const answers: readonly (readonly [number, string, EngineErrorKind])[] = [
    [400, 'invalid endpoint settings', 'invalid'],
    [401, 'unauthorized', 'denied'],
    [403, 'endpoint with name er-a already exists in network er-1', 'conflict'],
    [404, 'No such container: x', 'notFound'],
    [409, 'network with name er-1 already exists', 'conflict'],
    [404, 'No such image: nosuch:1', 'noImage'],
    [500, 'Bind for :::8123 failed: port is already allocated', 'portTaken'],
    [500, 'listen tcp4 0.0.0.0:80: bind: address already in use', 'portTaken'],
    [403, 'failed to set up container networking: Address already in use', 'conflict'],
    [
      500,
      'failed to bind host port for 9.9.9.9:80: cannot assign requested address',
      'noHostAddress',
    ],
    [400, 'exec: "nosuch": executable file not found in $PATH: unknown', 'notExecutable'],
    [500, 'crun: open executable: Operation not permitted: OCI permission denied', 'notExecutable'],
    [
      500,
      'can only create exec sessions on running containers: container state improper',
      'conflict',
    ],
    [400, 'unable to start container process: exec: "/etc": permission denied', 'notExecutable'],
    [501, 'not implemented', 'unsupported'],
    [418, 'teapot', 'failed'],
    [500, 'container 1 is not connected to network er-2', 'conflict'],
    [500, 'container 1 is not connected to the network er-2', 'conflict'],
    [500, 'invalid name:   ', 'invalid'],
    [500, 'invalid subinterface vlan name nosuch0, example formatting is eth0.10', 'invalid'],
    [500, 'This node is not a swarm manager. Use "docker swarm init"', 'conflict'],
    [503, 'This node is not a swarm manager. Worker nodes can’t be used', 'conflict'],
    [503, 'Podman does not support service: /swarm/init', 'unsupported'],
    [500, 'rpc error: code = Unknown desc = update out of sequence', 'conflict'],
    [500, '"er-1" has associated containers with it. Use -f to forcibly delete', 'conflict'],
    [500, 'failed to create eth0.77 vlan link: operation not supported', 'failed'],
  ];
  for (const [status, said, kind] of answers) {
    it(`takes ${status} “${said}” as ${kind}, in the engine’s own words`, async () => {
      const { kind: actual, message } = await translateError(refused(status, said));
      assert.deepEqual([actual, message], [kind, said.trim()]);
    });
  }

  it('takes anything at all', async () => {
    const own = new EngineError('conflict', 'x');
    assert.equal(await translateError(own), own);
    for (const thrown of [undefined, null, 'text', 7, {}, { statusCode: 500, json: 7 }]) {
      assert.ok((await translateError(thrown)) instanceof EngineError);
    }
  });
});
