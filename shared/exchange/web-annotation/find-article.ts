import type { Article } from '../../article/article';
import { digestText, isDigest } from '../../article/digest';
import { fail, ok, type Result } from '../../base/result';
import { foreignArticle } from '../foreign/foreign-article';
import { quoted } from '../fault';
import type { ImportContext } from '../foreign-read';
import { idOf, type Entry } from './entries';
import { readOwnAppearances, readOwnText } from './read-own';
import { digestOfIri } from './vocabulary';

/** An article of the files or of the library, by the address that targets give as their source. */
export type ArticlesBySource = ReadonlyMap<string, Article>;

/** The article whose text an annotation of our own brings along, or why it is none. */
export function readOwnArticle(entry: Entry, context: ImportContext): Result<Article, string> {
  const { resource, fileName, place } = entry;
  const text = readOwnText(resource);
  const digest = digestOfIri(idOf(resource['target']) ?? '');
  if (text === null || digest === null) return fail('has no text');
  if (digestText(text) !== digest) return fail('has a text of another digest than it says');
  const appearances = readOwnAppearances(resource);
  const stated = {
    ...{ fileName, place, text, meta: {} },
    ...{ annotations: [], relations: [], carriedRelations: [], sources: [] },
    ...(appearances && { appearances }),
  };
  return ok(foreignArticle(stated, 'web-annotation', context));
}

/** The last part of an address, as a file is called. */
function fileNameOf(address: string): string {
  const path = address.replace(/[?#].*$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A name with a stray % is a name all the same.
    return name;
  }
}

function candidatesOf(source: string, context: ImportContext): readonly Article[] {
  const exact = context.articlesByName(source);
  return exact.length > 0 ? exact : context.articlesByName(fileNameOf(source));
}

/**
 * The article that a source names: by its digest, else by its address or file name. Of several with
 * that name it is the only one that has all the words which the file says are there.
 */
export function findArticle(
  source: string,
  words: readonly string[],
  known: ArticlesBySource,
  context: ImportContext,
): Result<Article, string> {
  const ownArticle = known.get(source);
  if (ownArticle) return ok(ownArticle);
  const digest = digestOfIri(source);
  const stored = isDigest(digest) ? context.articleByDigest(digest) : undefined;
  if (stored) return ok(stored);
  const candidates = candidatesOf(source, context);
  const [first] = candidates;
  if (!first) return fail(`is of an article that is not in the library: ${quoted(source)}`);
  if (candidates.length === 1) return ok(first);
  const fitting = candidates.filter(({ text }) => words.every((each) => text.includes(each)));
  const [only] = fitting;
  return only && fitting.length === 1
    ? ok(only)
    : fail(`is of one of several articles of that name: ${quoted(source)}`);
}
