import { sameSpan, type Span } from '../article/span';
import { findChanged } from './find-changed';
import { matchExact, matchInContext } from './match-quote';
import { verbatimPlace, type Place, type Sought } from './score-place';
import { createSearchView, searchable, type SearchView } from './search-view';
import type { TextQuoteSelector } from './selector';

/** What is known of a place: its words, and where they stood in code units. */
export interface Description {
  readonly position?: Span;
  readonly quote: TextQuoteSelector;
}

/** A place that may be meant, and how much speaks for it: 0 to 1, where 1 is words and context whole. */
export interface Candidate extends Span {
  readonly score: number;
}

/** `candidates` are the places between which nothing decides; none when the words are gone. */
export type Anchoring =
  | { readonly type: 'anchored'; readonly span: Span }
  /**
   * `from` is the described position, where there was one. The score is 1 where the words stand in
   * their whole context, and less as words, context or both have changed.
   */
  | {
      readonly type: 'moved';
      readonly span: Span;
      readonly from: Span | null;
      readonly score: number;
    }
  | { readonly type: 'orphaned'; readonly candidates: readonly Candidate[] };

/**
 * A place must be this much better than the next best, or nothing decides between them. Two
 * typing errors in a whole context and a short quote make 0.02 to 0.03.
 */
const MARGIN = 0.03;

/**
 * A place that is further away than another must be better by this much: the nearer one may be the
 * one that is meant, with a typing error or two.
 */
const NEARER_MARGIN = 0.1;

/**
 * Among places of nearly the same words in nearly the same context (reports that repeat themselves),
 * one of nearly whole words and context wins that is so many times nearer than the others.
 */
const NEARLY_WHOLE = 0.9;
const MUCH_NEARER = 8;

/**
 * Words of this length that occur once are found without any context: they are as much evidence as
 * a whole context is. Shorter ones may be other words that only look the same.
 */
const DISTINCT = 32;

/** Occurrences of the same words that are compared; of more, the nearest. */
const MOST = 64;

/** Less context than this on either side may stand together by chance. */
const LEAST_SEAM = 8;

/** Places that an orphan offers. */
const OFFERED = 5;

function distance(span: Span, position: Span): number {
  return Math.abs(span.start - position.start);
}

/** The only span, or the one that is nearer to a position than all others. */
function pick(spans: readonly Span[], position: Span | undefined): Span | null {
  if (spans.length < 2 || !position) return spans.length === 1 ? (spans[0] ?? null) : null;
  const [nearest, next] = spans.toSorted((a, b) => distance(a, position) - distance(b, position));
  if (!nearest || !next || distance(nearest, position) === distance(next, position)) return null;
  return nearest;
}

function settled(span: Span, position: Span | undefined, score: number): Anchoring {
  if (!position || sameSpan(span, position)) return { type: 'anchored', span };
  return { type: 'moved', span, from: position, score };
}

function orphaned(candidates: readonly Candidate[]): Anchoring {
  return { type: 'orphaned', candidates };
}

/** Words in their whole context, so many times that nothing decides between them. */
function undecided(spans: readonly Span[]): Anchoring {
  return orphaned(spans.map((span) => ({ ...span, score: 1 })));
}

/** Words that stand as described, in their whole context: nothing else can be meant. */
function anchorInContext(text: string, { position, quote }: Description): Anchoring | null {
  if (position && text.startsWith(quote.exact, position.start)) {
    const from = position.start - quote.prefix.length;
    const words = quote.prefix + quote.exact + quote.suffix;
    const isWhole = position.end - position.start === quote.exact.length;
    if (from >= 0 && isWhole && quote.exact !== '' && text.startsWith(words, from)) {
      return { type: 'anchored', span: position };
    }
  }
  if (quote.prefix + quote.suffix === '') return null;
  const spans = matchInContext(text, quote);
  const best = pick(spans, position);
  if (best) return settled(best, position, 1);
  return spans.length > 0 ? undecided(spans) : null;
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00;
}

