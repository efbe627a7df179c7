import { parseDecimal, type Decimal } from './decimal';

const SPACES = /[ \u00a0\u2009\u202f]/gu;
const GROUPED = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/;

/** What digits may be preceded and followed by, so far as it decides how their signs are read. */
export interface DigitContext {
  readonly decimalSign: '.' | ',';
  /** A scale word follows, before which nobody groups thousands by the decimal sign. */
  readonly scaled: boolean;
}

function plain(text: string, group: string, decimalSign: string): Decimal | null {
  const parsed = parseDecimal(text.replaceAll(group, '').replace(decimalSign, '.'));
  return parsed.ok ? parsed.value : null;
}

/** Whether a sign stands before groups of three and nowhere else. */
function groupsBy(text: string, sign: '.' | ','): boolean {
  return GROUPED.test(text) && !text.includes(sign === '.' ? ',' : '.');
}

/**
 * The number that digits of a text say, with dots, commas and spaces read as its language uses them;
 * null where they make no number (`1.2.3`).
 *
 * The language's decimal sign groups thousands only where it stands twice; the other sign is a
 * decimal sign only where it cannot group, as in the "1.5 millones" of Mexican news.
 */
export function readDigits(digits: string, { decimalSign, scaled }: DigitContext): Decimal | null {
  const text = digits.replaceAll(SPACES, '');
  const group = decimalSign === '.' ? ',' : '.';
  if (groupsBy(text, group) && !scaled) return plain(text, group, decimalSign);
  if (groupsBy(text, decimalSign) && text.split(decimalSign).length > 2) {
    return plain(text, decimalSign, group);
  }
  const [whole = '', ...decimals] = text.split(decimalSign);
  if (decimals.length > 1) return null;
  if (!whole.includes(group)) return plain(text, group, decimalSign);
  if (GROUPED.test(whole)) return plain(text, group, decimalSign);
  return decimals.length === 0 ? plain(text, decimalSign, group) : null;
}

/** The number of digits whose decimals must be a group of thousands, for what comes only whole. */
export function readWholeDigits(digits: string): Decimal | null {
  const text = digits.replaceAll(SPACES, '');
  if (!GROUPED.test(text)) return null;
  const parsed = parseDecimal(text.replaceAll(/[.,]/g, ''));
  return parsed.ok ? parsed.value : null;
}
