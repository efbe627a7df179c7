import type { Annotation, AnnotationId } from '../annotation/annotation';
import type { Article } from '../article/article';
import type { ArticleState, ExportState } from './build-export';
import type { ExportFile, FileArticle } from './export-file';
import { pointer } from './fault';
import { fileTextOf } from './file-text';
import type { NearPlace } from './foreign-read';
import { groundOf, readAnnotation } from './read-annotation';
import type { Reworded } from './reworded';

/** What became of an annotation of a file. What is neither anchored nor moved was not read. */
export type Fate =
  | { readonly type: 'anchored' }
  /** On another text than the file was written of: the words were found elsewhere. */
  | {
      readonly type: 'moved';
      readonly score: number;
      readonly reworded: readonly Reworded[];
    }
  /** On another text: these words are not there, or nothing tells between several places. */
  | { readonly type: 'orphaned'; readonly words: string; readonly near?: NearPlace }
  | { readonly type: 'refused'; readonly reason: 'NoText' | 'DigestDiffers' };

/** An annotation of a file with its place there. */
export interface ReadItem {
  /** A JSON Pointer. */
  readonly path: string;
  readonly id: AnnotationId;
  readonly fate: Fate;
}

/** A file in domain form, and what became of each of its annotations. */
export interface ReadBack {
  readonly state: ExportState;
  readonly exportedAt: string;
  readonly items: readonly ReadItem[];
}

/**
 * Finds the article on which annotations are placed whose file has no text: the one with that
 * digest, or another version of it.
 */
export type ArticleOf = (article: FileArticle) => Article | undefined;

function appearancesOf({ appearances }: FileArticle): Article['appearances'] {
  const [first, ...rest] = appearances;
  if (!first) throw new Error('An article of a valid file has an appearance.');
  return [first, ...rest];
}

/** The article of a file with its proved text, or why there is none. */
function articleOf(file: FileArticle, elsewhere: ArticleOf): Article | 'NoText' | 'DigestDiffers' {
  const { digest, text } = file;
  if (text !== undefined) {
    if (!text.isWellFormed() || fileTextOf(file, text).digest !== digest) return 'DigestDiffers';
    return { digest, text, appearances: appearancesOf(file) };
  }
  const found = elsewhere(file);
  if (!found) return 'NoText';
  return found.digest === digest ? { ...found, appearances: appearancesOf(file) } : found;
}

/** An article of a file in domain form, where its text is known, and the fate of its annotations. */
export interface ReadArticle {
  readonly state: ArticleState | null;
  readonly items: readonly ReadItem[];
}

function refuse(file: FileArticle, path: string, reason: 'NoText' | 'DigestDiffers'): ReadArticle {
  const fate = { type: 'refused', reason } as const;
  const items = file.annotations.map(({ id }, index): ReadItem => {
    return { path: pointer(path, 'annotations', index), id, fate };
  });
  return { state: null, items };
}

/**
 * Reads one article of a file, which stands at `path` in it. With `createExportReader`, a file of any
 * size is read with the memory of one article.
 */
export function importArticle(file: FileArticle, path: string, elsewhere: ArticleOf): ReadArticle {
  const article = articleOf(file, elsewhere);
  if (typeof article === 'string') return refuse(file, path, article);
  const ground = groundOf(article, fileTextOf(file, article.text).offsets);
  const list = pointer(path, 'annotations');
  const annotations: Annotation[] = [];
  const items = file.annotations.map((each, index): ReadItem => {
    const read = readAnnotation(each, ground);
    const place = { path: pointer(list, index), id: each.id };
    if (read.type === 'orphaned') return { ...place, fate: read };
    annotations.push(read.annotation);
    if (read.type === 'anchored') return { ...place, fate: { type: 'anchored' } };
    const { type, score, reworded } = read;
    return { ...place, fate: { type, score, reworded } };
  });
  return { state: { article, annotations }, items };
}

/**
 * Reads a file of valid form back into the domain: the inverse of `exportFileOf`. Positions are
 * converted to code units and held against the words; what the file says of sources, relations and
 * deletions is taken over, unproved (`verifyExport` proves it).
 */
export function importExport(file: ExportFile, elsewhere: ArticleOf): ReadBack {
  const read = file.articles.map((article, index) =>
    importArticle(article, pointer('/articles', index), elsewhere),
  );
  const articles = read.flatMap(({ state }) => (state ? [state] : []));
  const ids = new Set(articles.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  return {
    state: {
      tool: file.tool,
      analyst: file.analyst,
      scheme: file.scheme,
      sources: file.sources,
      articles,
      relations: file.relations.filter(({ from, to }) => ids.has(from) && ids.has(to)),
      deleted: file.deleted,
      includeText: file.articles.every(({ text }) => text !== undefined),
    },
    exportedAt: file.exportedAt,
    items: read.flatMap(({ items }) => items),
  };
}
