import { describe, expect, it } from 'vitest';
import type { Source } from '../../../shared/annotation/source';
import {
  findSource,
  loopOf,
  sourceChain,
  tidySourceName,
} from '../../../shared/annotation/source-chain';
import { freshSourceId } from '../../builders/ids';

function source(name: string, rest: Partial<Source> = {}): Source {
  return { id: freshSourceId(), name, aliases: [], ...rest };
}

const AGENCY = source('Coast Wire', { aliases: ['CW', 'the Tribune'] });
const PAPER = source('The Tribune', { via: AGENCY.id });
const MAYOR = source('Inés Duarte', { aliases: ['la alcaldesa'], via: PAPER.id });
const ALL = [AGENCY, PAPER, MAYOR];

describe('tidySourceName', () => {
  it.each([
    ['  Coast \n\t Wire ', 'Coast Wire'],
    ['a\0b', 'a b'],
    [' \u00a0 ', ''],
  ])('makes %j into %j', (name, tidy) => {
    expect(tidySourceName(name)).toBe(tidy);
  });
});

describe('findSource', () => {
  it.each([
    ['coast  WIRE', AGENCY],
    ['Ine\u0301s Duarte', MAYOR],
    ['LA ALCALDESA', MAYOR],
    ['cw', AGENCY],
    ['the tribune', PAPER],
    ['Coast', undefined],
    ['', undefined],
  ])('finds for %j the source of that name before one of that alias', (name, expected) => {
    expect(findSource(ALL, name)).toBe(expected);
  });
});

describe('sourceChain', () => {
  it('gives what a source came through, nearest first', () => {
    expect(sourceChain(ALL, MAYOR.id)).toEqual([PAPER, AGENCY]);
    expect(sourceChain(ALL, AGENCY.id)).toEqual([]);
  });

  it('ends in a chain that loops, and at a source that is not there', () => {
    const loop = [{ ...AGENCY, via: MAYOR.id }, PAPER, MAYOR];
    expect(sourceChain(loop, MAYOR.id).map(({ name }) => name)).toEqual([
      'The Tribune',
      'Coast Wire',
    ]);
    expect(sourceChain([MAYOR], MAYOR.id)).toEqual([]);
  });
});

describe('loopOf', () => {
  it.each<[string, Source, string | null]>([
    ['a source through itself', { ...AGENCY, via: AGENCY.id }, 'Coast Wire'],
    ['two through each other', { ...AGENCY, via: PAPER.id }, 'The Tribune'],
    ['three in a ring', { ...AGENCY, via: MAYOR.id }, 'The Tribune'],
    ['a chain that ends', { ...MAYOR, via: AGENCY.id }, null],
    ['none at all', AGENCY, null],
  ])('of %s names where it closes', (_name, changed, expected) => {
    expect(loopOf(ALL, changed)?.name ?? null).toBe(expected);
  });
});
