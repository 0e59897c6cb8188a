import { equal, ok } from './assert.ts';

/** The message with which it fails, if it does. */
function failure(actual: unknown, expected: unknown): string | undefined {
  try {
    equal(actual, expected);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe('what counts as equal in a test', () => {
  it('are values with the same parts', () => {
    equal(failure({ a: [1, 'b', null] }, { a: [1, 'b', null] }), undefined);
    ok(failure({ a: [1] }, { a: [2] }), 'other parts are another value');
  });

  it('is a node with itself only, also inside other values', () => {
    const [first, second] = [document.createElement('input'), document.createElement('input')];
    first.id = 'first';
    equal(failure(first, first), undefined);
    equal(failure([first, 1], [first, 1]), undefined);
    equal(failure({ at: document.body }, { at: document.body }), undefined);
    ok(failure(first, second)?.includes('#first'), 'two elements differ, and the failure names them');
    ok(failure([first], [second]), 'two elements in an array differ');
    ok(failure({ at: document }, { at: document.body }), 'a document is no element');
    ok(failure(first, null), 'an element is not nothing');
    ok(failure(first, {}), 'an element is no object without properties');
  });

  it('is a function, a set or an error with itself only', () => {
    const [one, other] = [new Set([1]), new Set([2])];
    equal(failure([one, equal], [one, equal]), undefined);
    ok(failure(one, other), 'two sets differ');
    ok(failure([equal], [ok]), 'two functions differ');
    ok(failure({ of: new Error('a') }, { of: new Error('b') }), 'two errors differ');
  });
});
