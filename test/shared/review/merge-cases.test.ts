import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { Tombstone } from '../../../shared/annotation/change';
import type { Source, SourceId } from '../../../shared/annotation/source';
import type { Article } from '../../../shared/article/article';
import type { LibraryState } from '../../../shared/review/library-state';
import { merge } from '../../../shared/review/merge';
import { labelClash, mergeSchemes } from '../../../shared/review/merge-schemes';
import { mergeSources } from '../../../shared/review/merge-sources';
import { timeKey } from '../../../shared/review/precedence';
import type { Scheme } from '../../../shared/scheme/scheme';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';
import { freshId, freshSourceId } from '../../builders/ids';

const ARTICLE = anArticle({ text: 'Prices fell by 3 %, the mayor said.' });
const SCHEME: Scheme = {
  id: 'desk',
  version: 1,
  labels: [],
  attributes: [],
  relationTypes: [],
  guideline: 'Mark.',
};

function at(day: number): string {
  return `2026-11-${day}T09:30:00.000Z`;
}

function a(parts: Partial<LibraryState>): LibraryState {
  return {
    scheme: SCHEME,
    articles: [ARTICLE],
    annotations: [],
    relations: [],
    sources: [],
    tombstones: [],
    ...parts,
  };
}

const FIRST = version(anAnnotation({ article: ARTICLE, on: 'Prices fell' }), 21, 'first');

/** The annotation as it was left on a day. */
function version(annotation: Annotation, day: number, note: string): Annotation {
  return {
    ...annotation,
    note,
    provenance: { ...annotation.provenance, created: at(21), modified: at(day) },
  };
}

function deleted(annotation: Annotation, day: number): Tombstone {
  return { id: annotation.id, entity: 'annotation', at: at(day), by: 'Ada' };
}

describe('merge of annotations', () => {
  it.each([
    ['the same on both sides stays', FIRST, FIRST, 'first', 0],
    ['a first version gives way to what was made of it', FIRST, version(FIRST, 22, 'x'), 'x', 0],
    ['the later of two edits stays', version(FIRST, 23, 'y'), version(FIRST, 22, 'x'), 'y', 1],
    ['two edits at one moment conflict', version(FIRST, 22, 'x'), version(FIRST, 22, 'y'), 'y', 1],
    [
      'a later look without a change is none',
      version(FIRST, 23, 'x'),
      version(FIRST, 22, 'x'),
      'x',
      0,
    ],
  ])('%s', (_name, ours, theirs, note, conflicts) => {
    const merged = merge(a({ annotations: [ours] }), a({ annotations: [theirs] }));
    expect(merged.state.annotations.map((each) => each.note)).toEqual([note]);
    expect(merged.conflicts).toHaveLength(conflicts);
  });

  it('takes two that began at different times for no successors of one another', () => {
    const { provenance } = FIRST;
    const began = { ...FIRST, provenance: { ...provenance, created: at(20), modified: at(20) } };
    const merged = merge(
      a({ annotations: [began] }),
      a({ annotations: [version(FIRST, 22, 'x')] }),
    );
    expect(merged.conflicts).toHaveLength(1);
  });

  it('names both versions of a conflict', () => {
    const [ours, theirs] = [version(FIRST, 23, 'y'), version(FIRST, 22, 'x')];
    const { conflicts } = merge(a({ annotations: [ours] }), a({ annotations: [theirs] }));
    expect(conflicts).toEqual([
      { type: 'versions', entity: 'annotation', id: FIRST.id, kept: ours, other: theirs },
    ]);
  });

  it.each([
    ['a deletion goes before an older version', 22, 23, 0],
    ['a version that is later than the deletion lives', 24, 23, 1],
    ['a version of the very moment of the deletion goes', 23, 23, 0],
  ])('%s, on either side', (_name, day, gone, left) => {
    const alive = a({ annotations: [version(FIRST, day, 'x')] });
    const dead = a({ tombstones: [deleted(FIRST, gone)] });
    for (const { state } of [merge(alive, dead), merge(dead, alive)]) {
      expect(state.annotations).toHaveLength(left);
      expect(state.tombstones).toHaveLength(1 - left);
    }
  });

  it.each([
    ['that stays, because it was changed later', version(FIRST, 24, 'x'), [true]],
    ['that goes, because it was deleted later', version(FIRST, 22, 'x'), [false]],
    ['that nobody changed is none', FIRST, []],
  ])('names a deletion of what the other side has as a conflict: one %s', (_name, kept, lives) => {
    const stone = deleted(FIRST, 23);
    const [alive, dead] = [a({ annotations: [kept] }), a({ tombstones: [stone] })];
    const named = { type: 'deletion', entity: 'annotation', id: FIRST.id, stone, version: kept };
    for (const { conflicts } of [merge(alive, dead), merge(dead, alive)]) {
      expect(conflicts).toEqual(lives.map((each) => ({ ...named, lives: each })));
    }
  });

  it('unites reviews, whichever version stays', () => {
    const review = (by: string, day: number): Annotation['reviews'][number] => {
      return { id: freshId(), by, at: at(day), verdict: 'accept', note: '', of: ARTICLE.digest };
    };
    const [grace, alan] = [review('Grace', 25), review('Alan', 24)];
    const ours = { ...version(FIRST, 22, 'x'), reviews: [grace] };
    const theirs = { ...FIRST, reviews: [alan] };
    const { state, conflicts } = merge(a({ annotations: [ours] }), a({ annotations: [theirs] }));
    expect(state.annotations[0]).toEqual({ ...ours, reviews: [alan, grace] });
    expect(conflicts).toEqual([]);
  });

  it('brings an article back that carries a living annotation, and lets an empty one go', () => {
    const stone: Tombstone = { id: ARTICLE.digest, entity: 'article', at: at(28), by: 'Ada' };
    const gone = a({ articles: [], tombstones: [stone] });
    expect(merge(gone, a({ annotations: [FIRST] })).state.articles).toEqual([ARTICLE]);
    expect(merge(gone, a({})).state.articles).toEqual([]);
  });

  it('takes a relation away whose end was deleted', () => {
    const other = version(anAnnotation({ article: ARTICLE, on: '3 %' }), 21, '');
    const { provenance } = FIRST;
    const relation = { id: freshId(), type: 'supports', from: FIRST.id, to: other.id, provenance };
    const ours = a({ annotations: [FIRST, other], relations: [relation] });
    const theirs = a({ annotations: [FIRST], tombstones: [deleted(other, 22)] });
    expect(merge(ours, theirs).state.relations).toEqual([]);
    const reversed = { ...relation, from: other.id, to: FIRST.id };
    expect(merge({ ...ours, relations: [reversed] }, theirs).state.relations).toEqual([]);
  });
});

