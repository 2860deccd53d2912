import assert from 'node:assert/strict';
import { isAlias } from '../../../src/actions/changeEndpoint';

describe('an alias', () => {
  for (const text of ['db', 'a', '0', 'API.v2', 'my_db-1']) {
    it(`is ${text}`, () => {
      assert.equal(isAlias(text), true);
    });
  }

  for (const text of ['', '_db', '-db', '.db', 'my db', 'db,api', 'db:80', '데이터']) {
    it(`is not “${text}”`, () => {
      assert.equal(isAlias(text), false);
    });
  }
});
