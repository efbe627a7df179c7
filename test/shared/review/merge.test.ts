import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryState } from '../../../shared/review/library-state';
import { editsBetween } from '../../../shared/review/edits-between';
import { merge } from '../../../shared/review/merge';
import { canonicalJson } from '../../../shared/base/canonical-json';
import { attributionsOf } from '../../../shared/review/rename-sources';
import { anyDivergence } from '../../cases/diverging-states';

/** Lists in one order, so that only what they hold counts. */
function sorted(state: LibraryState): unknown {
  const inOrder = (list: readonly unknown[]): readonly string[] => list.map(canonicalJson).sort();
  return {
    scheme: {
      ...state.scheme,
      labels: inOrder(state.scheme.labels),
    },
    articles: inOrder(state.articles),
    annotations: inOrder(state.annotations),
    relations: inOrder(state.relations),
    sources: inOrder(state.sources),
    tombstones: inOrder(state.tombstones),
  };
}

const RUNS = { numRuns: 400 };

describe('merge', () => {
  it('makes no difference between ours and theirs', () => {
    fc.assert(
      fc.property(anyDivergence, ([, ours, theirs]) => {
        const one = merge(ours, theirs);
        const other = merge(theirs, ours);
        expect(sorted(one.state)).toEqual(sorted(other.state));
        expect(one.conflicts.length).toBe(other.conflicts.length);
      }),
      RUNS,
    );
  });

  it('changes nothing when a state is merged with itself or merged again', () => {
    fc.assert(
      fc.property(anyDivergence, ([, ours, theirs]) => {
        expect(merge(ours, ours)).toEqual({ state: ours, conflicts: [] });
        const { state } = merge(ours, theirs);
        expect(sorted(merge(state, theirs).state)).toEqual(sorted(state));
        expect(sorted(merge(state, ours).state)).toEqual(sorted(state));
        expect(editsBetween(state, merge(state, theirs).state)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('lets no annotation go without a recorded deletion', () => {
    fc.assert(
      fc.property(anyDivergence, ([, ours, theirs]) => {
        const { state } = merge(ours, theirs);
        const known = new Set<string>(
          [...state.annotations, ...state.tombstones].map((it) => it.id),
        );
        for (const { id } of [...ours.annotations, ...theirs.annotations]) {
          expect(known.has(id)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('makes a state that holds together', () => {
    fc.assert(
      fc.property(anyDivergence, ([, ours, theirs]) => {
        const { state } = merge(ours, theirs);
        const articles = new Set(state.articles.map(({ digest }) => digest));
        const annotations = new Set(state.annotations.map(({ id }) => id));
        const sources = new Map(state.sources.map((source) => [source.id, source]));
        for (const { article, body } of state.annotations) {
          expect(articles.has(article)).toBe(true);
          for (const { source, via } of attributionsOf(body)) {
            expect(sources.has(source)).toBe(true);
            expect(via === undefined || sources.has(via)).toBe(true);
          }
        }
        for (const { from, to } of state.relations) {
          expect(annotations.has(from) && annotations.has(to)).toBe(true);
        }
        for (const { id, via } of state.sources) {
          const passed = new Set([id]);
          let at = via;
          while (at !== undefined) {
            expect(passed.has(at)).toBe(false);
            passed.add(at);
            expect(sources.has(at)).toBe(true);
            at = sources.get(at)?.via;
          }
        }
        const living = new Set<string>([...articles, ...annotations, ...sources.keys()]);
        expect(state.tombstones.filter(({ id }) => living.has(id))).toEqual([]);
      }),
      RUNS,
    );
  });
});
