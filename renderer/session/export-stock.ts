import type { Digest } from '../../shared/article/article';
import { groupBy } from '../../shared/base/group-by';
import { readLogEnd } from '../storage/check-library';
import { foldLog, snapshotOfLog, type FoldedLog } from '../storage/fold-log';
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

function stockOfLog(folded: FoldedLog): Stock {
  const { articles, annotations, ...rest } = snapshotOfLog(folded);
  const groups = groupBy(annotations, ({ article }) => article);
  return {
    head: { digests: articles.map(({ digest }) => digest).sort(), ...rest },
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
