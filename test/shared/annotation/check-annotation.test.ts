import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/annotation/annotation';
import { checkAnnotation, type Problem } from '../../../shared/annotation/check-annotation';
import type { Target } from '../../../shared/annotation/target';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { anAnnotation, aTarget } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';
import { freshSourceId } from '../../builders/ids';
import { aRichExport } from '../../cases/rich-export';

const ARTICLE = anArticle({ text: 'The Cafe\u0301 reportedly lost 3 of 9 tables.' });
const { text } = ARTICLE;
const NOBODY = { answer: 'none-stated' } as const;
const CLAIM = anAnnotation({
  article: ARTICLE,
  on: 'lost 3 of 9 tables',
  with: { body: { kind: 'claim', claimant: NOBODY } },
});
const [QUOTE] = CLAIM.target.quotes;
const SOURCE = freshSourceId();

/** A target over a stretch that no analyst could select. */
function rawTarget(start: number, end: number): Target {
  const span = { start, end };
  return { spans: [span], quotes: [describeQuote(text, span)] };
}

function claim(changes: Partial<Annotation>): Annotation {
  return { ...CLAIM, ...changes };
}

const cases: readonly (readonly [name: string, annotation: Annotation, problem: Problem])[] = [
  [
    'other words than it says',
    claim({ target: { ...CLAIM.target, quotes: [{ ...QUOTE, exact: 'lost 3 of 8 tables' }] } }),
    { type: 'QuoteDiffers', target: 'target', index: 0 },
  ],
  [
    'other words before it',
    claim({ target: { ...CLAIM.target, quotes: [{ ...QUOTE, prefix: 'x' }] } }),
    { type: 'QuoteDiffers', target: 'target', index: 0 },
  ],
  [
    'a cue with other words',
    claim({
      body: {
        kind: 'claim',
        claimant: NOBODY,
        cue: { ...aTarget(text, 'reportedly'), quotes: [QUOTE] },
      },
    }),
    { type: 'QuoteDiffers', target: 'cue', index: 0 },
  ],
  [
    'a mention that is cut within a letter',
    claim({
      body: { kind: 'claim', claimant: { source: SOURCE, mention: rawTarget(4, 8) } },
    }),
    { type: 'SplitsCluster', target: 'claimant', index: 0 },
  ],
  [
    'a speaker outside of the text',
    claim({
      body: { kind: 'quote', speaker: { source: SOURCE, mention: rawTarget(4, 999) } },
    }),
    { type: 'TargetWrong', target: 'speaker', failure: { type: 'SpanOutside', index: 0 } },
  ],
  [
    'fewer quotes than spans',
    claim({
      target: {
        spans: [
          { start: 0, end: 3 },
          { start: 4, end: 9 },
        ],
        quotes: [QUOTE],
      },
    }),
    { type: 'QuotesMissing', target: 'target' },
  ],
  [
    'two amounts',
    claim({ body: { kind: 'figure', value: '3', date: '2026' } }),
    { type: 'FigureAmbiguous', fields: ['value', 'date'] },
  ],
  [
    'a guess about no answer',
    claim({ guessed: ['stance'] }),
    { type: 'GuessedUnanswered', field: 'stance' },
  ],
  [
    'an answer that nobody has confirmed',
    claim({ guessed: ['claimant'] }),
    { type: 'Unconfirmed', fields: ['claimant'] },
  ],
  [
    'a claim of nobody',
    claim({ body: { kind: 'claim' } }),
    { type: 'Unanswered', field: 'claimant' },
  ],
  [
    'a quote of nobody',
    claim({ body: { kind: 'quote' } }),
    { type: 'Unanswered', field: 'speaker' },
  ],
  [
    'a figure without an amount',
    claim({ body: { kind: 'figure', unit: 'tables' } }),
    { type: 'Unanswered', field: 'value' },
  ],
];

describe('checkAnnotation', () => {
  it.each(cases)('finds %s, and nothing else', (_name, annotation, problem) => {
    expect(checkAnnotation(annotation, text)).toEqual([problem]);
  });

  it('finds nothing in one that answers the first question, nor in what else one can say', () => {
    expect(checkAnnotation(CLAIM, text)).toEqual([]);
    for (const { article, annotations } of aRichExport().articles) {
      for (const each of annotations) {
        const problems = checkAnnotation(each, article.text);
        const open = new Set(['Unanswered', 'Unconfirmed']);
        expect(problems.filter(({ type }) => !open.has(type))).toEqual([]);
      }
    }
  });

  it('takes "unknown" for an answer', () => {
    const unknown = { answer: 'unknown' } as const;
    const answered: readonly Annotation['body'][] = [
      { kind: 'claim', claimant: unknown, cue: unknown },
      { kind: 'quote', speaker: unknown },
      { kind: 'figure', range: unknown },
    ];
    for (const body of answered) {
      expect(checkAnnotation(claim({ status: 'done', body }), text)).toEqual([]);
    }
  });
});
