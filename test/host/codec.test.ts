import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { CODEC_SOURCE, makeCodec, makeDecode, makeEncode, type Codec } from './codec';

const codec = makeCodec();
const roundTrip = (value: unknown): unknown => codec.decode(codec.encode(value));

const KEPT: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['infinities', [Infinity, -Infinity]],
  ['negative zero', -0],
  ['a bigint', 12345678901234567890n],
  ['text with an emoji, a NUL and a lone surrogate', '😀\u0000\ud800é'],
  ['text that looks like bytes', '=abc'],
  ['an array that looks like a node', ['u']],
  ['arrays in arrays', [[], [[1]], [null, undefined]]],
  ['an object with an undefined member', { a: undefined }],
  ['a date', new Date(1234)],
  ['an invalid date', new Date(Number.NaN)],
  ['a regular expression', /a\/b/giu],
  ['a map with objects as keys', new Map<unknown, unknown>([[{ k: 1 }, new Map([[1, 2]])]])],
  ['a set', new Set(['a', [1]])],
  ['bytes', new Uint8Array([0, 1, 255])],
  ['a view of part of a buffer', new Uint16Array([1, 2, 3]).subarray(1)],
  ['big integers in a typed array', new BigInt64Array([-1n])],
  ['a buffer', new Uint8Array([7, 8]).buffer],
  ['a data view', new DataView(new Uint8Array([9]).buffer)],
  ['an error', new RangeError('too far')],
];

const NOT_CLONEABLE: readonly (readonly [name: string, value: unknown])[] = [
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a function deep inside', { a: [{ b: () => 1 }] }],
  ['a promise', Promise.resolve(1)],
  ['a weak map', new WeakMap()],
];

const NOT_ENCODED: readonly (readonly [name: string, text: string])[] = [
  ['no JSON', 'nonsense'],
  ['nothing', ''],
  ['an unknown tag', '["zz"]'],
  ['a plain object', '{"a":1}'],
  ['a reference to what is not there', '["r",0]'],
  ['a reference by name', '["r","length"]'],
  ['a constructor that is no view', '["v","Function","YWxlcnQoMSk="]'],
  ['a view by an inherited name', '["v","__proto__","AA=="]'],
  ['a key that is no text', '["o",["a"],1]'],
  ['bytes that are no text', '["b",1]'],
  ['bytes that are no JSON', '=AAAA'],
];

describe('makeCodec', () => {
  it.each(KEPT)('keeps %s', (_name, value) => {
    expect(roundTrip(value)).toStrictEqual(value);
  });

  it('keeps whatever structured clone keeps of plain data', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withUnicodeString: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(value)).toEqual(structuredClone(value));
      }),
    );
  });

  it('keeps cycles and shared objects as they are', () => {
    const shared = { name: 'shared' };
    const cyclic: Record<string, unknown> = { one: shared, two: [shared] };
    cyclic['self'] = cyclic;
    const back = roundTrip(cyclic) as { one: object; two: object[]; self: object };
    expect(back.self).toBe(back);
    expect(back.two[0]).toBe(back.one);
  });

  it('copies: what comes back is not what went in', () => {
    const value = { list: [1] };
    expect((roundTrip(value) as typeof value).list).not.toBe(value.list);
  });

  it('keeps a member called __proto__ as a member', () => {
    const hostile = JSON.parse('{"__proto__":{"isAdmin":true}}') as object;
    const back = roundTrip(hostile) as Record<string, unknown>;
    expect(Object.keys(back)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
    expect(back['isAdmin']).toBeUndefined();
  });

  it('sends ASCII only, so that no part of the way can change it', () => {
    expect(codec.encode({ text: 'é😀\ud800' })).toMatch(/^[ -~]*$/);
  });

  it.each(NOT_CLONEABLE)('refuses %s in the words of Electron', (_name, value) => {
    expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
  });

  it.each(NOT_ENCODED)('refuses to decode %s', (_name, text) => {
    expect(() => codec.decode(text)).toThrow(Error);
  });

  it('decodes any text or throws, and never runs it', () => {
    const node = fc.letrec((tie) => ({
      node: fc.oneof(
        fc.constantFrom(null, 0, 'Function', 'constructor', '=AA=='),
        fc
          .tuple(fc.constantFrom(...'uniraomsdxbve'), fc.array(tie('node'), { maxLength: 3 }))
          .map(([tag, parts]) => [tag, ...parts]),
      ),
    })).node;
    fc.assert(
      fc.property(node, (value) => {
        try {
          expect(typeof codec.decode(JSON.stringify(value))).not.toBe('function');
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

describe('CODEC_SOURCE', () => {
  it('is closed: it makes the same codec in a world that has only the platform', () => {
    const platform = { structuredClone, TextEncoder, TextDecoder, atob, btoa };
    const elsewhere = runInNewContext(CODEC_SOURCE, platform) as Codec;
    const value = { text: 'é', big: 1n };
    expect(codec.decode(elsewhere.encode(value))).toEqual(value);
  });
});

describe('makeEncode and makeDecode', () => {
  it('work with any pair of byte functions', () => {
    const bytes = {
      encode: (view: Uint8Array) => [...view].join('.'),
      decode: (text: string) => Uint8Array.from(text.split('.').map(Number)),
    };
    const encoded = makeEncode(bytes)(new Uint8Array([1, 200]));
    expect(encoded).toContain('1.200');
    expect(makeDecode(bytes)(encoded)).toEqual(new Uint8Array([1, 200]));
  });
});
