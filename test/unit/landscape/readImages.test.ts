import assert from 'node:assert/strict';
import { isKnownImage, readImageNames } from '../../../src/landscape/readImages';

describe('readImageNames', () => {
  it('are the names of all images, each once and sorted', () => {
    const raw = [
      { RepoTags: ['web:2', 'web:latest'] },
      { RepoTags: ['api:1', 'web:2'] },
      { RepoTags: ['<none>:<none>'] },
      { RepoTags: null },
      { RepoTags: [7] },
      'nonsense',
    ];
    assert.deepEqual(readImageNames(raw), ['api:1', 'web:2', 'web:latest']);
  });
});

describe('isKnownImage', () => {
  const names = [
    'nginx:latest',
    'lab/busybox:1',
    'docker.io/library/redis:7',
    'localhost:5000/a:1',
  ];
  for (const image of [
    ...['nginx', 'nginx:latest', 'docker.io/library/nginx', 'lab/busybox:1', 'redis:7'],
    ...['docker.io/lab/busybox:1', 'localhost:5000/a:1', 'sha256:0123456789ab', '0123456789abcdef'],
    'other@sha256:0123',
  ]) {
    it(`knows ${image}`, () => assert.ok(isKnownImage(image, names)));
  }
  for (const image of ['nginx:1', 'lab/busybox', 'busybox:1', 'redis', 'localhost:5000/a', 'a:1']) {
    it(`does not know ${image}`, () => assert.ok(!isKnownImage(image, names)));
  }
});
