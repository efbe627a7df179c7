import type { Change } from '../../../shared/annotation/change';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { aChange } from '../../builders/a-change';
import { aTarget, anAnnotation } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { freshAnnotationId, freshId, freshSourceId } from '../../builders/ids';

const TEXT = 'The mayor said 12 people “left”.\u2028Prices fell 3 %. 🗞️';

const ARTICLE = anArticle({ text: TEXT, meta: { outlet: 'The Herald', published: '2025-11' } });
const SOURCE = { id: freshSourceId(), name: 'The mayor', aliases: ['Mayor'], via: freshSourceId() };
const PROVENANCE = {
  creator: 'Ada',
  created: TEST_TIME,
  modified: TEST_TIME,
  origin: 'import' as const,
  scheme: { id: 'default', version: 1 },
  derivedFrom: freshId(),
  externalId: 'T1',
};

const CLAIM = anAnnotation({
  article: ARTICLE,
  on: ['Prices', 'fell'],
  with: {
    body: {
      kind: 'claim',
      claimant: { source: SOURCE.id, mention: aTarget(TEXT, 'mayor'), via: SOURCE.via },
      stance: 'alleged',
      cue: aTarget(TEXT, 'said'),
      statement: { answer: 'none-stated' },
      assessment: { verdict: 'disputed', note: 'see\nbelow' },
    },
    label: 'economy',
    custom: { '2': 'two', '1': 'one', ['__proto__']: 'an attribute', constructor: 'another' },
    tags: ['a', '\ud800', '\u2029'],
    note: 'line\r\nline',
    guessed: ['stance'],
    provenance: PROVENANCE,
    reviews: [
      { id: freshId(), by: 'Bo', at: TEST_TIME, verdict: 'reject', note: '', of: ARTICLE.digest },
    ],
  },
});
const QUOTE = anAnnotation({
  article: ARTICLE,
  on: 'left',
  with: {
    body: {
      kind: 'quote',
      speaker: { source: SOURCE.id },
      addressee: { answer: 'unknown' },
      mode: 'partial',
      language: 'en',
    },
  },
});
const FIGURE = anAnnotation({
  article: ARTICLE,
  on: '3 %',
  with: {
    status: 'done',
    body: {
      kind: 'figure',
      range: { low: '2', high: '4' },
      bound: 'between',
      unit: '%',
      counted: 'prices',
      asOf: '2025-11-23',
    },
  },
});
const RELATION = {
  id: freshId(),
  type: 'supports',
  from: CLAIM.id,
  to: FIGURE.id,
  provenance: PROVENANCE,
};
const SCHEME = {
  ...DEFAULT_SCHEME,
  version: 2,
  labels: [{ key: 'e', name: 'E', kind: 'claim' as const, color: '#fff', shortcut: 'e' }],
  attributes: [{ key: 'a', name: 'A', kinds: ['quote' as const], values: ['x'] }],
};

/** Changes with everything in them that a change can hold. */
export const CHANGES: readonly (readonly [string, Change])[] = [
  ['a source', aChange()],
  [
    'an article',
    aChange({
      action: 'add-articles',
      origin: 'seed',
      articles: [ARTICLE.digest],
      edits: [{ entity: 'article', id: ARTICLE.digest, before: null, after: ARTICLE }],
    }),
  ],
  [
    'annotations of every kind',
    aChange({
      action: 'import',
      origin: 'import',
      edits: [CLAIM, QUOTE, FIGURE].map((after) => ({
        entity: 'annotation',
        id: after.id,
        before: null,
        after,
      })),
      deletedElsewhere: [
        { id: freshAnnotationId(), entity: 'annotation', at: TEST_TIME, by: 'Bo' },
      ],
    }),
  ],
  [
    'what is taken back',
    aChange({
      action: 'undo',
      undoes: freshId(),
      edits: [
        { entity: 'relation', id: RELATION.id, before: RELATION, after: null },
        { entity: 'annotation', id: CLAIM.id, before: CLAIM, after: { ...CLAIM, tags: [] } },
        { entity: 'source', id: SOURCE.id, before: SOURCE, after: { ...SOURCE, name: '' } },
      ],
    }),
  ],
  [
    'a scheme',
    aChange({
      action: 'edit-scheme',
      edits: [
        { entity: 'scheme', id: `${SCHEME.id}@${SCHEME.version}`, before: null, after: SCHEME },
      ],
    }),
  ],
  ['nothing', aChange({ edits: [] })],
];
