import { spansOverlap } from '../annotation/create-target';
import { codePointLength, type OffsetMap } from '../article/offsets';
import { describeQuote } from '../selector/describe-quote';
import type { FileArticle, Fragment } from './export-file';
import { pointer, quoted, type Fault } from './fault';

/** An article's text with its offsets, for proofs against the words. */
export interface KnownText {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** What is known about a text that is not at hand. */
type Length = FileArticle['length'];

/** Code points of context that a fragment carries on each side. */
const CONTEXT = 32;

/** Whether positions are a stretch within a text of that length; all else builds upon it. */
function* checkRange(fragment: Fragment, length: Length, path: string): Generator<Fault> {
  const { start, end, startUtf16, endUtf16 } = fragment;
  if (end > length.codePoints) {
    yield { path: pointer(path, 'end'), message: `is behind the end, ${length.codePoints}` };
  }
  if (start >= end) yield { path: pointer(path, 'start'), message: `is not before end, ${end}` };
  if (endUtf16 > length.codeUnits) {
    yield { path: pointer(path, 'endUtf16'), message: `is behind the end, ${length.codeUnits}` };
  }
  if (startUtf16 >= endUtf16) {
    yield { path: pointer(path, 'startUtf16'), message: `is not before endUtf16, ${endUtf16}` };
  }
}

function* checkPositions(
  fragment: Fragment,
  { text, offsets }: KnownText,
  path: string,
): Generator<Fault> {
  const unitsFit = text.slice(fragment.startUtf16, fragment.endUtf16) === fragment.exact;
  for (const edge of ['start', 'end'] as const) {
    const points = fragment[edge];
    const units = fragment[`${edge}Utf16`];
    const expected = offsets.toUnits(points);
    if (expected === units) continue;
    yield unitsFit
      ? {
          path: pointer(path, edge),
          message: `is ${points}, but must be ${offsets.toPoints(units)}`,
        }
      : { path: pointer(path, `${edge}Utf16`), message: `is ${units}, but must be ${expected}` };
  }
}

function* checkWords(
  fragment: Fragment,
  { text, offsets }: KnownText,
  path: string,
): Generator<Fault> {
  const span = { start: offsets.toUnits(fragment.start), end: offsets.toUnits(fragment.end) };
  const expected = describeQuote(text, span);
  for (const part of ['exact', 'prefix', 'suffix'] as const) {
    if (fragment[part] === expected[part]) continue;
    const there = `but the text has ${quoted(expected[part])}`;
    yield { path: pointer(path, part), message: `is ${quoted(fragment[part])}, ${there}` };
  }
}

/** What lengths alone can tell when the text is not at hand. */
function* checkLengths(fragment: Fragment, length: Length, path: string): Generator<Fault> {
  const { start, end, startUtf16, endUtf16, exact, prefix, suffix } = fragment;
  if (codePointLength(exact) !== end - start) {
    yield { path: pointer(path, 'exact'), message: `is not ${end - start} code points long` };
  }
  if (exact.length !== endUtf16 - startUtf16) {
    yield { path: pointer(path, 'exact'), message: `is not ${endUtf16 - startUtf16} units long` };
  }
  if (startUtf16 < start || startUtf16 > 2 * start) {
    yield { path: pointer(path, 'startUtf16'), message: `cannot be code point ${start}` };
  }
  if (codePointLength(prefix) !== Math.min(CONTEXT, start)) {
    yield { path: pointer(path, 'prefix'), message: 'is not as long as it must be' };
  }
  if (codePointLength(suffix) !== Math.min(CONTEXT, length.codePoints - end)) {
    yield { path: pointer(path, 'suffix'), message: 'is not as long as it must be' };
  }
}

function* checkFragment(
  fragment: Fragment,
  length: Length,
  known: KnownText | null,
  path: string,
): Generator<Fault> {
  const outside = [...checkRange(fragment, length, path)];
  yield* outside;
  if (outside.length > 0) return;
  if (!known) {
    yield* checkLengths(fragment, length, path);
    return;
  }
  yield* checkPositions(fragment, known, path);
  yield* checkWords(fragment, known, path);
}

function* checkOverlaps(fragments: readonly Fragment[], path: string): Generator<Fault> {
  const inOrder = [...fragments.entries()].toSorted(([, a], [, b]) => a.start - b.start);
  for (const [position, [index, fragment]] of inOrder.entries()) {
    const next = inOrder[position + 1];
    if (next && spansOverlap(fragment, next[1])) {
      yield { path: pointer(path, next[0]), message: `overlaps ${pointer(path, index)}` };
    }
  }
}

/**
 * Proves the fragments of one target: against the text where it is `known`, else against one another
 * and the text's length, which must be that of the known text.
 */
export function* verifyFragments(
  fragments: readonly Fragment[],
  length: Length,
  known: KnownText | null,
  path: string,
): Generator<Fault> {
  for (const [index, fragment] of fragments.entries()) {
    yield* checkFragment(fragment, length, known, pointer(path, index));
  }
  yield* checkOverlaps(fragments, path);
}
