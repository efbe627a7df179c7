import type { Annotation } from '../../shared/annotation/annotation';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Article } from '../../shared/article/article';
import { digestText } from '../../shared/article/digest';
import type { ExportState } from '../../shared/exchange/build-export';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import { anAnnotation, aTarget } from '../builders/an-annotation';
import { anArticle, TEST_TIME } from '../builders/an-article';
import { anExport } from '../builders/an-export';
import { freshId, freshSourceId } from '../builders/ids';

const HARBOUR = [
  '🚢👩‍👩‍👧 Harbour reopens after the storm 🇪🇸',
  '',
  '“We will rebuild,” the mayor, Ines Duarte, told residents, “and soon.” At least 82 boats were lost on 21 November, she is said to have added.',
  'Cafe\u0301 owners \u202edispute\u202c the count.\u2028Insurers expect 1,200 to 1,400 claims, 0.78 of them small.',
].join('\r\n');

const PUERTO =
  'Puerto Lima 🌊: el puerto reabre. «Vamos a reconstruir y pronto», dijo la alcaldesa. Se perdieron más de 80 barcos.';

const SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  version: 3,
  labels: [{ key: 'losses', name: 'Losses', kind: 'figure', color: '#884400', shortcut: 'l' }],
  attributes: [
    { key: 'beat', name: 'Beat', kinds: ['claim', 'quote'], values: ['sea', 'city'] },
    { key: 'check', name: 'Check', kinds: ['figure'] },
    { key: 'desk', name: 'Desk', kinds: ['quote'] },
  ],
};

const AGENCY: Source = { id: freshSourceId(), name: 'Coast Wire', aliases: ['CW'] };
const PAPER: Source = { id: freshSourceId(), name: 'The Tribune', aliases: [], via: AGENCY.id };
const MAYOR: Source = {
  id: freshSourceId(),
  name: 'Ines Duarte',
  aliases: ['the mayor', 'la alcaldesa'],
  via: PAPER.id,
};

function aReview(of: string): Annotation['reviews'][number] {
  return {
    id: freshId(),
    by: 'Grace',
    at: TEST_TIME,
    verdict: 'correct',
    note: 'Mark the date as well.',
    of,
  };
}

function harbourAnnotations(article: Article): Annotation[] {
  const { text } = article;
  const lastExport = digestText('an earlier export');
  const quote = anAnnotation({
    article,
    kind: 'quote',
    on: ['“We will rebuild,”', '“and soon.”'],
    with: {
      body: {
        kind: 'quote',
        speaker: {
          source: MAYOR.id,
          mention: aTarget(text, 'the mayor', 'Ines Duarte'),
          via: PAPER.id,
        },
        addressee: { source: AGENCY.id, mention: aTarget(text, 'residents') },
        cue: aTarget(text, 'told'),
        mode: 'direct',
        language: 'es',
      },
      custom: { desk: 'foreign', beat: 'city' },
      tags: ['rebuilding', 'mayor'],
      note: 'Interrupted by the credit.',
      status: 'done',
      guessed: ['mode'],
      reviews: [aReview(lastExport), aReview(lastExport)],
    },
  });
  const claim = anAnnotation({
    article,
    kind: 'claim',
    on: 'At least 82 boats were lost on 21 November',
    with: {
      body: {
        kind: 'claim',
        claimant: { source: MAYOR.id, mention: aTarget(text, 'she') },
        stance: 'alleged',
        cue: aTarget(text, 'is said'),
        statement: 'The storm cost 82 boats or more.',
        assessment: { verdict: 'disputed', note: 'Owners disagree.' },
      },
      custom: { beat: 'sea' },
    },
  });
  const value = anAnnotation({
    article,
    kind: 'figure',
    on: '82 boats',
    with: {
      body: {
        kind: 'figure',
        value: '82',
        bound: 'at-least',
        unit: 'boats',
        counted: 'boats lost',
        asOf: '2025-11-21',
        cue: aTarget(text, 'At least'),
      },
      label: 'losses',
      custom: { check: 'twice' },
    },
  });
  const range = anAnnotation({
    article,
    kind: 'figure',
    // Against the order of the text, and touching.
    on: ['1,400 claims', '1,200 to '],
    with: { body: { kind: 'figure', range: { low: '1200', high: '1400' }, bound: 'between' } },
  });
  const date = anAnnotation({
    article,
    kind: 'figure',
    on: '21 November',
    with: { body: { kind: 'figure', date: 'XXXX-11-21', unit: { answer: 'none-stated' } } },
  });
  return [date, range, value, claim, quote];
}

function puertoAnnotations(article: Article, original: Annotation): Annotation[] {
  const quote = anAnnotation({ article, kind: 'quote', on: '«Vamos a reconstruir y pronto»' });
  const claim = anAnnotation({ article, kind: 'claim', on: 'Se perdieron más de 80 barcos' });
  const { provenance } = quote;
  return [
    claim,
    {
      ...quote,
      body: { kind: 'quote', speaker: { answer: 'unknown' } },
      provenance: { ...provenance, origin: 'import', derivedFrom: original.id, externalId: 'T7' },
    },
  ];
}

function aRelation(type: string, from: Annotation, to: Annotation): Relation {
  return { id: freshId(), type, from: from.id, to: to.id, provenance: from.provenance };
}

/**
 * An export with everything that version 1 of the format can say: all kinds with all attributes,
 * several fragments, also against the order of the text, emoji before them, CRLF and bidi controls,
 * two appearances, sources in a chain, relations within and across articles, tombstones and reviews.
 */
export function aRichExport(): ExportState {
  const meta = {
    outlet: 'The Tribune',
    author: 'A. Writer',
    url: 'https://tribune.invalid/harbour',
    published: '2025-11-22',
    language: 'en',
    note: 'Two outlets, one text.',
  };
  const once = anArticle({ text: HARBOUR, meta });
  const again = anArticle({ text: HARBOUR, source: { fileName: 'copy.txt', byteOrderMark: true } });
  const harbour: Article = { ...once, appearances: [...once.appearances, ...again.appearances] };
  const puerto = anArticle({ text: PUERTO });
  const inHarbour = harbourAnnotations(harbour);
  const [date, , value, claim, quote] = inHarbour;
  if (!date || !value || !claim || !quote) throw new Error('Annotations are missing');
  const inPuerto = puertoAnnotations(puerto, quote);
  const [otherClaim, translation] = inPuerto;
  if (!otherClaim || !translation) throw new Error('Annotations are missing');
  return anExport({
    scheme: SCHEME,
    sources: [MAYOR, AGENCY, PAPER],
    articles: [
      { article: harbour, annotations: inHarbour },
      { article: puerto, annotations: inPuerto },
    ],
    relations: [
      aRelation('translation-of', translation, quote),
      aRelation('part-of', value, claim),
      aRelation('contradicts', otherClaim, claim),
    ],
    deleted: [
      { id: freshId(), entity: 'annotation', at: TEST_TIME, by: 'Ada' },
      { id: digestText('removed'), entity: 'article', at: TEST_TIME, by: 'Ada' },
      { id: 'verbatim-news@1', entity: 'scheme', at: TEST_TIME, by: 'Ada' },
    ],
  });
}
