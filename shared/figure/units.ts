import { fail, ok, type Result } from '../base/result';
import { unitMeasure } from './unit-factors';
import { CURRENCY_SIGNS, UNIT_SIGNS, UNIT_WORDS } from './unit-words';

/** Languages whose unit names are known. */
export type UnitLanguage = 'en' | 'es';

export interface UnitUnknown {
  readonly type: 'UnitUnknown';
  readonly reason:
    | 'empty'
    /** A number stands in it, which belongs to the value. */
    | 'has-number'
    /** A noun that is counted, such as "boats", and belongs to `counted`. */
    | 'counted-noun'
    /** No word at all, such as "??". */
    | 'nonsense';
}

type Names = ReadonlyMap<string, string>;

const LOCALES: Readonly<Record<UnitLanguage, readonly string[]>> = {
  en: ['en-US', 'en-GB'],
  es: ['es'],
};
const LANGUAGES: readonly UnitLanguage[] = ['en', 'es'];

/** One and several; the languages known here have no third form in use. */
const AMOUNTS = [1, 2];

function namesOf(locale: string, options: Intl.NumberFormatOptions, part: string): string[] {
  const format = new Intl.NumberFormat(locale, options);
  return AMOUNTS.map((amount) =>
    format
      .formatToParts(amount)
      .filter(({ type }) => type === part)
      .map(({ value }) => value)
      .join(''),
  );
}

function unitNames(locale: string, unit: string): string[] {
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  const percent = unit === 'percent';
  return namesOf(locale, style, percent ? 'percentSign' : 'unit').concat(
    percent ? namesOf(locale, style, 'unit') : [],
  );
}

function currencyNames(locale: string, currency: string): string[] {
  return namesOf(locale, { style: 'currency', currency, currencyDisplay: 'name' }, 'currency');
}

function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\u00a0]+/gu, ' ')
    .trim();
}

/** What the British call each sanctioned unit, in the singular. */
function canonicalNames(): Names {
  const singular = (unit: string): string => unitNames('en-GB', unit)[0] ?? unit;
  return new Map(
    Intl.supportedValuesOf('unit').map((unit) => [unit, unit === 'percent' ? '%' : singular(unit)]),
  );
}

/** Every name of a unit or currency in a language: the platform's (from CLDR), then our own. */
function collectNames(language: UnitLanguage): Names {
  const names = new Map<string, string>();
  for (const currency of Intl.supportedValuesOf('currency')) {
    for (const name of currencyNames(language, currency)) names.set(wordKey(name), currency);
  }
  for (const [unit, canonical] of canonicalNames()) {
    for (const locale of LOCALES[language]) {
      for (const name of unitNames(locale, unit)) names.set(wordKey(name), canonical);
    }
  }
  for (const words of UNIT_WORDS) {
    for (const name of words[language]) names.set(wordKey(name), words.unit);
    if (language === 'en') names.set(wordKey(words.unit), words.unit);
  }
  names.delete('');
  return names;
}

const namesByLanguage = new Map<UnitLanguage, Names>();

/** Collected when first asked for: some hundred formatters take tens of milliseconds to make. */
function namesIn(language: UnitLanguage): Names {
  const known = namesByLanguage.get(language) ?? collectNames(language);
  namesByLanguage.set(language, known);
  return known;
}

const CURRENCY_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function languagesFor(language: string | undefined): readonly UnitLanguage[] {
  const [base] = (language ?? '').toLowerCase().split('-');
  const [own] = LANGUAGES.filter((known) => known === base);
  return own === undefined ? LANGUAGES : [own, ...LANGUAGES.filter((known) => known !== own)];
}

function simpleUnit(text: string, language: string | undefined): string | null {
  const sign = CURRENCY_SIGNS.get(text) ?? UNIT_SIGNS.get(text);
  if (sign !== undefined) return sign;
  if (CURRENCY_CODES.has(text)) return text;
  const key = wordKey(text);
  for (const known of languagesFor(language)) {
    const unit = namesIn(known).get(key);
    if (unit !== undefined) return unit;
  }
  return null;
}

const PER = /^(.+?)(?:\s+per\s+|\s+por\s+|\s*\/\s*)(.+)$/u;

/**
 * The canonical name of a unit: a singular English name in British spelling (`kilometre`), an ISO
 * 4217 code, `%`, `percentage point`, `person`, or `X per Y` of these; null for anything else.
 *
 * The names come from CLDR through `Intl`; the language of the text is tried first.
 */
export function parseUnit(text: string, language?: string): string | null {
  const words = text.trim();
  const whole = simpleUnit(words, language);
  if (whole !== null) return whole;
  const [, above, below] = PER.exec(words) ?? [];
  if (above === undefined || below === undefined) return null;
  const [upper, lower] = [simpleUnit(above, language), simpleUnit(below, language)];
  return upper === null || lower === null ? null : `${upper} per ${lower}`;
}

/** Longest text that can be a unit. */
const LONGEST_UNIT = 80;

/** The canonical unit for what someone typed, or why it is none. */
export function checkUnit(text: string, language?: string): Result<string, UnitUnknown> {
  const words = text.trim();
  if (words === '') return fail({ type: 'UnitUnknown', reason: 'empty' });
  if (words.length > LONGEST_UNIT) return fail({ type: 'UnitUnknown', reason: 'nonsense' });
  const unit = parseUnit(words, language);
  if (unit !== null) return ok(unit);
  if (/\p{N}/u.test(words)) return fail({ type: 'UnitUnknown', reason: 'has-number' });
  const isNoun = /^\p{L}[\p{L}\p{M}'’ -]*$/u.test(words);
  return fail({ type: 'UnitUnknown', reason: isNoun ? 'counted-noun' : 'nonsense' });
}

/** What a canonical unit measures, such as `length`; a unit with no conversion measures itself. */
export function dimensionOf(unit: string): string {
  return unitMeasure(unit).dimension;
}

/** Names of more than one, by the canonical name. */
function pluralNames(): Names {
  const sanctioned = Intl.supportedValuesOf('unit').map((unit) => unitNames('en-GB', unit));
  const own = UNIT_WORDS.flatMap(({ unit, en: [one, more] }) =>
    one === unit ? [[one, more]] : [],
  );
  return new Map(
    [...sanctioned, ...own].flatMap(([one, more]) => (one && more ? [[one, more] as const] : [])),
  );
}

let plurals: Names | null = null;

/** A canonical unit as it is said behind an amount: `1 person`, `3 people`, `5 miles per hour`. */
export function unitBehind(unit: string, isOne: boolean): string {
  if (isOne) return unit;
  plurals ??= pluralNames();
  const [above = '', ...below] = unit.split(' per ');
  return [plurals.get(above) ?? above, ...below].join(' per ');
}
