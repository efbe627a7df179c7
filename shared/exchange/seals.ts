import type { Digest } from '../article/article';
import { digestText } from '../article/digest';
import { canonicalJson } from '../base/canonical-json';

/**
 * The sha-256 of each part of an export in its canonical form, at the same index as the part. They
 * give away what nothing else in the file contradicts, such as another kind, or a relation that ends
 * at another annotation. They show damage and careless edits, not forgery.
 */
export interface Seals {
  /** Of everything outside of the four lists. */
  readonly header: Digest;
  readonly sources: readonly Digest[];
  /** Of each article without its text (which its own digest proves) and its annotations. */
  readonly articles: readonly {
    readonly article: Digest;
    readonly annotations: readonly Digest[];
  }[];
  readonly relations: readonly Digest[];
  readonly deleted: readonly Digest[];
}

/** An article as far as it is sealed. */
export interface SealableArticle {
  readonly text?: string;
  readonly annotations: readonly object[];
}

/** The parts of an export that are sealed one by one. */
export interface Sealable {
  readonly sources: readonly object[];
  readonly articles: readonly SealableArticle[];
  readonly relations: readonly object[];
  readonly deleted: readonly object[];
}

/** The seal of one part. */
export function sealOf(part: object): Digest {
  return digestText(canonicalJson(part));
}

/** The seals of an article and of each of its annotations. */
export function sealArticle(article: SealableArticle): Seals['articles'][number] {
  const { text: _proved, annotations, ...rest } = article;
  return { article: sealOf(rest), annotations: annotations.map(sealOf) };
}

/** The seals of a whole export; its own `seals`, if it has any, are not sealed. */
export function sealExport(file: Sealable): Seals {
  const { sources, articles, relations, deleted, ...rest } = file;
  return {
    header: sealOf({ ...rest, seals: undefined }),
    sources: sources.map(sealOf),
    articles: articles.map(sealArticle),
    relations: relations.map(sealOf),
    deleted: deleted.map(sealOf),
  };
}
