import type { Annotation } from '../../shared/annotation/annotation';
import type { ChangeDraft } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import { schemeUse, schemeWithUsed, type SchemeUse } from '../../shared/annotation/scheme-in-use';
import type { Digest } from '../../shared/article/article';
import type { ArticleState } from '../../shared/exchange/build-export';
import type { ExportHead, Loss } from '../../shared/exchange/format';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import type { LibrarySnapshot } from '../storage/read-library';
import { creatorOf } from './drafts';
import { openStock, type Stock } from './export-stock';
import type { Parts } from './parts';
import { withUnsaved } from './with-unsaved';

/** What an export is made of: a head, and articles that are read a few at a time. */
export interface ExportSource {
  readonly head: ExportHead;
  /** In rising order of the digests. */
  readonly articles: () => AsyncIterable<ArticleState>;
  /** What is not in it because it hangs on an article that is not: relations to others. */
  readonly leftOut: readonly Loss[];
  /** Whether the library could not be read, and the journal was in its place. */
  readonly isFromJournal: boolean;
}

/** Articles that are read in one transaction: a transaction for each would take most of the time. */
const READ_AT_ONCE = 25;

const NOTHING: LibrarySnapshot = {
  articles: [],
  annotations: [],
  relations: [],
  sources: [],
  tombstones: [],
  schemes: [],
};

function schemeWith(schemes: readonly Scheme[], use: SchemeUse): Scheme {
  const [current = DEFAULT_SCHEME, ...earlier] = schemes.toReversed();
  return schemeWithUsed(current, [DEFAULT_SCHEME, ...earlier.toReversed()], use);
}

/** The current scheme, with what is still used of earlier ones. */
export function schemeOf({ schemes, annotations, relations }: LibrarySnapshot): Scheme {
  return schemeWith(schemes, schemeUse(annotations, relations));
}

/** Which articles there would be if what could not be saved had been. */
function digestsWith(stored: readonly Digest[], drafts: readonly ChangeDraft[]): readonly Digest[] {
  const digests = new Set(stored);
  for (const { entity, after, before } of drafts.flatMap(({ edits }) => edits)) {
    if (entity !== 'article') continue;
    if (after) digests.add(after.digest);
    else if (before) digests.delete(before.digest);
  }
  return [...digests].sort();
}

/** Articles as they would be if what could not be saved had been. */
async function readStates(
  stock: Stock,
  digests: readonly Digest[],
  drafts: readonly ChangeDraft[],
): Promise<readonly ArticleState[]> {
  const stored = await stock.read(digests);
  if (drafts.length === 0) return stored;
  const whole = withUnsaved(
    {
      ...NOTHING,
      articles: stored.map(({ article }) => article),
      annotations: stored.flatMap(({ annotations }) => annotations),
    },
    drafts,
    '',
  );
  return whole.articles
    .filter(({ digest }) => digests.includes(digest))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((article) => ({
      article,
      annotations: whole.annotations.filter((each) => each.article === article.digest),
    }));
}

/** Relations with both ends in some articles, and all that is used of the scheme there. */
interface Gathered {
  readonly relations: readonly Relation[];
  /** The relations with one end elsewhere. */
  readonly leadOut: readonly Relation[];
  readonly use: SchemeUse;
}

async function gather(
  articles: AsyncIterable<ArticleState>,
  all: readonly Relation[],
): Promise<Gathered> {
  const ids = new Set<string>();
  // One annotation stands for all that use the scheme in the same way.
  const used = new Map<string, Pick<Annotation, 'label' | 'custom'>>();
  for await (const { annotations } of articles) {
    for (const { id, label, custom } of annotations) {
      ids.add(id);
      used.set(JSON.stringify([label, custom]), {
        ...(label !== undefined && { label }),
        custom,
      });
    }
  }
  const relations = all.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const leadOut = all.filter(({ from, to }) => ids.has(from) !== ids.has(to));
  return { relations, leadOut, use: schemeUse(used.values(), relations) };
}

/**
 * Prepares an export of all articles or of one; null where there is none. `onArticle` is called for
 * each article that is read, twice in all; what it throws ends the reading. To be called and read
 * from within one task of the queue, so that nothing changes meanwhile.
 */
export async function openExportSource(
  parts: Parts,
  what: 'all' | Digest,
  onArticle: (done: number, of: number) => void,
): Promise<ExportSource | null> {
  const { store, clock, saver } = parts;
  const exportedAt = clock().toISOString();
  const drafts = saver.keptDrafts();
  const stock = await openStock(parts);
  const whole = withUnsaved({ ...NOTHING, ...stock.head }, drafts, exportedAt);
  const digests = digestsWith(stock.head.digests, drafts).filter(
    (digest) => what === 'all' || digest === what,
  );
  if (digests.length === 0) return null;

  let done = 0;
  async function* articles(): AsyncIterable<ArticleState> {
    for (let at = 0; at < digests.length; at += READ_AT_ONCE) {
      for (const state of await readStates(stock, digests.slice(at, at + READ_AT_ONCE), drafts)) {
        done += 1;
        onArticle(done, 2 * digests.length);
        yield state;
      }
    }
  }

  const { relations, leadOut, use } = await gather(articles(), whole.relations);
  const state = store.get();
  return {
    head: {
      tool: { name: state.app.name, version: state.app.version },
      analyst: creatorOf(state),
      scheme: schemeWith(whole.schemes, use),
      sources: whole.sources,
      relations,
      deleted: whole.tombstones,
      exportedAt,
      articles: digests.length,
    },
    articles,
    leftOut: leadOut.map(({ id }) => ({ id, field: '*' })),
    isFromJournal: stock.isFromJournal,
  };
}
