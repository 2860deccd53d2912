import assert from 'node:assert/strict';
import { readLandscape } from '../../../src/landscape/readLandscape';
import { readRecipe } from '../../../src/landscape/recipe';
import { rawContainer } from './payloads';

const path = 'PATH=/usr/local/bin:/usr/bin';

/** The names of variables that are said to be the container's own. */
function own(Env: readonly string[], Hostname = 'api'): readonly string[] {
  const landscape = readLandscape({ networks: [], containers: [rawContainer()] });
  const [container] = landscape.containers;
  assert.ok(container);
  const image = { Config: { Env: [path] } };
  return readRecipe(landscape, container, { Config: { Env, Hostname } }, image).environment;
}

describe('the environment of a container', () => {
  it('is what its image does not say', () => {
    assert.deepEqual(own([path, 'API_KEY=secret', 'PORT=80']), ['API_KEY', 'PORT']);
    assert.deepEqual(own(['PATH=/opt/bin']), ['PATH']);
  });

  it('is not what Podman puts into each container', () => {
    // As Podman 4 and 5 say of a container that was made without any.
    const given = ['TERM=xterm', 'container=podman', 'HOSTNAME=api', 'HOME=/root'];
    assert.deepEqual(own([path, ...given]), []);
    assert.deepEqual(own([path, ...given, 'API_KEY=secret']), ['API_KEY']);
    assert.deepEqual(own([path, 'container=podman', 'HOSTNAME=other', 'TERM=dumb']), [
      'HOSTNAME',
      'TERM',
    ]);
  });

  it('is all of it where no Podman says so', () => {
    assert.deepEqual(own([path, 'HOSTNAME=api', 'HOME=/root']), ['HOSTNAME', 'HOME']);
  });
});
