import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../shared/annotation/change';
import { invertEdits } from '../../../shared/annotation/invert-change';
import { canonicalJson } from '../../../shared/base/canonical-json';
import { editsBetween } from '../../../shared/review/edits-between';
import type { LibraryState } from '../../../shared/review/library-state';
import { merge } from '../../../shared/review/merge';
import { anyDivergence } from '../../cases/diverging-states';

/** Everything but schemes and tombstones, by kind and id. */
function rowsOf(state: LibraryState): Map<string, string> {
  const { articles, annotations, relations, sources } = state;
  return new Map<string, string>([
    ...articles.map((it) => [`article ${it.digest}`, canonicalJson(it)] as const),
    ...annotations.map((it) => [`annotation ${it.id}`, canonicalJson(it)] as const),
    ...relations.map((it) => [`relation ${it.id}`, canonicalJson(it)] as const),
    ...sources.map((it) => [`source ${it.id}`, canonicalJson(it)] as const),
  ]);
}

/** As storage would: every edit must find what it says was there. */
function apply(rows: ReadonlyMap<string, string>, edits: readonly Edit[]): Map<string, string> {
  const left = new Map(rows);
  for (const { entity, id, before, after } of edits) {
    if (entity === 'scheme') continue;
    const key = `${entity} ${id}`;
    expect(left.get(key) ?? null).toBe(before && canonicalJson(before));
    if (after) left.set(key, canonicalJson(after));
    else left.delete(key);
  }
  return left;
}

describe('editsBetween', () => {
  it('makes the one state of the other, and inverted the other of the one', () => {
    fc.assert(
      fc.property(anyDivergence, ([, ours, theirs]) => {
        const { state } = merge(ours, theirs);
        const edits = editsBetween(ours, state);
        const after = apply(rowsOf(ours), edits);
        expect(after).toEqual(rowsOf(state));
        expect(apply(after, invertEdits(edits))).toEqual(rowsOf(ours));
      }),
    );
  });

  it('gives nothing between a state and itself', () => {
    fc.assert(
      fc.property(anyDivergence, ([state]) => {
        expect(editsBetween(state, structuredClone(state))).toEqual([]);
      }),
    );
  });
});
