import type { Span } from '../article/span';
import { createSearchView, searchable } from './search-view';

/**
 * Every place in a text that a person would call these words, in order: whatever the case, the quotes,
 * dashes and composed letters are spelled as, and any run of white space for any other. Places that
 * overlap count once, from the first. Nothing for words that are only white space.
 */
export function findWords(text: string, words: string): readonly Span[] {
  const parts = searchable(words)
    .split(/\s+/u)
    .filter((part) => part !== '');
  if (parts.length === 0) return [];
  const literal = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const view = createSearchView(text);
  const matches = view.text.matchAll(new RegExp(literal.join('\\s+'), 'giu'));
  return Array.from(matches, ({ index, 0: { length } }) =>
    view.toText({ start: index, end: index + length }),
  );
}