describe('merge of articles', () => {
  it('counts one file that both opened once, and another outlet as another appearance', () => {
    const again: Article = {
      ...ARTICLE,
      appearances: [{ ...ARTICLE.appearances[0], id: freshId() }],
    };
    const elsewhere = anArticle({ text: ARTICLE.text, source: { fileName: 'wire.txt' } });
    const once = merge(a({}), a({ articles: [again] })).state.articles[0];
    expect(once?.appearances).toEqual(ARTICLE.appearances);
    const twice = merge(a({}), a({ articles: [elsewhere] })).state.articles[0];
    expect(twice?.appearances.map(({ source }) => source.fileName).sort()).toEqual([
      'article.txt',
      'wire.txt',
    ]);
  });
});

function source(name: string, more: Partial<Source> = {}): Source {
  return { id: freshSourceId(), name, aliases: [], ...more };
}

describe('mergeSources', () => {
  it('unites what two people typed under one name, and rewrites who was credited', () => {
    const [ours, theirs] = [source('Ines Duarte'), source('ines  duarte', { aliases: ['ID'] })];
    const credited = (id: SourceId): Annotation => ({
      ...FIRST,
      body: { kind: 'claim', claimant: { source: id, via: id } },
    });
    const { state, conflicts } = merge(
      a({ sources: [ours] }),
      a({ sources: [theirs], annotations: [credited(theirs.id)] }),
    );
    expect(state.sources).toEqual([
      { id: ours.id, name: 'ines  duarte', aliases: ['ID', 'Ines Duarte'] },
    ]);
    expect(state.annotations).toEqual([credited(ours.id)]);
    expect(conflicts).toEqual([]);
  });

  it('leaves two of one name apart where either side knows both', () => {
    const [one, other] = [source('Ali Khan'), source('Ali Khan')];
    const third = source('Ali Khan');
    expect(mergeSources([one, other], [one, other]).merged).toEqual([one, other]);
    expect(mergeSources([one, other], [third]).renamed.size).toBe(0);
  });

  it('keeps the name of whoever knows the other one as an alias', () => {
    const old = source('the mayor');
    const renamed = { ...old, name: 'Ines Duarte', aliases: ['the mayor'] };
    expect(mergeSources([old], [renamed]).merged).toEqual([renamed]);
    expect(mergeSources([renamed], [old]).merged).toEqual([renamed]);
  });

  it('cuts a chain that leads back only when both sides are taken together', () => {
    const [wire, paper] = [source('Wire'), source('Paper')];
    const ours = [{ ...wire, via: paper.id }, paper];
    const theirs = [wire, { ...paper, via: wire.id }];
    const vias = mergeSources(ours, theirs).merged.map(({ via }) => via);
    expect(vias.filter((via) => via !== undefined)).toHaveLength(1);
    expect(mergeSources(theirs, ours).merged.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual(
      mergeSources(ours, theirs).merged.toSorted((x, y) => (x.id < y.id ? -1 : 1)),
    );
  });

  it('keeps a deleted source while something that lives names it', () => {
    const named = source('Wire');
    const stone: Tombstone = { id: named.id, entity: 'source', at: at(28), by: 'Ada' };
    const crediting: Annotation = {
      ...FIRST,
      body: { kind: 'claim', claimant: { source: named.id } },
    };
    const theirs = a({ sources: [named], annotations: [crediting] });
    expect(merge(a({ tombstones: [stone] }), theirs).state.sources).toEqual([named]);
    const unnamed = a({ sources: [named] });
    expect(merge(a({ tombstones: [stone] }), unnamed).state.sources).toEqual([]);
  });
});

describe('mergeSchemes', () => {
  const label = { key: 'losses', name: 'Losses', kind: 'figure', shortcut: 'l' } as const;

  it('takes the later version that has all of the earlier one', () => {
    const later: Scheme = { ...SCHEME, version: 2, labels: [label] };
    expect(mergeSchemes(SCHEME, later)).toEqual({ merged: later, conflicts: [] });
  });

  it('makes a version of its own of two that each know something', () => {
    const ours: Scheme = { ...SCHEME, version: 3, labels: [label] };
    const theirs: Scheme = {
      ...SCHEME,
      version: 2,
      labels: [{ key: 'leads', name: 'Leads', kind: 'claim', shortcut: 'l' }],
      attributes: [{ key: 'beat', name: 'Beat', kinds: ['claim'], values: ['sea'] }],
    };
    const { merged, conflicts } = mergeSchemes(ours, theirs);
    expect(merged.version).toBe(4);
    // One key of the keyboard means one label.
    expect(merged.labels).toEqual([label, { key: 'leads', name: 'Leads', kind: 'claim' }]);
    expect(merged.attributes).toEqual(theirs.attributes);
    expect(conflicts).toEqual([]);
  });

  it('lets every value stay right that either side allowed', () => {
    const having = (attribute: Scheme['attributes'][number]): Scheme => ({
      ...SCHEME,
      attributes: [attribute],
    });
    const sea = having({ key: 'beat', name: 'Beat', kinds: ['claim'], values: ['sea'] });
    const city = having({ key: 'beat', name: 'Beat', kinds: ['quote'], values: ['city'] });
    const free = having({ key: 'beat', name: 'Beat', kinds: ['claim'] });
    const [both] = mergeSchemes(sea, city).merged.attributes;
    expect(both?.kinds).toEqual(['claim', 'quote']);
    expect([...(both?.values ?? [])].sort()).toEqual(['city', 'sea']);
    expect(mergeSchemes(sea, free).merged.attributes[0]).not.toHaveProperty('values');
  });

  it('makes a new version of two that call themselves the same, though one has all of the other', () => {
    const more: Scheme = { ...SCHEME, labels: [label] };
    const merged = { ...more, version: 2 };
    expect(mergeSchemes(SCHEME, more)).toEqual({ merged, conflicts: [] });
    expect(mergeSchemes(more, SCHEME)).toEqual({ merged, conflicts: [] });
  });

  it('names a conflict where two of one version say different things', () => {
    const theirs: Scheme = { ...SCHEME, guideline: 'Mark less.' };
    expect(mergeSchemes(SCHEME, theirs).conflicts.map(({ entity }) => entity)).toEqual(['scheme']);
  });

  it('finds a label that cannot be of both kinds', () => {
    const theirs: Scheme = { ...SCHEME, labels: [{ ...label, kind: 'claim' }] };
    expect(labelClash({ ...SCHEME, labels: [label] }, theirs)).toBe('losses');
    expect(labelClash(SCHEME, theirs)).toBeNull();
  });
});

describe('timeKey', () => {
  it.each([
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.001Z'],
    ['2026-11-21T09:30:00.1Z', '2026-11-21T09:30:00.11Z'],
    ['2026-11-21T09:30:00.9Z', '2026-11-21T09:30:01Z'],
  ])('puts %s before %s', (earlier, later) => {
    expect(timeKey(earlier) < timeKey(later)).toBe(true);
  });

  it('takes a time without a fraction for the same as with zeros', () => {
    expect(timeKey('2026-11-21T09:30:00Z')).toBe(timeKey('2026-11-21T09:30:00.000Z'));
  });
});
