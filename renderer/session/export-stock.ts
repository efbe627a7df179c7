import type { Annotation } from '../../shared/annotation/annotation';
import type { Digest } from '../../shared/article/article';
import { readLogEnd } from '../storage/check-library';
import { foldLog, type FoldedLog } from '../storage/fold-log';
import {
  readLibraryHead,
  readWhole,
  type LibraryHead,
  type WholeArticle,
} from '../storage/read-whole';
import { storageFailureOf } from '../storage/storage-failure';
import { readKept } from './keeping-lines';
import type { Parts } from './parts';

/** What there is to export, to be read a few articles at a time. */
export interface Stock {
  readonly head: LibraryHead;
  /** In the order asked for; those that are not there are left out. */
  readonly read: (digests: readonly Digest[]) => Promise<readonly WholeArticle[]>;
  readonly isFromJournal: boolean;
}

function byArticle({ annotations }: FoldedLog): ReadonlyMap<Digest, readonly Annotation[]> {
  const groups = new Map<Digest, Annotation[]>();
  for (const annotation of annotations.values()) {
    const group = groups.get(annotation.article);
    if (group) group.push(annotation);
    else groups.set(annotation.article, [annotation]);
  }
  return groups;
}

function stockOfLog(folded: FoldedLog): Stock {
  const groups = byArticle(folded);
  return {
    head: {
      digests: [...folded.articles.values()].map(({ digest }) => digest).sort(),
      relations: [...folded.relations.values()],
      sources: [...folded.sources.values()],
      tombstones: [...folded.tombstones.values()],
      schemes: [...folded.schemes.values()].toSorted((a, b) => a.version - b.version),
    },
    read: (digests) =>
      Promise.resolve(
        digests.flatMap((digest) => {
          const article = folded.articles.get(digest);
          return article ? [{ article, annotations: groups.get(digest) ?? [] }] : [];
        }),
      ),
    isFromJournal: true,
  };
}

/** What the library holds; null where it has lost changes. Throws where it cannot be read. */
async function stockOfLibrary({ database, saver }: Parts): Promise<Stock | null> {
  if ((await readLogEnd(database)).seq < saver.committed()) return null;
  const head = await readLibraryHead(database);
  return { head, read: (digests) => readWhole(database, digests), isFromJournal: false };
}

/**
 * The library or, where it cannot be read or has lost changes, what journal and backups hold of it.
 * Throws what the library threw where they hold nothing either.
 */
export async function openStock(parts: Parts): Promise<Stock> {
  let cause: unknown = null;
  try {
    const stock = await stockOfLibrary(parts);
    if (stock) return stock;
  } catch (error) {
    if (!storageFailureOf(error)) throw error;
    cause = error;
  }
  const kept = await readKept(parts.host, null, () => {});
  const folded = foldLog(kept.ok ? kept.value : []);
  if (folded.rows.length === 0 && cause !== null) throw cause;
  return stockOfLog(folded);
}
