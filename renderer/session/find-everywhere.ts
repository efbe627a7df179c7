import { snapToGraphemes } from '../../shared/article/graphemes';
import type { Digest } from '../../shared/article/article';
import { paragraphAt, paragraphsOf } from '../../shared/article/paragraphs';
import type { Span } from '../../shared/article/span';
import { fail, ok } from '../../shared/base/result';
import { findWords } from '../../shared/selector/find-words';
import { readTexts } from '../storage/read-library';
import { storageFailureOf } from '../storage/storage-failure';
import { show } from './commands-article';
import type { Failure } from './failure';
import { reading, type Parts } from './parts';
import type { LibraryEntry, Outcome } from './session';

/** A place where the words stand, with what stands around it in its paragraph. */
export interface FoundPlace {
  readonly span: Span;
  /** Ends where the words begin; with an ellipsis where the paragraph begins further away. */
  readonly before: string;
  /** As the article spells them. */
  readonly words: string;
  readonly after: string;
}

/** An article that has the words. */
export interface FoundArticle {
  readonly entry: LibraryEntry;
  /** The first of them. */
  readonly places: readonly FoundPlace[];
  /** How many there are. */
  readonly count: number;
}

/** How far a search through the library has come. */
export interface FoundSoFar {
  /** In the order of the library. */
  readonly articles: readonly FoundArticle[];
  /** In all of these articles together. */
  readonly count: number;
  /** Articles that were looked through. */
  readonly searched: number;
  readonly of: number;
}

/** Places that are told of one article; who wants to see more of them looks into it. */
export const PLACES_OF_ONE = 20;

/** Code units that are read and searched in one task: some milliseconds of work. */
const AT_ONCE = 100_000;

const BEFORE = 50;
const AFTER = 110;

/** Parts of the library that can be searched in one task each. */
function* pages(library: readonly LibraryEntry[]): Generator<readonly LibraryEntry[]> {
  let page: LibraryEntry[] = [];
  let size = 0;
  for (const entry of library) {
    if (page.length > 0 && size + entry.length > AT_ONCE) {
      yield page;
      [page, size] = [[], 0];
    }
    page.push(entry);
    size += entry.length;
  }
  if (page.length > 0) yield page;
}

function placesIn(text: string, spans: readonly Span[]): readonly FoundPlace[] {
  const paragraphs = paragraphsOf(text);
  return spans.map((span) => {
    const first = paragraphs[paragraphAt(paragraphs, span.start)] ?? span;
    const last = paragraphs[paragraphAt(paragraphs, span.end - 1)] ?? span;
    const start = Math.max(span.start - BEFORE, first.start);
    const end = Math.min(span.end + AFTER, last.end);
    const around = snapToGraphemes(text, paragraphs, { start, end }) ?? span;
    return {
      span,
      before: (around.start > first.start ? '…' : '') + text.slice(around.start, span.start),
      words: text.slice(span.start, span.end),
      after: text.slice(span.end, around.end) + (around.end < last.end ? '…' : ''),
    };
  });
}

/**
 * Looks for words in every article of the library, in its order, as `findWords` understands them.
 * Tells after each part of the library what was found so far, and lets input and frames go between;
 * who has enough leaves the loop. A library that cannot be read ends it with the failure.
 */
export async function* findEverywhere(
  { store, database }: Parts,
  words: string,
  onFailure: (failure: Failure) => void,
): AsyncGenerator<FoundSoFar> {
  const { library } = store.get();
  let found: FoundSoFar = { articles: [], count: 0, searched: 0, of: library.length };
  try {
    for (const page of pages(library)) {
      const texts = await readTexts(
        database,
        page.map(({ digest }) => digest),
      );
      const articles = page.flatMap((entry): FoundArticle[] => {
        const text = texts.get(entry.digest) ?? '';
        const spans = findWords(text, words);
        if (spans.length === 0) return [];
        const places = placesIn(text, spans.slice(0, PLACES_OF_ONE));
        return [{ entry, places, count: spans.length }];
      });
      found = {
        articles: [...found.articles, ...articles],
        count: articles.reduce((sum, { count }) => sum + count, found.count),
        searched: found.searched + page.length,
        of: found.of,
      };
      yield found;
      await scheduler.yield();
    }
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    onFailure(failure);
  }
}

/** Opens an article with a place in it selected, ready to be tagged; F3 goes on from there. */
export function goToFound(parts: Parts, article: Digest, place: FoundPlace): Outcome {
  const { store, ports, lastFound } = parts;
  return reading(parts, async () => {
    if (store.get().open?.digest !== article) {
      const shown = await show(parts, article);
      if (!shown.ok) return shown;
    }
    if (!store.get().open) return fail({ type: 'NoArticle' });
    lastFound.words = place.words;
    ports.surface?.focus();
    ports.surface?.reveal(place.span);
    ports.surface?.selectSpan(place.span);
    return ok(null);
  });
}
