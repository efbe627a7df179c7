import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceilDecimal,
  compareDecimals,
  decimal,
  divideDecimals,
  floorDecimal,
  LONGEST_DECIMAL,
  parseDecimal,
  scaleDecimal,
  scaleWithin,
} from '../../../shared/figure/decimal';

describe('parseDecimal', () => {
  it.each([
    ['80', '80'],
    [' 007.50 ', '7.5'],
    ['+3', '3'],
    ['-0.0', '0'],
    ['\u22123.20', '-3.2'],
    ['0.000000000000000000000000000001', '0.000000000000000000000000000001'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('spells %j as %s', (text, expected) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: expected });
  });

  it.each(['', ' ', 'abc', '1,5', '1.', '.5', '1e5', '--1', '0x10', 'NaN', 'Infinity', '1 2', '٣'])(
    'refuses %j as no number',
    (text) => {
      const failure = { type: 'DecimalInvalid', reason: 'not-a-number' };
      expect(parseDecimal(text)).toEqual({ ok: false, failure });
    },
  );

  it('refuses more digits than anyone means', () => {
    expect(parseDecimal('9'.repeat(LONGEST_DECIMAL)).ok).toBe(true);
    expect(parseDecimal('9'.repeat(LONGEST_DECIMAL + 1))).toEqual({
      ok: false,
      failure: { type: 'DecimalInvalid', reason: 'too-long' },
    });
  });

  it('reads its own spelling back unchanged, and spells equal numbers alike', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(9), (whole, zeros) => {
        const plain = parseDecimal(String(whole));
        expect(plain).toEqual(parseDecimal(`${whole}.${'0'.repeat(zeros + 1)}`));
        if (plain.ok) expect(parseDecimal(plain.value)).toEqual(plain);
      }),
    );
  });
});

describe('decimal', () => {
  it('throws for what the program should not have written', () => {
    expect(() => decimal('1,5')).toThrow('1,5');
  });
});

describe('scaleDecimal', () => {
  it('is exact where binary numbers are not', () => {
    expect(scaleDecimal(decimal('0.1'), decimal('3'))).toBe('0.3');
    expect(scaleDecimal(decimal('1.1'), decimal('1609.344'))).toBe('1770.2784');
  });
});

describe('scaleWithin', () => {
  it('gives up where the product would be too long', () => {
    const long = decimal('9'.repeat(LONGEST_DECIMAL - 2));
    expect(scaleWithin(long, decimal('10'))).toHaveLength(LONGEST_DECIMAL - 1);
    expect(scaleWithin(long, decimal('1000000'))).toBeNull();
  });
});

describe('divideDecimals', () => {
  it('rounds half up, and divides nothing by zero', () => {
    expect(divideDecimals(decimal('2'), decimal('3'), 4)).toBe('0.6667');
    expect(divideDecimals(decimal('1'), decimal('8'), 2)).toBe('0.13');
    expect(divideDecimals(decimal('1'), decimal('0'), 2)).toBeNull();
  });
});

describe('floorDecimal and ceilDecimal', () => {
  it.each([
    ['1.5', '1', '2'],
    ['-1.5', '-2', '-1'],
    ['3', '3', '3'],
    ['-0.2', '-1', '0'],
  ])('enclose %s by %s and %s', (number, floor, ceil) => {
    expect(floorDecimal(decimal(number))).toBe(floor);
    expect(ceilDecimal(decimal(number))).toBe(ceil);
  });
});

describe('compareDecimals', () => {
  it('orders by size, not by spelling', () => {
    expect(compareDecimals(decimal('9'), decimal('10'))).toBeLessThan(0);
    expect(compareDecimals(decimal('-9'), decimal('-10'))).toBeGreaterThan(0);
    expect(compareDecimals(decimal('9.0'), decimal('9'))).toBe(0);
  });
});
