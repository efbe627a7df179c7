import { spansOverlap } from '../annotation/create-target';
import { codePointLength } from '../article/offsets';
import { CONTEXT, describeQuote } from '../selector/describe-quote';
import type { FileArticle, Fragment } from './export-file';
import { pointer, quoted, type Fault } from './fault';
import type { KnownText } from './file-text';
import { provedSpan } from './proved-span';

/** What is known about a text that is not at hand. */
type Length = FileArticle['length'];

/** Whether code points are a stretch within a text of that length; all else builds upon them. */
function* checkPoints({ start, end }: Fragment, length: Length, path: string): Generator<Fault> {
  if (end > length.codePoints) {
    yield { path: pointer(path, 'end'), message: `is behind the end, ${length.codePoints}` };
  }
  if (start >= end) yield { path: pointer(path, 'start'), message: `is not before end, ${end}` };
}

/** The same of code units, where no text can tell what they must be. */
function* checkUnits(fragment: Fragment, length: Length, path: string): Generator<Fault> {
  const { startUtf16, endUtf16 } = fragment;
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
  const { startUtf16, endUtf16, exact } = fragment;
  const unitsFit = startUtf16 + exact.length === endUtf16 && text.startsWith(exact, startUtf16);
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

/** Whether nothing is wrong with a fragment, which is nearly always so and quickly said. */
function isProved(fragment: Fragment, known: KnownText): boolean {
  const span = provedSpan(fragment, known);
  return span?.start === fragment.startUtf16 && span.end === fragment.endUtf16;
}

function* checkFragment(
  fragment: Fragment,
  length: Length,
  known: KnownText | null,
  path: string,
): Generator<Fault> {
  if (known && isProved(fragment, known)) return;
  const outside = [...checkPoints(fragment, length, path)];
  if (!known) outside.push(...checkUnits(fragment, length, path));
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
  if (fragments.length < 2) return;
  const inOrder = [...fragments.entries()].toSorted(([, a], [, b]) => a.start - b.start);
  for (const [position, [index, fragment]] of inOrder.entries()) {
    const next = inOrder[position + 1];
    if (next && spansOverlap(fragment, next[1])) {
      yield { path: pointer(path, next[0]), message: `overlaps ${pointer(path, index)}` };
    }
  }
}

/** Whether `verifyFragments` would find nothing. */
export function areProved(fragments: readonly Fragment[], known: KnownText): boolean {
  if (!fragments.every((fragment) => isProved(fragment, known))) return false;
  return checkOverlaps(fragments, '').next().done === true;
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
