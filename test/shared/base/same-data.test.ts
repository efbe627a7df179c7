import { describe, expect, it } from 'vitest';
import { sameData } from '../../../shared/base/same-data';

const hostile: unknown = JSON.parse('{"__proto__":{"a":1}}');

const CASES: readonly (readonly [string, unknown, unknown, boolean])[] = [
  ['equal primitives', 'a', 'a', true],
  ['different primitives', 1, 2, false],
  ['a number and its string', 1, '1', false],
  ['null and an empty object', null, {}, false],
  ['NaN', Number.NaN, Number.NaN, true],
  ['keys in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ['a missing key', { a: 1 }, { a: 1, b: 2 }, false],
  ['a key of the same number but another name', { a: undefined }, { b: undefined }, false],
  ['an array and an object with its keys', ['x'], { 0: 'x' }, false],
  ['arrays in another order', [1, 2], [2, 1], false],
  ['a shorter array', [1], [1, 2], false],
  ['a difference far within', { a: [{ b: [1, 2] }] }, { a: [{ b: [1, 3] }] }, false],
  ['an own __proto__ and none', hostile, {}, false],
  ['two own __proto__', hostile, JSON.parse('{"__proto__":{"a":1}}'), true],
  ['an inherited key', { toString: 1 }, { valueOf: 1 }, false],
];

describe('sameData', () => {
  it.each(CASES)('compares %s', (_name, a, b, expected) => {
    expect(sameData(a, b)).toBe(expected);
    expect(sameData(b, a)).toBe(expected);
  });
});
