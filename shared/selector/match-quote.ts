import type { Span } from '../article/span';
import type { TextQuoteSelector } from './selector';

/** Every place of a string, overlapping ones too. */
function placesOf(text: string, words: string): number[] {
  const places = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The spans where a quote stands between its prefix and its suffix, in text order. */
export function matchInContext(text: string, quote: TextQuoteSelector): readonly Span[] {
  const { exact, prefix, suffix } = quote;
  const words = prefix + exact + suffix;
  if (exact === '' || !words.isWellFormed()) return [];
  return placesOf(text, words).map((at) => ({
    start: at + prefix.length,
    end: at + prefix.length + exact.length,
  }));
}

/** The spans where a quote's own words stand, whatever is around them, in text order. */
export function matchExact(text: string, quote: TextQuoteSelector): readonly Span[] {
  const { exact } = quote;
  if (exact === '' || !exact.isWellFormed()) return [];
  return placesOf(text, exact).map((at) => ({ start: at, end: at + exact.length }));
}

/**
 * All spans that a quote selects (W3C §4.2.4 wants all of them): those with the whole context if
 * there are any, else every occurrence of the words. Inverse of `describeQuote`.
 */
export function matchQuote(text: string, quote: TextQuoteSelector): readonly Span[] {
  const inContext = matchInContext(text, quote);
  return inContext.length > 0 ? inContext : matchExact(text, quote);
}
