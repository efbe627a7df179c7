import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  derivedAnnotationId,
  derivedId,
  derivedSourceId,
} from '../../../shared/exchange/derived-id';

describe('derivedId', () => {
  it('is a UUID of version 8 and the variant of RFC 9562', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(derivedId(name)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it('is the same for the same names, and for no others', () => {
    const names = [['a', 'b'], ['ab'], ['a', 'b', ''], ['b', 'a'], ['a,b'], ['a"', '"b']] as const;
    const ids = names.map(([first, ...rest]) => derivedId(first, ...rest));
    expect(new Set(ids).size).toBe(names.length);
    expect(names.map(([first, ...rest]) => derivedId(first, ...rest))).toEqual(ids);
  });

  it('stays what it is from one version of the program to the next', () => {
    expect(derivedId('brat', 'digest', 'T1')).toBe('ac16271c-675e-8f28-aeac-7f63b27198d2');
    expect(derivedAnnotationId('brat', 'digest', 'T1')).toBe(derivedId('brat', 'digest', 'T1'));
    expect(derivedSourceId('brat', 'digest', 'T1')).toBe(derivedId('brat', 'digest', 'T1'));
  });
});
