import { describe, expect, it } from 'vitest';
import { lostAs, withKind } from '../../../shared/annotation/change-kind';
import { anAnnotation, aTarget } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';
import { freshSourceId } from '../../builders/ids';

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
  it('keeps of the answers the cue, and nothing that belongs to the old kind alone', () => {
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

  it('knows who is credited by the name of either kind, with the words that name them', () => {
    const source = freshSourceId();
    const mention = aTarget(ARTICLE.text, 'Prices');
    const quote = anAnnotation({
      article: ARTICLE,
      on: 'fell by 3 %',
      with: {
        body: { kind: 'quote', speaker: { source, mention }, mode: 'direct' },
        guessed: ['mode'],
      },
    });
    const claim = withKind(quote, 'claim', LATER);
    expect(claim.body).toEqual({ kind: 'claim', claimant: { source, mention } });
    expect(claim.guessed).toEqual([]);
    expect(withKind(claim, 'quote', LATER).body).toEqual({
      kind: 'quote',
      speaker: { source, mention },
    });
    expect(withKind(quote, 'figure', LATER).body).toEqual({ kind: 'figure' });
  });

  it('calls a guess of who is credited a guess in the other kind, too', () => {
    const body = { kind: 'quote', speaker: { answer: 'unknown' } } as const;
    const quote = anAnnotation({
      article: ARTICLE,
      on: 'fell',
      with: { body, guessed: ['speaker'] },
    });
    expect(withKind(quote, 'claim', LATER).guessed).toEqual(['claimant']);
  });

  it('gives the same annotation for the same kind', () => {
    expect(withKind(CLAIM, 'claim', LATER)).toBe(CLAIM);
  });

  it('leaves no key where there is no cue', () => {
    const plain = anAnnotation({ article: ARTICLE, on: '3 %', kind: 'figure' });
    expect(withKind(plain, 'claim', LATER).body).toEqual({ kind: 'claim' });
  });
});

describe('lostAs', () => {
  it('names what was answered and has no place, and no guesses', () => {
    expect(lostAs(CLAIM, 'quote')).toEqual(['statement', 'label']);
    expect(lostAs({ ...CLAIM, guessed: [] }, 'quote')).toEqual(['stance', 'statement', 'label']);
    expect(lostAs(CLAIM, 'claim')).toEqual([]);
  });
});
