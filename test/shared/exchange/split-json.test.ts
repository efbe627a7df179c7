import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExport } from '../../../shared/exchange/build-export';
import { readJson } from '../../../shared/exchange/read-json';
import { createJsonSplitter, type JsonPart } from '../../../shared/exchange/split-json';
import type { Result } from '../../../shared/base/result';
import { TEST_TIME } from '../../builders/an-article';
import { aRichExport } from '../../cases/rich-export';

const LISTS = ['list', 'articles'];

function split(pieces: readonly string[]): Result<readonly JsonPart[], { readonly type: string }> {
  const splitter = createJsonSplitter(LISTS);
  const parts: JsonPart[] = [];
  for (const piece of pieces) {
    const read = splitter.push(piece);
    if (!read.ok) return read;
    parts.push(...read.value);
  }
  const end = splitter.end();
  return end.ok ? { ok: true, value: parts } : end;
}

/** The object that parts make up. */
function joined(parts: readonly JsonPart[]): unknown {
  const whole: Record<string, unknown> = {};
  const lists = new Map<string, unknown[]>();
  for (const { key, index, value } of parts) {
    if (index !== null) lists.get(key)?.push(value);
    else if (LISTS.includes(key) && Array.isArray(value)) {
      lists.set(key, [...(value as unknown[])]);
      whole[key] = lists.get(key);
    } else whole[key] = value;
  }
  return whole;
}

function cut(text: string, size: number): readonly string[] {
  const pieces = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
}

const anyObject = fc
  .tuple(
    fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3 })),
    fc.option(fc.array(fc.jsonValue({ maxDepth: 3 })), { nil: undefined }),
  )
  .map(([object, list]) => ({ ...object, ...(list && { list }) }))
  .filter((object) => !JSON.stringify(object).includes('__proto__'));

