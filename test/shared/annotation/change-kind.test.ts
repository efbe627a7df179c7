import { describe, expect, it } from 'vitest';
import { withKind } from '../../../shared/annotation/change-kind';
import { anAnnotation, aTarget } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';

const LATER = '2026-12-01T00:00:00.000Z';
const ARTICLE = anArticle({ text: 'Prices reportedly fell by 3 %.' });
const CUE = aTarget(ARTICLE.text, 'reportedly');
const CLAIM = anAnnotation({
  article: ARTICLE,
  on: 'Prices reportedly fell',
  with: {
    body: { kind: 'claim', stance: 'alleged', cue: CUE, statement: 'Prices fell.' },
    label: 'economy',
    guessed: ['stance', 'cue'],
    note: 'Check.',
    tags: ['prices'],
    custom: { beat: 'city' },
  },
});

describe('withKind', () => {
  it('keeps of the answers only the cue, and nothing that belongs to the old kind', () => {
    const quote = withKind(CLAIM, 'quote', LATER);
    expect(quote.body).toEqual({ kind: 'quote', cue: CUE });
    expect(quote.guessed).toEqual(['cue']);
    expect(quote).not.toHaveProperty('label');
  });

  it('keeps everything else, and says when it was changed', () => {
    const { body: _body, guessed: _guessed, ...rest } = withKind(CLAIM, 'figure', LATER);
    const { id, article, target, custom, tags, note, status, reviews, provenance } = CLAIM;
    expect(rest).toEqual({
      ...{ id, article, target, custom, tags, note, status, reviews },
      provenance: { ...provenance, modified: LATER },
    });
  });

  it('gives the same annotation for the same kind', () => {
    expect(withKind(CLAIM, 'claim', LATER)).toBe(CLAIM);
  });

  it('leaves no key where there is no cue', () => {
    const plain = anAnnotation({ article: ARTICLE, on: '3 %', kind: 'figure' });
    expect(withKind(plain, 'claim', LATER).body).toEqual({ kind: 'claim' });
  });
});
