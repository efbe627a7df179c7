import { describe, expect, it } from 'vitest';
import type { Body } from '../../../shared/annotation/body';
import { creditedSources } from '../../../shared/annotation/credited-sources';
import { freshSourceId } from '../../builders/ids';

const [ONE, TWO, THREE] = [freshSourceId(), freshSourceId(), freshSourceId()];

const cases: readonly (readonly [string, Body, readonly string[]])[] = [
  ['a claim', { kind: 'claim', claimant: { source: ONE, via: TWO } }, [ONE, TWO]],
  [
    'a quote',
    { kind: 'quote', speaker: { source: ONE }, addressee: { source: TWO, via: THREE } },
    [ONE, TWO, THREE],
  ],
  ['a quote of nobody', { kind: 'quote', speaker: { answer: 'none-stated' } }, []],
  ['a figure', { kind: 'figure', value: '1' }, []],
];

describe('creditedSources', () => {
  it.each(cases)('names everyone in %s', (_name, body, expected) => {
    expect(creditedSources(body)).toEqual(expected);
  });
});