/** Without the halves of surrogate pairs at its ends, which belong to the characters beside it. */
function wholeCharacters(text: string, { start, end }: Span): Span {
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

/** The places of the same words: in the text, in context; those nearest to the position. */
function verbatimPlaces(view: SearchView, sought: Sought): readonly Place[] {
  const spans = matchExact(view.text, sought.quote);
  const { start } = sought;
  const near =
    start === null || spans.length <= MOST
      ? spans
      : spans.toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  return near.slice(0, MOST).map((span) => verbatimPlace(view.text, sought, span.start));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Places, best first, each stretch of text once. */
function ranked(places: readonly Place[]): readonly Place[] {
  const best: Place[] = [];
  const order = (a: Place, b: Place): number =>
    Number(b.isCredible) - Number(a.isCredible) || b.score - a.score;
  for (const place of places.toSorted(order)) {
    if (place.span.start >= place.span.end) continue;
    if (!best.some(({ span }) => overlap(span, place.span))) best.push(place);
  }
  return best;
}

/** Whether nothing speaks for another place as much as for this one. */
function isClear(best: Place, others: readonly Place[], start: number | null): boolean {
  const away = (place: Place): number => Math.abs(place.span.start - (start ?? place.span.start));
  return others.every((other) => {
    const lead = best.score - other.score;
    if (start === null) return lead >= MARGIN;
    if (away(other) < away(best)) return lead >= NEARER_MARGIN;
    return lead >= MARGIN || (best.score >= NEARLY_WHOLE && away(best) * MUCH_NEARER < away(other));
  });
}

/** Of places that are found in a view, the one that is meant, if anything decides. */
function decide(
  places: readonly Place[],
  start: number | null,
  isOnly: (place: Place) => boolean,
): Place | null {
  const [best, ...others] = ranked(places);
  if (!best) return null;
  if (!best.isCredible && !isOnly(best)) return null;
  return isClear(best, others, start) ? best : null;
}

function anchorChanged(
  text: string,
  view: SearchView,
  { position, quote }: Description,
): Anchoring {
  const plain = {
    exact: searchable(quote.exact),
    prefix: searchable(quote.prefix),
    suffix: searchable(quote.suffix),
  };
  const start = position ? view.fromText(Math.max(0, Math.min(position.start, text.length))) : null;
  const sought: Sought = { quote: plain, start, length: view.text.length };
  const toText = (span: Span): Span => wholeCharacters(text, view.toText(span));
  const offer = (places: readonly Place[]): readonly Candidate[] =>
    places
      .toSorted((a, b) => b.score - a.score)
      .slice(0, OFFERED)
      .map(({ span, score }) => ({ ...toText(span), score }));

  const inContext = plain.prefix + plain.suffix === '' ? [] : matchInContext(view.text, plain);
  const spans = inContext.map(toText);
  const sure = pick(spans, position);
  if (sure) return moved(text, sure, position, quote, 1);
  if (spans.length > 0) return undecided(spans);

  const verbatim = verbatimPlaces(view, sought);
  if (isTakenOut(view.text, plain)) return orphaned(offer(verbatim));
  const changed = findChanged(view.text, sought);
  const isEvidence = plain.exact.length >= DISTINCT || plain.prefix + plain.suffix === '';
  const found = decide([...verbatim, ...changed], start, (place) => {
    return place.isVerbatim && verbatim.length === 1 && isEvidence;
  });
  if (found) return moved(text, toText(found.span), position, quote, found.score);
  const credible = ranked(changed).filter((each) => each.isCredible);
  return orphaned(offer(verbatim.length > 0 ? verbatim : credible));
}

/** Whether what stood around the words now stands together: then they were taken out. */
function isTakenOut(text: string, { prefix, suffix }: TextQuoteSelector): boolean {
  if (Math.min(prefix.length, suffix.length) < LEAST_SEAM) return false;
  const [before, after] = [prefix.trimEnd(), suffix.trimStart()];
  const seams = [prefix + suffix, `${before} ${after}`, `${before}\n${after}`, before + after];
  return seams.some((seam) => text.includes(seam));
}

/** Words that are not what they were have moved, even where they stand at the old position. */
function moved(
  text: string,
  span: Span,
  position: Span | undefined,
  { exact }: TextQuoteSelector,
  score: number,
): Anchoring {
  const isSame = text.slice(span.start, span.end) === exact;
  if (isSame) return settled(span, position, score);
  return { type: 'moved', span, from: position ?? null, score };
}

/**
 * Finds described places in one text. Words in their whole context win, the nearest to the position
 * where there are several; then, each held against words, context and position: the same words with
 * another context, other spellings of them, and words that have changed. What is not clearly better
 * than the next best, or not good enough, is orphaned, never guessed. What is prepared for the text
 * is prepared once, and only when words are not found as they are.
 */
export function createAnchor(text: string): (description: Description) => Anchoring {
  let view: SearchView | null = null;
  return (description) => {
    const { quote, position } = description;
    if (quote.exact === '' || !(quote.prefix + quote.exact + quote.suffix).isWellFormed()) {
      return orphaned([]);
    }
    const known = anchorInContext(text, { quote, ...(position && { position }) });
    if (known) return known;
    view ??= createSearchView(text);
    return anchorChanged(text, view, description);
  };
}

/** Finds one described place in a text; see `createAnchor`, which is for several. */
export function anchor(text: string, description: Description): Anchoring {
  return createAnchor(text)(description);
}
