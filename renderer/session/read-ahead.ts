import { AnnotationIndex } from '../../shared/annotation/annotation-index';
import type { Digest } from '../../shared/article/article';
import { paragraphsOf } from '../../shared/article/paragraphs';
import type { Database } from '../storage/database';
import { readArticle } from '../storage/read-library';
import { namesOf } from './library';
import type { OpenArticle } from './session';

/** An article as it is read to be opened. */
export type ReadArticle = Omit<OpenArticle, 'place'>;

/** How long pointer or focus rest on an article before it is read, in milliseconds. */
const REST = 50;

/**
 * Reads the one article ahead that the analyst points at: a hand takes longer to click than the
 * database to answer. What cannot be read ahead is read, and its failure told, when it is opened.
 */
export interface ReadAhead {
  /** Pointer or focus have come to an article, or with null have left it. */
  readonly pointAt: (digest: Digest | null) => void;
  /** What is to be opened: as it was read ahead, which it then no longer is, or read now. */
  readonly take: (digest: Digest) => Promise<ReadArticle | null>;
  /** Drops what was read ahead, since a change has been committed. */
  readonly forget: () => void;
}

async function read(database: Database, digest: Digest): Promise<ReadArticle | null> {
  const stored = await readArticle(database, digest);
  if (!stored) return null;
  const { article, packed } = stored;
  const paragraphs = paragraphsOf(article.text);
  const index = new AnnotationIndex(paragraphs, packed);
  return { digest, ...namesOf(article), text: article.text, paragraphs, index };
}

/** Reads ahead from a library, but never what `isOpen`. */
export function createReadAhead(
  database: Database,
  isOpen: (digest: Digest) => boolean,
): ReadAhead {
  let pointed: Digest | null = null;
  let ahead: { readonly digest: Digest; readonly article: Promise<ReadArticle | null> } | null =
    null;

  const readPointed = (digest: Digest): void => {
    if (digest !== pointed || digest === ahead?.digest || isOpen(digest)) return;
    ahead = { digest, article: read(database, digest).catch(() => null) };
  };
  return {
    pointAt(digest) {
      pointed = digest;
      if (digest === null) return;
      void scheduler.postTask(() => readPointed(digest), { priority: 'background', delay: REST });
    },
    async take(digest) {
      const found = ahead?.digest === digest ? ahead.article : null;
      ahead = null;
      return (await found) ?? read(database, digest);
    },
    forget() {
      ahead = null;
    },
  };
}
