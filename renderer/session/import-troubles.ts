import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { ForeignItem } from '../../shared/exchange/foreign-read';
import type { ImportTrouble, LeftOut } from './import-preview';
import type { ReadForImport } from './read-import';
import { wordsOf } from './words';

const ELSEWHERE = 'is in the library already, on another text, and stays there';

function isLeftOut({ fate }: ForeignItem): boolean {
  return fate.type === 'orphaned' || fate.type === 'refused';
}

/**
 * What the analyst has to know of a file before it is imported: first all that is left out, then what
 * was found elsewhere. `elsewhere` are those that lie on another text in the library.
 */
export function troublesOf(
  { items, annotations }: Pick<ReadForImport, 'items' | 'annotations'>,
  elsewhere: ReadonlySet<AnnotationId>,
): readonly ImportTrouble[] {
  const byId = new Map<string, Annotation>(annotations.map((each) => [each.id, each]));
  const found = items.map((item): ImportTrouble => {
    const { id, fate } = item;
    const annotation = id === null ? undefined : byId.get(id);
    const words = fate.type === 'orphaned' ? fate.words : annotation ? wordsOf(annotation) : '';
    if (id === null || !elsewhere.has(id)) return { ...item, words };
    return { ...item, id: null, fate: { type: 'refused', reason: ELSEWHERE }, words };
  });
  return [...found.filter(isLeftOut), ...found.filter(({ fate }) => fate.type === 'moved')];
}

/** Counts what of the troubles is not taken over. */
export function leftOutOf(troubles: readonly ForeignItem[]): LeftOut {
  const out = troubles.filter(isLeftOut);
  const count = (what: ForeignItem['what']): number =>
    out.filter((item) => item.what === what).length;
  return { marks: count(undefined), relations: count('relation'), parts: count('part') };
}
