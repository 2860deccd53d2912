import assert from 'node:assert/strict';
import { readFormMessage } from '../../../src/ui/forms/formMessages';
import { hasErrors, mergedValues, offersAction } from '../../../src/ui/forms/formValues';
import { sampleModel, sampleValues } from '../../lab/formHarnessData';

const read = (values: unknown) => readFormMessage({ type: 'change', values });

describe('a message of a form page', () => {
  it('is taken with what belongs to it, and nothing else', () => {
    for (const type of ['ready', 'copyCli', 'cancel']) {
      assert.deepEqual(readFormMessage({ type, id: 'x', values: {} }), { type });
    }
    const values = { name: 'a', internal: true, rows: [{ key: 'k', value: '' }, {}] };
    for (const type of ['change', 'submit']) {
      assert.deepEqual(readFormMessage({ type, values, id: 'x' }), { type, values });
    }
    const action = { type: 'action', id: 'preset:app', values };
    assert.deepEqual(readFormMessage({ ...action, more: 1 }), action);
  });

  it('is dropped when it is of no known type', () => {
    for (const value of [undefined, null, 7, 'ready', [], {}, { type: 'run' }, { type: 1 }]) {
      assert.equal(readFormMessage(value), undefined);
    }
  });

  it('is dropped when its values are not texts, yes or no, or rows of texts', () => {
    const wrong = [undefined, null, 'x', 7, [], { a: 1 }, { a: null }, { a: {} }, { a: ['x'] }];
    const wrongRows = [{ a: [{ b: 1 }] }, { a: [[]] }, { a: [{ b: {} }] }, { a: [null] }];
    for (const values of [...wrong, ...wrongRows]) assert.equal(read(values), undefined);
    for (const id of [undefined, 7, 'x'.repeat(201)]) {
      assert.equal(readFormMessage({ type: 'action', id, values: {} }), undefined);
    }
  });

  it('is dropped when there is too much of it', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, '']));
    assert.ok(read(many(200)));
    assert.equal(read(many(201)), undefined);
    assert.equal(read({ ['x'.repeat(201)]: '' }), undefined);
    assert.equal(read({ a: Array.from({ length: 501 }, () => ({})) }), undefined);
    assert.equal(read({ a: [many(51)] }), undefined);
  });

  it('has texts that are too long cut, and keeps the rest', () => {
    const long = 'x'.repeat(100_000);
    const values = { a: `${long}y`, b: [{ c: `${long}y` }], d: 'e' };
    assert.deepEqual(read(values), {
      type: 'change',
      values: { a: long, b: [{ c: long }], d: 'e' },
    });
  });

  it('cannot reach the prototype of anything', () => {
    const message = read(JSON.parse('{"__proto__": "x"}'));
    assert.ok(message?.type === 'change');
    assert.deepEqual(Object.entries(message.values), [['__proto__', 'x']]);
    assert.equal(Object.getPrototypeOf(message.values), Object.prototype);
  });
});

describe('the values of a form', () => {
  it('keep what was typed while an action was at work', () => {
    const given = { name: 'a', rows: [{ key: 'k' }], internal: false };
    const made = { name: 'preset', rows: [{ key: 'preset' }], internal: true, subnet: 'x' };
    assert.deepEqual(mergedValues(given, made, given), made);
    const typed = { ...given, name: 'typed', rows: [{ key: 'typed' }] };
    assert.deepEqual(mergedValues(given, made, typed), {
      name: 'typed',
      rows: [{ key: 'typed' }],
      internal: true,
      subnet: 'x',
    });
  });
});

describe('the model of a form', () => {
  const good = { ...sampleValues, name: 'a', options: [] };

  it('has errors in any field, and no others', () => {
    assert.equal(hasErrors(sampleModel(sampleValues)), true);
    assert.equal(hasErrors(sampleModel({ ...good, subnet: '10.8.0.0/24' })), false);
  });

  it('offers only the actions that it shows', () => {
    const model = sampleModel({ ...good, subnet: '10.8.0.0/24' });
    for (const id of ['preset:app', 'note:prune', 'fix:subnet']) {
      assert.equal(offersAction(model, id), true);
    }
    assert.equal(offersAction(sampleModel(good), 'fix:subnet'), false);
  });
});
