import type { Span } from '../../article/span';
import { createAnchor, type Anchoring, type Description } from '../../selector/anchor';
import type { TextPositionSelector, TextQuoteSelector } from '../../selector/selector';
import type { OffsetUnit } from '../foreign-read';
import { createUnitConverter, sameWords, type Sample, type UnitConverter } from '../offset-unit';
import { isOfType, listOf } from './entries';
import { isFields, type Fields } from './linked-form';

/** What selectors select: a span, with a score where it was not where they say. */
export type Selected =
  | { readonly type: 'found'; readonly span: Span; readonly score: number | null }
  | { readonly type: 'lost'; readonly words: string }
  | { readonly type: 'refused'; readonly reason: string };

/** How positions count: those of text selectors, and those of RFC 5147 (`char=`). */
export interface Units {
  readonly position: OffsetUnit;
  readonly char: OffsetUnit;
}

/** A text in which selectors select, with everything that is prepared for it once. */
export interface SelectorText {
  readonly text: string;
  readonly units: Units;
  readonly converters: { readonly position: UnitConverter; readonly char: UnitConverter };
  readonly anchor: (description: Description) => Anchoring;
}

/** Prepares a text for selectors. */
export function selectorText(text: string, units: Units): SelectorText {
  return {
    text,
    units,
    converters: {
      position: createUnitConverter(text, units.position),
      char: createUnitConverter(text, units.char),
    },
    anchor: createAnchor(text),
  };
}

