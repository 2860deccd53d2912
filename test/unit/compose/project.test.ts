import { strict as assert } from 'node:assert';
import { filesWith, isComposeName } from '../../../src/compose/projectFiles';
import { projectName, readVariables } from '../../../src/compose/projectName';

const span = { start: 0, end: 0 };

describe('a Compose project', () => {
  const none = readVariables('');

  it('is called as its file, its variables or its folder say', () => {
    assert.equal(projectName(none, undefined, 'My Shop!'), 'myshop');
    assert.equal(projectName(none, undefined, '_-a_b'), 'a_b');
    assert.equal(projectName(none, undefined, '한글'), undefined);
    assert.equal(projectName(none, { span, value: 'store' }, 'shop'), 'store');
    assert.equal(projectName(none, { span }, 'shop'), undefined);
    const env = readVariables('A=1\nexport COMPOSE_PROJECT_NAME = "other" # why\n');
    assert.equal(projectName(env, { span, value: 'store' }, 'shop'), 'other');
    const unknown = readVariables('COMPOSE_PROJECT_NAME=${USER}');
    assert.equal(projectName(unknown, undefined, 'shop'), undefined);
  });

  it('has the files that Compose finds by itself', () => {
    assert.deepEqual(filesWith('compose.yaml', ['compose.override.yaml', 'x.yaml']), {
      names: ['compose.yaml', 'compose.override.yaml'],
      areAll: true,
    });
    assert.deepEqual(filesWith('compose.override.yml', ['compose.yaml']), {
      names: ['compose.yaml', 'compose.override.yml'],
      areAll: true,
    });
    // Compose takes the other one, unless it is told.
    assert.deepEqual(
      filesWith('docker-compose.yml', ['compose.yaml', 'compose.override.yaml']).names,
      ['docker-compose.yml'],
    );
    assert.deepEqual(filesWith('compose.override.yml', []), {
      names: ['compose.override.yml'],
      areAll: false,
    });
    assert.equal(readVariables('COMPOSE_FILE=a.yaml:b.yaml').hasFiles, true);
    assert.equal(none.hasFiles, false);
  });

  it('is told from other YAML by its name', () => {
    assert.ok(['compose.yaml', 'docker-compose.override.yml'].every(isComposeName));
    assert.ok(['compose.prod.yaml', 'docker-compose-dev.yml'].every(isComposeName));
    assert.ok(!['mycompose.yaml', 'compose.json', 'values.yaml'].some(isComposeName));
    assert.ok(!['docker-composer.yml', 'compose-view.yaml'].some(isComposeName));
  });
});
