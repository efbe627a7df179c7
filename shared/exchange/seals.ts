import type { Digest } from '../article/article';
import { digestText, type Digester } from '../article/digest';
import { canonicalJson } from '../base/canonical-json';
import type { ExportFile, FileArticle, Seals } from './export-file';
import { sealedText, type Cover } from './sealed-text';

/** The seal of one part. */
export function sealOf(part: object, digest: Digester = digestText): Digest {
  return digest(canonicalJson(part));
}

function sealCovering(article: FileArticle, cover: Cover, digest: Digester = digestText): Digest {
  return digest(sealedText(article, cover));
}

/** The seal of an article with all that was said of it. */
export function sealArticle(article: FileArticle, digest: Digester = digestText): Digest {
  return sealCovering(article, article.text === undefined ? 'words' : 'places', digest);
}

/**
 * The seals under which an article may stand in a file: its own, and where it has no text the one
 * that it had with its text, which somebody may have taken out since.
 */
export function sealsOfArticle(article: FileArticle, digest?: Digester): readonly Digest[] {
  const seal = sealArticle(article, digest);
  return article.text === undefined ? [seal, sealCovering(article, 'places', digest)] : [seal];
}

/** The seals of a whole export; its own `seals`, if it has any, are not sealed. */
export function sealExport(file: Omit<ExportFile, 'seals'>): Seals {
  const { sources, articles, relations, deleted, ...rest } = file;
  return {
    header: sealOf({ ...rest, seals: undefined }),
    sources: sources.map((source) => sealOf(source)),
    articles: articles.map((article) => sealArticle(article)),
    relations: relations.map((relation) => sealOf(relation)),
    deleted: deleted.map((tombstone) => sealOf(tombstone)),
  };
}