/** RFC 5147 §3: `char=` with a range; what follows are checks of the whole text's integrity. */
const CHAR = /(?:^|#)char=(\d+),(\d+)(?:;|$)/;

interface Position extends TextPositionSelector {
  readonly kind: 'position' | 'char';
}

/** The range of an address or a fragment of the form `char=4,9`. */
export function readCharRange(value: string): Position | null {
  const [, start, end] = CHAR.exec(value) ?? [];
  if (start === undefined || end === undefined) return null;
  return { kind: 'char', start: Number(start), end: Number(end) };
}

function readPosition(selector: Fields): Position | null {
  if (isOfType(selector, 'FragmentSelector')) return readCharRange(String(selector['value']));
  if (!isOfType(selector, 'TextPositionSelector')) return null;
  const { start, end } = selector;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  return { kind: 'position', start, end };
}

function readQuote(selector: Fields): TextQuoteSelector | null {
  const { exact, prefix, suffix } = selector;
  if (!isOfType(selector, 'TextQuoteSelector') || typeof exact !== 'string') return null;
  return {
    exact,
    prefix: typeof prefix === 'string' ? prefix : '',
    suffix: typeof suffix === 'string' ? suffix : '',
  };
}

interface Alternatives {
  readonly position: Position | null;
  readonly quote: TextQuoteSelector | null;
}

function firstOf<T>(selectors: readonly Fields[], read: (selector: Fields) => T | null): T | null {
  for (const selector of selectors) {
    const found = read(selector);
    if (found !== null) return found;
  }
  return null;
}

/** Several selectors select the same content (§4.2): the first position and the first quote of them. */
function readAlternatives(selectors: unknown): Alternatives {
  const plain = listOf(selectors)
    .filter(isFields)
    .filter((each) => !('refinedBy' in each));
  return { position: firstOf(plain, readPosition), quote: firstOf(plain, readQuote) };
}

/** Position and words of the same selection, by which the unit of a file is told. */
export function sampleOf(selectors: unknown): Sample | null {
  const { position, quote } = readAlternatives(selectors);
  if (!position || !quote || position.kind === 'char') return null;
  return { start: position.start, end: position.end, exact: quote.exact };
}

/** The words that selectors name, wherever they stand: those of the narrowest quote. */
export function wordsOf(selectors: unknown): string {
  const refined = listOf(selectors)
    .filter(isFields)
    .find((each) => 'refinedBy' in each);
  const { quote } = readAlternatives(selectors);
  return quote?.exact ?? (refined ? wordsOf(refined['refinedBy']) : '');
}

function place({ position, quote }: Alternatives, within: SelectorText): Selected {
  const { text } = within;
  const converter = within.converters[position?.kind ?? 'position'];
  const stated = position && converter.toSpan(position);
  if (!quote) {
    if (stated) return { type: 'found', span: stated, score: null };
    const said = position ? `${position.start} to ${position.end}` : 'nothing';
    return { type: 'refused', reason: `selects no stretch of the text (${said})` };
  }
  const covered = stated && text.slice(stated.start, stated.end);
  const isSpelledOtherwise = covered !== null && covered !== quote.exact;
  if (stated && isSpelledOtherwise && sameWords(covered, quote.exact, converter.unit)) {
    return { type: 'found', span: stated, score: null };
  }
  const found = within.anchor(stated ? { quote, position: stated } : { quote });
  switch (found.type) {
    case 'anchored':
      return { type: 'found', span: found.span, score: null };
    case 'moved':
      return { type: 'found', span: found.span, score: found.score };
    case 'orphaned':
      return { type: 'lost', words: quote.exact };
  }
}

/** What selects within what the outer selector selects (§4.3). */
function refine(selector: Fields, within: SelectorText): Selected {
  const { refinedBy, ...outer } = selector;
  const around = resolveSelectors(outer, within);
  if (around.type !== 'found') return around;
  const { start, end } = around.span;
  const narrower = selectorText(within.text.slice(start, end), within.units);
  const inner = resolveSelectors(refinedBy, narrower);
  if (inner.type !== 'found') return inner;
  const span = { start: start + inner.span.start, end: start + inner.span.end };
  return { type: 'found', span, score: worse(around.score, inner.score) };
}

/** From the beginning of one selection up to the beginning of another (§4.2.9). */
function range(selector: Fields, within: SelectorText): Selected {
  const from = resolveSelectors(selector['startSelector'], within);
  if (from.type !== 'found') return from;
  const to = resolveSelectors(selector['endSelector'], within);
  if (to.type !== 'found') return to;
  const span = { start: from.span.start, end: to.span.start };
  if (span.start >= span.end) return { type: 'refused', reason: 'has a range that is empty' };
  return { type: 'found', span, score: worse(from.score, to.score) };
}

function worse(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** The first selection that is found, or else what is said of the last one. */
function anyOf(selections: Iterable<Selected>): Selected {
  let last: Selected = { type: 'refused', reason: 'offers a choice of nothing' };
  for (const each of selections) {
    last = each;
    if (last.type === 'found') break;
  }
  return last;
}

function describeTypes(selectors: readonly Fields[]): string {
  const types = selectors.flatMap((each) => listOf(each['type'] ?? each['@type'])).map(String);
  return types.length === 0
    ? 'names no words of the text'
    : `has no selector that can be read here, but ${types.join(', ')}`;
}

/** What selectors of the rarer kinds select, in the order in which they are trusted. */
function* others(selectors: readonly Fields[], within: SelectorText): Generator<Selected> {
  for (const each of selectors) if ('refinedBy' in each) yield refine(each, within);
  for (const each of selectors) {
    const starts = isOfType(each, 'RangeSelector') && isFields(each['startSelector']);
    if (starts && !('refinedBy' in each)) yield range(each, within);
  }
  for (const each of selectors) {
    if (!isOfType(each, 'Choice')) continue;
    for (const item of listOf(each['items'])) yield resolveSelectors(item, within);
  }
}

/**
 * The span that one selector, or several which select the same, select in a text. A quote that
 * nothing tells from another of the same words selects none: no guess is made.
 */
export function resolveSelectors(selectors: unknown, within: SelectorText): Selected {
  const alternatives = readAlternatives(selectors);
  if (alternatives.position || alternatives.quote) return place(alternatives, within);
  const all = listOf(selectors).filter(isFields);
  const hasOthers = all.some(
    (each) => 'refinedBy' in each || isFields(each['startSelector']) || isOfType(each, 'Choice'),
  );
  return hasOthers ? anyOf(others(all, within)) : { type: 'refused', reason: describeTypes(all) };
}
