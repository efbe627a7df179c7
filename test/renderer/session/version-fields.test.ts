import { describe, expect, it } from 'vitest';
import { differencesOf, indexOf } from '../../../renderer/session/version-fields';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { EntityName } from '../../../shared/annotation/change';
import type { ConflictOf, LibraryState } from '../../../shared/review/library-state';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { merge } from '../../../shared/review/merge';
import { anAnnotation, aTarget } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';
import { freshId, freshSourceId } from '../../builders/ids';

const ARTICLE = anArticle({ text: 'Prices fell by 3 %, the mayor said. Prices rose.' });
const [MAYOR, WIRE, PAPER] = ['The mayor', 'Wire', 'Paper'].map((name) => ({
  ...{ id: freshSourceId(), name, aliases: [] },
}));
if (!MAYOR || !WIRE || !PAPER) throw new Error('never');
const SOURCES = [MAYOR, WIRE, PAPER];

function at(day: number): string {
  return `2026-11-${day}T09:30:00.000Z`;
}

function dated<T extends Pick<Annotation, 'provenance'>>(each: T, day: number): T {
  return { ...each, provenance: { ...each.provenance, created: at(20), modified: at(day) } };
}

function a(parts: Partial<LibraryState>): LibraryState {
  return {
    ...{ scheme: DEFAULT_SCHEME, articles: [ARTICLE], annotations: [] },
    ...{ relations: [], sources: SOURCES, tombstones: [] },
    ...parts,
  };
}

/** What is told of the only conflict of two states; the later one is of the library, or of the file. */
function told(one: LibraryState, other: LibraryState, stays: 'here' | 'file' | 'both'): unknown {
  const [ours, theirs] = stays === 'file' ? [other, one] : [one, other];
  const [conflict, more] = merge(ours, theirs).conflicts;
  if (conflict?.type !== 'versions' || more) throw new Error('not one conflict of versions');
  const versions: ConflictOf<EntityName> = conflict;
  return differencesOf(versions, stays, indexOf(ours), indexOf(theirs));
}

const CLAIM = anAnnotation({ article: ARTICLE, on: 'Prices' });
const LATER = dated(
  {
    ...CLAIM,
    target: aTarget(ARTICLE.text, 'Prices fell'),
    body: { kind: 'claim', claimant: { source: MAYOR.id, via: WIRE.id }, stance: 'asserted' },
    label: 'tone',
    tags: ['bridge'],
    status: 'done',
  } as const,
  23,
);
const EARLIER = dated(
  {
    ...LATER,
    target: aTarget(ARTICLE.text, 'Prices rose'),
    body: { kind: 'quote', speaker: { answer: 'unknown' } },
    custom: { beat: 'sea' },
    note: 'Really?',
  } as const,
  22,
);
const SCHEME = {
  ...DEFAULT_SCHEME,
  attributes: [{ key: 'beat', name: 'Beat', kinds: ['quote'] }],
} as const;

const OF_ANNOTATION = [
  ['Kind', 'Claim', 'Quote'],
  ['Words', 'Prices fell', 'Prices rose'],
  ['Behind', '', 'rices fell by 3 %, the mayor said. '.slice(-32)],
  ['Claimant', 'The mayor via Wire', ''],
  ['Stance', 'asserted', ''],
  ['Note', '', 'Really?'],
  ['Speaker', '', 'unknown'],
  ['Attribute Beat', '', 'sea'],
] as const;

describe('differencesOf', () => {
  it.each(['here', 'file'] as const)(
    'tells what an annotation says where that %s stays',
    (stays) => {
      const one = a({ annotations: [LATER], scheme: SCHEME });
      const other = a({ annotations: [EARLIER], scheme: SCHEME });
      const expected = OF_ANNOTATION.map(([field, later, earlier]) =>
        stays === 'here'
          ? { field, here: later, there: earlier }
          : { field, here: earlier, there: later },
      );
      const found = told(one, other, stays);
      expect(found).toHaveLength(expected.length);
      expect(found).toEqual(expect.arrayContaining(expected));
    },
  );

  it('tells it of a source, a relation, an article and the scheme', () => {
    const via = (source: { readonly id: typeof WIRE.id }) => [
      { ...MAYOR, via: source.id },
      WIRE,
      PAPER,
    ];
    expect(told(a({ sources: via(WIRE) }), a({ sources: via(PAPER) }), 'both')).toEqual([
      { field: 'Via', here: 'Wire', there: 'Paper' },
    ]);
    const annotations = [CLAIM, anAnnotation({ article: ARTICLE, on: '3 %', kind: 'figure' })];
    const relation = (type: string, day: number) =>
      dated(
        {
          ...{ id: RELATION, type, provenance: CLAIM.provenance },
          ...{ from: CLAIM.id, to: annotations[1]?.id ?? CLAIM.id },
        },
        day,
      );
    const RELATION = freshId();
    expect(
      told(
        a({ annotations, relations: [relation('supports', 23)] }),
        a({ annotations, relations: [relation('contradicts', 22)] }),
        'here',
      ),
    ).toEqual([{ field: 'Type', here: 'supports', there: 'contradicts' }]);
    const [appearance] = ARTICLE.appearances;
    const titled = (title: string) => ({
      ...ARTICLE,
      appearances: [{ ...appearance, meta: { ...appearance.meta, title } }] as const,
    });
    expect(
      told(a({ articles: [titled('Fall')] }), a({ articles: [titled('Rise')] }), 'both'),
    ).toEqual([{ field: 'Title', here: 'Fall', there: 'Rise' }]);
    const guided = (guideline: string) => ({ ...DEFAULT_SCHEME, guideline });
    expect(told(a({ scheme: guided('Mark.') }), a({ scheme: guided('Wait.') }), 'both')).toEqual([
      { field: 'Guideline', here: 'Mark.', there: 'Wait.' },
    ]);
  });
});
