import { describe, expect, it } from 'vitest';
import { unitMeasure, unitSources } from '../../../shared/figure/unit-factors';
import { checkUnit, dimensionOf, parseUnit } from '../../../shared/figure/units';

describe('parseUnit', () => {
  it.each([
    ['kilometers', 'en', 'kilometre'],
    ['Kilometres', 'en', 'kilometre'],
    ['kilómetros', 'es', 'kilometre'],
    ['kilo\u0301metros', 'es', 'kilometre'],
    ['km', 'en', 'kilometre'],
    ['MW', 'en', 'megawatt'],
    ['per cent', 'en', '%'],
    ['percent', 'en', '%'],
    ['por ciento', 'es', '%'],
    ['puntos porcentuales', 'es', 'percentage point'],
    ['US dollars', 'en', 'USD'],
    ['dólares estadounidenses', 'es', 'USD'],
    ['pesos mexicanos', 'es', 'MXN'],
    ['€', 'es', 'EUR'],
    ['USD', 'en', 'USD'],
    ['personas', 'es', 'person'],
    ['miles', 'en', 'mile'],
    ['square kilometers', 'en', 'square kilometre'],
    ['km/h', 'es', 'kilometre per hour'],
    ['barrels per day', 'en', 'barrel per day'],
    ['euros por litro', 'es', 'EUR per litre'],
  ])('knows %j (%s) as %s', (text, language, expected) => {
    expect(parseUnit(text, language)).toBe(expected);
    expect(parseUnit(text)).toBe(expected);
  });

  it.each(['', 'boats', 'pesos', '5 km', '??', 'per', 'km/', '/', 'x'.repeat(10_000)])(
    'knows no unit in %j',
    (text) => {
      expect(parseUnit(text, 'en')).toBeNull();
    },
  );

  it('reads every canonical name back as itself', () => {
    for (const { unit } of unitSources()) expect(parseUnit(unit, 'en')).toBe(unit);
    for (const unit of ['%', 'person', 'USD', 'EUR per litre', 'kilometre per hour', 'degree']) {
      expect(parseUnit(unit, 'es')).toBe(unit);
    }
  });
});

describe('checkUnit', () => {
  it.each([
    ['  ', 'empty'],
    ['5 km', 'has-number'],
    ['??', 'nonsense'],
    ['<script>', 'nonsense'],
    ['k'.repeat(81), 'nonsense'],
    ['boats', 'counted-noun'],
    ['fishing boats', 'counted-noun'],
    ["children's homes", 'counted-noun'],
    ['viviendas', 'counted-noun'],
  ])('refuses %j: %s', (text, reason) => {
    expect(checkUnit(text)).toEqual({ ok: false, failure: { type: 'UnitUnknown', reason } });
  });

  it('gives the canonical name of a unit', () => {
    expect(checkUnit(' Kilometers ')).toEqual({ ok: true, value: 'kilometre' });
  });
});

describe('dimensionOf', () => {
  it('is shared by units that convert, and by no others', () => {
    expect(dimensionOf('mile')).toBe(dimensionOf('kilometre'));
    expect(dimensionOf('mile per hour')).toBe(dimensionOf('knot'));
    expect(dimensionOf('day')).not.toBe(dimensionOf('month'));
    expect(dimensionOf('USD')).toBe('USD');
    expect(dimensionOf('ton')).toBe('ton');
  });
});

describe('unitSources', () => {
  it('names a unit once, by who defines it', () => {
    const units = unitSources().map(({ unit }) => unit);
    expect(new Set(units).size).toBe(units.length);
    for (const { source } of unitSources()) expect(source).toMatch(/\w{3}/);
  });
});

describe('unitMeasure', () => {
  it.each([
    ['mile', '1609.344'],
    ['nautical mile', '1852'],
    ['pound', '0.45359237'],
    ['acre', '4046.8564224'],
    ['week', '604800'],
    ['US gallon', '3.785411784'],
    ['barrel', '158.987294928'],
  ])('converts a %s exactly', (unit, times) => {
    expect(unitMeasure(unit)).toMatchObject({ times, per: '1', plus: '0' });
  });

  it('takes a chain of rates for a unit of its own', () => {
    expect(unitMeasure('metre per second per second').dimension).toBe(
      'metre per second per second',
    );
  });
});
