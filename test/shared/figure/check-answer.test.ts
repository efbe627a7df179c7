import { describe, expect, it } from 'vitest';
import type { AnnotationPatch, BodyField } from '../../../shared/annotation/annotation-patch';
import { checkAnswers, type AnswerContext } from '../../../shared/figure/check-answer';
import { fail, ok } from '../../../shared/base/result';
import { aTarget } from '../../builders/an-annotation';
import { freshSourceId } from '../../builders/ids';

const text = 'She reportedly lost 3 tables.';
const SOURCE = freshSourceId();
const OTHER = freshSourceId();
const context: AnswerContext = { text, hasSource: (id) => id === SOURCE || id === OTHER };
const CUE = aTarget(text, 'reportedly');
const OUTSIDE = { ...CUE, spans: [{ start: 5, end: 500 }] } as const;
const STALE = { ...CUE, quotes: [{ exact: 'never', prefix: '', suffix: '' }] } as const;
const UNKNOWN = { answer: 'unknown' } as const;

type Answers = NonNullable<AnnotationPatch['body']>;

const taken: readonly (readonly [string, Answers, Answers])[] = [
  ['a plain number', { value: '14407' }, { value: '14407' }],
  ['a number in its only spelling', { value: ' +080.50 ' }, { value: '80.5' }],
  ['a negative number', { value: '−3' }, { value: '-3' }],
  ['a range', { range: { low: '1.0', high: '2' } }, { range: { low: '1', high: '2' } }],
  [
    'a range of one number',
    { range: { low: '2', high: '2.0' } },
    { range: { low: '2', high: '2' } },
  ],
  ['a day of no year', { date: ' XXXX-11-21 ' }, { date: 'XXXX-11-21' }],
  ['a month', { asOf: '2024-07' }, { asOf: '2024-07' }],
  ['a unit by its sign', { unit: 'km' }, { unit: 'kilometre' }],
  ['a language in its canonical case', { language: 'ES-419' }, { language: 'es-419' }],
  ['a language by its English name', { language: ' english' }, { language: 'en' }],
  ['a language by its Spanish name', { language: 'Francés' }, { language: 'fr' }],
  ['a language by its own name', { language: '中文' }, { language: 'zh' }],
  ['a language by its name without accents', { language: 'Espanol' }, { language: 'es' }],
  ['a language by its code of three letters', { language: 'spa-mx' }, { language: 'es-MX' }],
  ['a language without a name here', { language: 'aaa' }, { language: 'aaa' }],
  ['a stance', { stance: 'alleged' }, { stance: 'alleged' }],
  ['words without space at their ends', { statement: ' So. ' }, { statement: 'So.' }],
  ['an answer without a value', { value: UNKNOWN, cue: UNKNOWN }, { cue: UNKNOWN, value: UNKNOWN }],
  ['an answer taken away', { value: null, mode: null }, { mode: null, value: null }],
  ['a cue, proved anew', { cue: STALE }, { cue: CUE }],
  [
    'an attribution with its mention and chain',
    { speaker: { source: SOURCE, mention: STALE, via: OTHER } },
    { speaker: { source: SOURCE, mention: CUE, via: OTHER } },
  ],
  ['nothing', {}, {}],
];

const refused: readonly (readonly [string, Answers, BodyField])[] = [
  ['letters for a number', { value: 'abc' }, 'value'],
  ['a grouped number', { value: '14,407' }, 'value'],
  ['an exponent', { value: '1e9' }, 'value'],
  ['no number at all', { value: '' }, 'value'],
  ['a number beyond measure', { value: '9'.repeat(100) }, 'value'],
  ['a range upside down', { range: { low: '90', high: '80' } }, 'range'],
  ['a range of words', { range: { low: 'few', high: 'many' } }, 'range'],
  ['30 February', { date: '2025-02-30' }, 'date'],
  ['29 February of a common year', { asOf: '2025-02-29' }, 'asOf'],
  ['a 13th month', { date: '2025-13' }, 'date'],
  ['a date in words', { date: 'yesterday' }, 'date'],
  ['a unit that is none', { unit: 'qwx$%' }, 'unit'],
  ['a unit with a number in it', { unit: '3 km' }, 'unit'],
  ['a counted noun for a unit', { unit: 'boats' }, 'unit'],
  ['an empty unit', { unit: '  ' }, 'unit'],
  ['a language that is none', { language: 'not a tag' }, 'language'],
  ['a language of a tag that nobody has', { language: 'zz-ZZZZ' }, 'language'],
  ['a name of no language', { language: 'Englisch' }, 'language'],
  ['an empty language', { language: '' }, 'language'],
  ['empty words', { counted: ' \n ' }, 'counted'],
  ['words without end', { statement: 'x'.repeat(10_001) }, 'statement'],
  [
    'a note without end',
    { assessment: { verdict: 'refuted', note: 'x'.repeat(10_001) } },
    'assessment',
  ],
  ['a cue outside the text', { cue: OUTSIDE }, 'cue'],
  ['a source that is not there', { speaker: { source: freshSourceId() } }, 'speaker'],
  ['a way that is not there', { claimant: { source: SOURCE, via: freshSourceId() } }, 'claimant'],
  ['a source through itself', { claimant: { source: SOURCE, via: SOURCE } }, 'claimant'],
  ['a mention outside the text', { addressee: { source: SOURCE, mention: OUTSIDE } }, 'addressee'],
];

/** What no typed caller says, but a page that went wrong might. */
const hostile: readonly (readonly [string, unknown, BodyField])[] = [
  ['a stance of its own', { stance: 'shouted' }, 'stance'],
  ['an assessment of its own', { assessment: { verdict: 'great', note: '' } }, 'assessment'],
  ['an answer of its own', { value: { answer: 'maybe' } }, 'value'],
];

describe('checkAnswers', () => {
  it.each(taken)('takes %s', (_name, given, expected) => {
    expect(checkAnswers(given, context)).toEqual(ok(expected));
  });

  it.each(refused)('refuses %s, with the reason', (_name, given, field) => {
    const reason = expect.stringMatching(/^[a-z].{8,}[^.]$/);
    expect(checkAnswers(given, context)).toEqual(fail({ field, reason }));
  });

  it.each(hostile)('refuses %s', (_name, given, field) => {
    expect(checkAnswers(given as Answers, context)).toMatchObject(fail({ field }));
  });

  it('says what is wrong with a range upside down', () => {
    const result = checkAnswers({ range: { low: '90', high: '80.0' } }, context);
    expect(result).toEqual(fail({ field: 'range', reason: 'is upside down: 90 is more than 80' }));
  });

  it('replaces half a character in words, which no file can hold', () => {
    expect(checkAnswers({ statement: 'a\ud800b' }, context)).toEqual(ok({ statement: 'a\ufffdb' }));
  });
});
