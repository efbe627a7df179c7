import fc from 'fast-check';
import {
  leavesOf,
  listsOf,
  without,
  withSwapped,
  withTwice,
  withValue,
} from '../cases/json-leaves';

/** Values that no file of ours holds at the place where they are put, or that readers trip over. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  -1,
  -0,
  0.5,
  1e308,
  2 ** 53,
  Number.MIN_VALUE,
  [],
  {},
  [[]],
  { length: -1 },
  'x'.repeat(100_000),
  Array.from({ length: 10_000 }, () => 0),
];

/** One change of a JSON value, by the places that it has. */
type Change = (value: unknown, at: number) => unknown;

const nth = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

const CHANGES: readonly Change[] = [
  (value, at) => {
    const leaf = nth(leavesOf(value), at);
    return leaf && leaf.path !== '' ? without(value, leaf.path) : value;
  },
  (value, at) => {
    const leaf = nth(leavesOf(value), at);
    return leaf && leaf.path !== '' ? withValue(value, leaf.path, nth(STRANGE, at)) : value;
  },
  // Everything below a place gives way, not a leaf alone.
  (value, at) => {
    const list = nth(listsOf(value), at);
    if (!list) return value;
    const other = nth(STRANGE, at);
    return list.path === '' ? other : withValue(value, list.path, other);
  },
  (value, at) => {
    const list = nth(listsOf(value), at);
    return list ? withTwice(value, list.path, at % list.length) : value;
  },
  (value, at) => {
    const list = nth(listsOf(value), at);
    return list ? withSwapped(value, list.path, at % Math.max(1, list.length - 1)) : value;
  },
  // A value of one place at another, as from a careless merge.
  (value, at) => {
    const leaves = leavesOf(value);
    const [from, to] = [nth(leaves, at), nth(leaves, at * 31 + 7)];
    return from && to && to.path !== '' ? withValue(value, to.path, from.value) : value;
  },
];

/** A JSON value with one to four changes: dropped, retyped, doubled, swapped, moved. */
export function damagedJson(value: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...CHANGES), fc.nat(100_000));
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((json, [apply, at]) => apply(json, at), value));
}

/** Pieces that break a text apart where they are put. */
const WEDGES: readonly string[] = [
  '',
  '"',
  '\\',
  '\n',
  '\u0000',
  '\u2028',
  '\ud800',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '1e999',
  '-',
  '9'.repeat(400),
  '"__proto__":{"x":1},',
  '"format":"again",',
  '['.repeat(100_000),
];

interface Cut {
  readonly from: number;
  readonly length: number;
  readonly wedge: string;
}

const cuts = fc.record({
  from: fc.nat(1_000_000),
  length: fc.oneof(fc.nat(4), fc.nat(400), fc.constant(Number.MAX_SAFE_INTEGER)),
  wedge: fc.constantFrom(...WEDGES),
});

function cut(text: string, { from, length, wedge }: Cut): string {
  const at = from % (text.length + 1);
  return text.slice(0, at) + wedge + text.slice(at + length);
}

/** A text with one to four cuts: truncated, shortened, or with a wedge driven in. */
export function damagedText(text: string): fc.Arbitrary<string> {
  return fc.array(cuts, { minLength: 1, maxLength: 4 }).map((all) => all.reduce(cut, text));
}

/** The same for a text that is itself arbitrary. */
export function damagedTexts(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return texts.chain((text) => fc.oneof(fc.constant(text), damagedText(text)));
}
