import type { PlacedEdit } from '../../shared/annotation/annotation-index';
import type { Edit } from '../../shared/annotation/change';
import { placed, repack, type PackedAnnotations } from '../../shared/annotation/packed';
import type { Digest } from '../../shared/article/article';
import { sameData } from '../../shared/base/same-data';
import { editsOf } from './edits';
import type { RowEdit } from './plan-rows';
import type { PackedRow, UnpackedRow } from './rows';

/**
 * So many rows at most wait to be packed, and a change of more edits is packed at once. Opening an
 * article reads as many in a millisecond or two; packing 20,000 annotations takes twenty.
 */
const MOST_UNPACKED = 128;

/** What edits do to read records, by article. Nothing, where neither kind nor place changes. */
export function placedEditsOf(edits: readonly Edit[]): ReadonlyMap<Digest, readonly PlacedEdit[]> {
  const groups = new Map<Digest, PlacedEdit[]>();
  for (const { before, after } of editsOf(edits, 'annotation')) {
    const article = (after ?? before)?.article;
    const edit = { before: before && placed(before), after: after && placed(after) };
    if (article === undefined || sameData(edit.before, edit.after)) continue;
    const group = groups.get(article);
    if (group) group.push(edit);
    else groups.set(article, [edit]);
  }
  return groups;
}

/** What becomes of the read records. */
export interface RecordPlan {
  readonly packed: readonly RowEdit<PackedRow>[];
  readonly appended: readonly Omit<UnpackedRow, 'seq'>[];
  /** The articles of which nothing is left unpacked. */
  readonly cleared: readonly Digest[];
}

function isPacked(
  edits: readonly PlacedEdit[],
  { waiting, count }: { readonly waiting: number; readonly count: number },
): boolean {
  return count > 0 && (edits.length > MOST_UNPACKED || waiting >= MOST_UNPACKED);
}

/** What of the library a plan for read records rests on, each by article. */
export interface RecordGrounds {
  readonly edits: ReadonlyMap<Digest, readonly PlacedEdit[]>;
  /** How many rows wait to be packed. */
  readonly waiting: ReadonlyMap<string, number>;
  /** How many annotations there will be. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The articles whose records must be read because they will be packed anew. */
export function articlesToPack({ edits, waiting, counts }: RecordGrounds): readonly Digest[] {
  return [...edits.keys()].filter((article) =>
    isPacked(edits.get(article) ?? [], {
      waiting: waiting.get(article) ?? 0,
      count: counts.get(article) ?? 0,
    }),
  );
}

/** Plans read records; `records` holds, as of now, those that are packed anew. */
export function planRecords(
  { edits, waiting, counts }: RecordGrounds,
  records: ReadonlyMap<Digest, PackedAnnotations>,
): RecordPlan {
  const packed: RowEdit<PackedRow>[] = [];
  const appended: Omit<UnpackedRow, 'seq'>[] = [];
  const cleared: Digest[] = [];
  for (const [article, group] of edits) {
    const record = records.get(article);
    if (counts.get(article) === 0) packed.push({ key: article, after: null });
    else if (record) packed.push({ key: article, after: { ...repack(record, group), article } });
    else {
      appended.push({ article, edits: group });
      continue;
    }
    if ((waiting.get(article) ?? 0) > 0) cleared.push(article);
  }
  return { packed, appended, cleared };
}
