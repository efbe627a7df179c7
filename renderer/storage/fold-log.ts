import type { Annotation } from '../../shared/annotation/annotation';
import type { Change, Edit, Tombstone } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Article } from '../../shared/article/article';
import type { Scheme } from '../../shared/scheme/scheme';
import { comingAndGoing } from './edits';
import { planTombstones } from './plan-rows';
import type { LibrarySnapshot } from './read-library';
import { editToRow } from './rows-of-changes';
import type { ChangeRow } from './rows';

/** What a library is after all its changes, everything by id. */
export interface FoldedLog {
  readonly articles: ReadonlyMap<string, Article>;
  /** By digest; also those of removed articles, which the log goes on to name. */
  readonly texts: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly sources: ReadonlyMap<string, Source>;
  /** By `id@version`. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  readonly tombstones: ReadonlyMap<string, Tombstone>;
  /** The log itself, numbered from 1 without gaps. */
  readonly rows: readonly ChangeRow[];
  /** Annotations and relations left out because what they hang on is in no change. */
  readonly hanging: number;
  /** The highest version that a scheme ever had; 0 where there was none. */
  readonly schemeVersion: number;
}

/** The maps of a library while changes are applied to it. */
class Fold {
  readonly articles = new Map<string, Article>();
  readonly texts = new Map<string, string>();
  readonly annotations = new Map<string, Annotation>();
  readonly relations = new Map<string, Relation>();
  readonly sources = new Map<string, Source>();
  readonly schemes = new Map<string, Scheme>();
  readonly tombstones = new Map<string, Tombstone>();
  readonly rows: ChangeRow[] = [];
  /** By the id of a change: what its row keeps of tombstones. */
  readonly #stonesBefore = new Map<string, readonly Tombstone[]>();
  schemeVersion = 0;

  apply(change: Change): void {
    for (const edit of change.edits) this.#edit(edit);
    const { deletedElsewhere = [] } = change;
    const named = [...comingAndGoing(change.edits), ...deletedElsewhere].map(({ id }) => id);
    const stones = [...new Set(named)].flatMap((id) => this.tombstones.get(id) ?? []);
    if (stones.length > 0) this.#stonesBefore.set(change.id, stones);
    this.#bury(change);
    this.rows.push({
      ...change,
      seq: this.rows.length + 1,
      edits: change.edits.map(editToRow),
      ...(stones.length > 0 && { tombstones: stones }),
    });
  }

  #bury(change: Change): void {
    const { undoes } = change;
    const restored =
      undoes === undefined
        ? null
        : new Map(this.#stonesBefore.get(undoes)?.map((stone) => [stone.id, stone]));
    for (const { key, after } of planTombstones(change, change.at, restored)) {
      set(this.tombstones, key, after);
    }
  }

  #edit(edit: Edit): void {
    switch (edit.entity) {
      case 'article':
        for (const article of [edit.before, edit.after]) {
          if (article) this.texts.set(article.digest, article.text);
        }
        return set(this.articles, edit.id, edit.after);
      case 'annotation':
        return set(this.annotations, edit.id, edit.after);
      case 'relation':
        return set(this.relations, edit.id, edit.after);
      case 'source':
        return set(this.sources, edit.id, edit.after);
      case 'scheme':
        for (const scheme of [edit.before, edit.after]) {
          this.schemeVersion = Math.max(this.schemeVersion, scheme?.version ?? 0);
        }
        return set(this.schemes, edit.id, edit.after);
    }
  }

  /** Takes out what hangs on nothing, and answers how many that were. */
  prune(): number {
    const before = this.annotations.size + this.relations.size;
    for (const { id, article } of this.annotations.values()) {
      if (!this.articles.has(article)) this.annotations.delete(id);
    }
    for (const { id, from, to } of this.relations.values()) {
      if (!this.annotations.has(from) || !this.annotations.has(to)) this.relations.delete(id);
    }
    return before - this.annotations.size - this.relations.size;
  }
}

function set<T>(map: Map<string, T>, id: string, after: T | null): void {
  if (after === null) map.delete(id);
  else map.set(id, after);
}

/**
 * Applies changes in their order, by what each says is there afterwards. Of a whole log this is the
 * library exactly; of one with gaps it is what the changes that are left say.
 */
export function foldLog(changes: Iterable<Change>): FoldedLog {
  const fold = new Fold();
  for (const change of changes) fold.apply(change);
  const hanging = fold.prune();
  const { articles, texts, annotations, relations, sources } = fold;
  const { schemes, tombstones, rows, schemeVersion } = fold;
  return {
    articles,
    texts,
    annotations,
    relations,
    sources,
    schemes,
    tombstones,
    rows,
    hanging,
    schemeVersion,
  };
}

/** What a log comes to, as a whole library is read; schemes from old to new. */
export function snapshotOfLog(folded: FoldedLog): LibrarySnapshot {
  return {
    articles: [...folded.articles.values()],
    annotations: [...folded.annotations.values()],
    relations: [...folded.relations.values()],
    sources: [...folded.sources.values()],
    tombstones: [...folded.tombstones.values()],
    schemes: [...folded.schemes.values()].toSorted((a, b) => a.version - b.version),
  };
}
