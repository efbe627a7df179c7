import type { Digest } from '../../shared/article/article';
import type { KeepingFault } from '../../shared/ipc/channels';
import type { LibraryFault } from '../storage/check-library';
import type { Database } from '../storage/database';
import type { FoldedLog } from '../storage/fold-log';
import type { RestoreReason } from './keeping-check';

/** An article here and as it is kept. */
export interface ComparedArticle {
  readonly digest: string;
  readonly title: string;
  /** Annotations in the library; null where it has not the article. */
  readonly here: number | null;
  /** Annotations in what is kept; null where the article is not in it. */
  readonly kept: number | null;
  /** Annotations that restoring would bring. */
  readonly comes: number;
  /** Annotations that restoring would take away. */
  readonly goes: number;
}

/** What the analyst is asked about: the library as it is here, and as it is kept. */
export interface RestoreOffer {
  readonly why: RestoreReason;
  /** The backup's file, or null for what the program keeps by itself. */
  readonly backup: string | null;
  /** Of the last change that is kept, ISO 8601; null when nothing is. */
  readonly keptUntil: string | null;
  readonly keptChanges: number;
  /** Of the last change in the library. */
  readonly hereUntil: string | null;
  readonly hereChanges: number;
  readonly articles: readonly ComparedArticle[];
  /** Changes that are missing in what is kept. */
  readonly lostChanges: number;
  /** Annotations and relations that are left out because what they hang on is lost. */
  readonly hanging: number;
  readonly faults: readonly KeepingFault[];
  readonly libraryFaults: readonly LibraryFault[];
  /** Whether restoring moves what is kept aside, too, since nothing can be written behind it. */
  readonly movesKept: boolean;
}

interface Side {
  readonly titles: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

function keptSide({ articles, annotations }: FoldedLog): Side {
  const ids = new Map<string, Set<string>>();
  for (const { id, article } of annotations.values()) {
    const group = ids.get(article);
    if (group) group.add(id);
    else ids.set(article, new Set([id]));
  }
  const titles = new Map(
    [...articles].map(([digest, { appearances }]) => [digest, appearances[0].meta.title]),
  );
  return { titles, annotations: ids };
}

async function librarySide({ articles, annotations }: Database): Promise<Side> {
  const rows = await articles.toArray();
  const idsOf = async (digest: Digest): Promise<[string, ReadonlySet<string>]> => {
    const ids = await annotations.where('article').equals(digest).primaryKeys();
    return [digest, new Set(ids)];
  };
  return {
    titles: new Map(rows.map(({ digest, appearances }) => [digest, appearances[0].meta.title])),
    annotations: new Map(await Promise.all(rows.map(({ digest }) => idsOf(digest)))),
  };
}

function missingFrom(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...ids].filter((id) => !others.has(id)).length;
}

function compareArticle(digest: string, here: Side, kept: Side): ComparedArticle {
  const own = here.annotations.get(digest) ?? NONE;
  const theirs = kept.annotations.get(digest) ?? NONE;
  return {
    digest,
    title: here.titles.get(digest) ?? kept.titles.get(digest) ?? '',
    here: here.titles.has(digest) ? own.size : null,
    kept: kept.titles.has(digest) ? theirs.size : null,
    comes: missingFrom(theirs, own),
    goes: missingFrom(own, theirs),
  };
}

/** Every article of either side, in the order of their titles. */
export async function compareArticles(
  database: Database,
  folded: FoldedLog,
): Promise<readonly ComparedArticle[]> {
  const [here, kept] = [await librarySide(database), keptSide(folded)];
  const digests = [...new Set([...kept.titles.keys(), ...here.titles.keys()])];
  return digests
    .map((digest) => compareArticle(digest, here, kept))
    .toSorted((a, b) => a.title.localeCompare(b.title) || (a.digest < b.digest ? -1 : 1));
}
