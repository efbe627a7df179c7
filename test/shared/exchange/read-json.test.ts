import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, type JsonFailure } from '../../../shared/exchange/read-json';

const failures: readonly (readonly [name: string, text: string, failure: JsonFailure])[] = [
  ['nothing', '', { type: 'NotJson', line: 1, column: 1 }],
  ['blanks', ' \n ', { type: 'NotJson', line: 2, column: 2 }],
  ['a missing value', '{"a":}', { type: 'NotJson', line: 1, column: 6 }],
  ['a missing colon', '{"a" 1}', { type: 'NotJson', line: 1, column: 6 }],
  ['a missing comma', '[1\n 2]', { type: 'NotJson', line: 2, column: 2 }],
  ['a comma too many', '[1,]', { type: 'NotJson', line: 1, column: 4 }],
  ['a comma before the end of an object', '{"a":1,}', { type: 'NotJson', line: 1, column: 8 }],
  ['a bracket of the other kind', '[1}', { type: 'NotJson', line: 1, column: 3 }],
  ['an end too many', '[]]', { type: 'NotJson', line: 1, column: 3 }],
  ['an open list', '[', { type: 'NotJson', line: 1, column: 2 }],
  ['an open text', '"abc', { type: 'NotJson', line: 1, column: 5 }],
  ['a line break in a text', '"a\nb"', { type: 'NotJson', line: 1, column: 3 }],
  ['an unknown escape', '"\\x"', { type: 'NotJson', line: 1, column: 3 }],
  ['half an escape', '"\\u12"', { type: 'NotJson', line: 1, column: 3 }],
  ['a comment', '[1 /* */]', { type: 'NotJson', line: 1, column: 4 }],
  ['single quotation marks', "{'a':1}", { type: 'NotJson', line: 1, column: 2 }],
  ['a number of no kind', '[NaN]', { type: 'NotJson', line: 1, column: 2 }],
  ['a leading zero', '[01]', { type: 'NotJson', line: 1, column: 3 }],
  ['a byte order mark', '\ufeff{}', { type: 'NotJson', line: 1, column: 1 }],
  ['two values', '{} {}', { type: 'NotJson', line: 1, column: 4 }],
  ['a deep nest', `${'['.repeat(64)}{`, { type: 'JsonTooDeep', line: 1, column: 65 }],
  ['a key twice', '{"a":{"b":1,"b":2}}', { type: 'DuplicateKey', path: '/a/b' }],
  ['a key twice, once escaped', '[{"a":1,"\\u0061":2}]', { type: 'DuplicateKey', path: '/0/a' }],
  ['a __proto__ key', '[1,{"__proto__":{}}]', { type: 'ForbiddenKey', path: '/1/__proto__' }],
  ['an escaped __proto__', '{"\\u005f_proto__":1}', { type: 'ForbiddenKey', path: '/__proto__' }],
];

describe('readJson', () => {
  it.each(failures)('refuses %s and says where', (_name, text, failure) => {
    expect(readJson(text)).toEqual({ ok: false, failure });
  });

  it('reads any JSON, however it is spaced', () => {
    const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(json, fc.constantFrom('', ' ', '\t', '\n'), (value, space) => {
        const text = `${space}${JSON.stringify(value, null, space)}${space}`;
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('takes exactly what JSON.parse takes, but for what it refuses by name', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"a"',
        '"b"',
        '1',
        '-0.5e+3',
        'true',
        'null',
        ' ',
        '"',
        '\\',
      ],
    );
    const texts = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const read = readJson(text);
        if (!read.ok && read.failure.type !== 'NotJson') return;
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(read.ok).toBe(isJson);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads long texts and long lists', () => {
    const long = { text: 'a\\"'.repeat(1_000_000), list: Array.from({ length: 100_000 }, () => 0) };
    expect(readJson(JSON.stringify(long))).toEqual({ ok: true, value: long });
  });
});
