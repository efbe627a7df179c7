import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { KINDS, RELATION_TYPES } from '../../../shared/scheme/scheme';

describe('DEFAULT_SCHEME', () => {
  it('names every relation type once', () => {
    expect(DEFAULT_SCHEME.relationTypes.map(({ key }) => key)).toEqual(RELATION_TYPES);
    expect(new Set(DEFAULT_SCHEME.relationTypes.map(({ name }) => name)).size).toBe(6);
  });

  it.each(KINDS)('says in its guideline what a %s is', (kind) => {
    expect(DEFAULT_SCHEME.guideline).toMatch(new RegExp(`^${kind}: `, 'im'));
  });
});