describe('createJsonSplitter', () => {
  it('gives the parts of any object, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        anyObject,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (object, size, isPretty) => {
          const text = JSON.stringify(object, null, isPretty ? 2 : undefined);
          const parts = split(cut(text, size));
          expect(parts.ok && joined(parts.value)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('gives elements of the lists one by one, in order', () => {
    const parts = split(['{"a":1,"list":[{"x":[1]},2],"b":[3]}']);
    expect(parts.ok && parts.value).toEqual([
      { key: 'a', index: null, value: 1 },
      { key: 'list', index: null, value: [] },
      { key: 'list', index: 0, value: { x: [1] } },
      { key: 'list', index: 1, value: 2 },
      { key: 'b', index: null, value: [3] },
    ]);
  });

  it('keeps no more than the part that is being read', () => {
    const splitter = createJsonSplitter(LISTS);
    splitter.push('{"list":[');
    for (let index = 0; index < 1000; index += 1) {
      const read = splitter.push(`{"text":"${'x'.repeat(100)}"},`);
      expect(read.ok && read.value.length).toBe(1);
    }
  });

  const whole = buildExport(aRichExport(), TEST_TIME);

  const compact = JSON.stringify(JSON.parse(whole));
  const signs = fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n', 'x', '1', ' ');

  /** Held against the reader of whole files, which walks them sign by sign. */
  function expectSameAsReadJson(text: string, size: number): void {
    const expected = readJson(text);
    const found = split(cut(text, size));
    expect(found.ok ? null : found.failure).toEqual(expected.ok ? null : expected.failure);
  }

  it('refuses what readJson refuses, at the same place, however it is damaged', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.nat(whole.length - 1),
        signs,
        fc.nat(2),
        fc.constantFrom(61, 997, 65_536),
        (isPretty, place, sign, gone, size) => {
          const text = isPretty ? whole : compact;
          // The first sign says that it is an object.
          const at = 1 + (place % (text.length - 1));
          expectSameAsReadJson(text.slice(0, at) + sign + text.slice(at + gone), size);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('refuses an object of any signs where readJson does', () => {
    const words = fc.constantFrom('"a"', '"list"', '"list":[', '{"b":1', ':', '[1', 'true', '"');
    const text = fc.array(fc.oneof(signs, words), { maxLength: 12 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 8 }), (some, size) => {
        expectSameAsReadJson(`{${some.join('')}`, size);
      }),
      { numRuns: 5000 },
    );
  });

  it('sees a key twice before the text that does not end behind it', () => {
    const at = whole.lastIndexOf('"startUtf16"') + '"start'.length;
    const damaged = `${whole.slice(0, at)}"${whole.slice(at)}`;
    expect(readJson(damaged)).toMatchObject({ failure: { type: 'DuplicateKey' } });
    expectSameAsReadJson(damaged, 997);
  });

  it('refuses what is cut off anywhere', () => {
    for (let end = 0; end < whole.length - 1; end += 211) {
      expect(split(cut(whole.slice(0, end), 500)).ok).toBe(false);
    }
  });

  const refused: readonly [name: string, text: string, failure: object][] = [
    ['nothing', '', { type: 'NotJson', line: 1, column: 1 }],
    ['a list', '[1]', { type: 'NotJson', line: 1, column: 1 }],
    ['more behind the end', '{"a":1}\n x', { type: 'NotJson', line: 2, column: 2 }],
    ['a comma at the end', '{"a":1,}', { type: 'NotJson', line: 1, column: 8 }],
    ['a comma at the end of a list', '{"list":[1,]}', { type: 'NotJson', line: 1, column: 12 }],
    ['two commas', '{"list":[1,,2]}', { type: 'NotJson', line: 1, column: 12 }],
    ['a colon before an element', '{"list":[:1]}', { type: 'NotJson', line: 1, column: 10 }],
    ['no colon', '{"a" 1}', { type: 'NotJson', line: 1, column: 6 }],
    ['a key that is no text', '{1:1}', { type: 'NotJson', line: 1, column: 2 }],
    ['NaN', '{\n"list":[{"start":\n NaN}]}', { type: 'NotJson', line: 3, column: 2 }],
    ['a list that ends as an object', '{"list":[1}}', { type: 'NotJson', line: 1, column: 11 }],
    [
      'something between a list and the comma',
      '{"list":[] x,"a":1}',
      { type: 'NotJson', line: 1, column: 12 },
    ],
    ['a key twice and no colon', '{"a":1,"a" 2}', { type: 'DuplicateKey', path: '/a' }],
    ['a key twice and no more', '{"a":1,"a"', { type: 'DuplicateKey', path: '/a' }],
    ['a key twice', '{"a":1,"a":2}', { type: 'DuplicateKey', path: '/a' }],
    ['a list twice', '{"list":[],"list":[]}', { type: 'DuplicateKey', path: '/list' }],
    [
      'a key twice within an element',
      '{"list":[0,{"b":{"c":1,"c":1e22}}]}',
      { type: 'DuplicateKey', path: '/list/1/b/c' },
    ],
    ['a forbidden key', '{"__proto__":{}}', { type: 'ForbiddenKey', path: '/__proto__' }],
    [
      'a forbidden key in disguise',
      '{"list":[{"\\u005f_proto__":1}]}',
      { type: 'ForbiddenKey', path: '/list/0/__proto__' },
    ],
    ['a deep nest', `{"a":${'['.repeat(100_000)}`, { type: 'JsonTooDeep', line: 1, column: 69 }],
  ];

  it.each(refused)('refuses %s, and says where', (_name, text, failure) => {
    expect(split(cut(text, 4096))).toEqual({ ok: false, failure });
    expect(split(cut(text.slice(0, 2000), 1)).ok).toBe(false);
  });

  it('bears a hundred thousand spans in one element', () => {
    const spans = Array.from({ length: 100_000 }, (_, start) => ({ start, end: start + 1 }));
    const read = split(cut(JSON.stringify({ list: [{ spans }] }), 65_536));
    expect(read.ok && read.value.at(-1)?.value).toEqual({ spans });
  });
});
