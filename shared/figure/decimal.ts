import Big from 'big.js';
import type { Brand } from '../base/brand';
import { fail, ok, type Result } from '../base/result';

/**
 * A decimal number in its only spelling: no exponent, no sign of plus, no zeros that say nothing
 * (`80`, `-0.5`, never `080`, `+80`, `80.0` or `-0`). Equal numbers are equal strings.
 */
export type Decimal = Brand<string, 'Decimal'>;

export interface DecimalInvalid {
  readonly type: 'DecimalInvalid';
  readonly reason: 'not-a-number' | 'too-long';
}

/** Digits of the longest number that is read: far beyond any figure in news, and quick to count with. */
export const LONGEST_DECIMAL = 60;

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;

function toDecimal(number: Big): Decimal {
  return number.toFixed() as Decimal;
}

/**
 * Reads a decimal string with a dot and no grouping; white space around it and the sign U+2212
 * are allowed, exponents are not.
 */
export function parseDecimal(text: string): Result<Decimal, DecimalInvalid> {
  const plain = text.trim().replace('\u2212', '-');
  if (!PLAIN.test(plain)) return fail({ type: 'DecimalInvalid', reason: 'not-a-number' });
  if (plain.length > LONGEST_DECIMAL) return fail({ type: 'DecimalInvalid', reason: 'too-long' });
  return ok(toDecimal(new Big(plain.replace('+', ''))));
}

/** Negative, zero or positive as the first number is smaller, equal or greater. */
export function compareDecimals(first: Decimal, second: Decimal): number {
  return new Big(first).cmp(second);
}

export function addDecimals(first: Decimal, second: Decimal): Decimal {
  return toDecimal(new Big(first).plus(second));
}

export function subtractDecimals(first: Decimal, second: Decimal): Decimal {
  return toDecimal(new Big(first).minus(second));
}

/** A number times a factor, exactly. */
export function scaleDecimal(number: Decimal, factor: Decimal): Decimal {
  return toDecimal(new Big(number).times(factor));
}

/** A quotient rounded half up to at most 20 places; null for a division by zero. */
export function divideDecimals(number: Decimal, divisor: Decimal, places: number): Decimal | null {
  if (divisor === '0') return null;
  return toDecimal(new Big(number).div(divisor).round(places, Big.roundHalfUp));
}

/** The same, or null where the product would be longer than any number that is read. */
export function scaleWithin(number: Decimal, factor: Decimal): Decimal | null {
  const product = scaleDecimal(number, factor);
  return product.length > LONGEST_DECIMAL ? null : product;
}

export function absoluteDecimal(number: Decimal): Decimal {
  return toDecimal(new Big(number).abs());
}

export function isWhole(number: Decimal): boolean {
  return !number.includes('.');
}

/** The greatest whole number that is not above a number. */
export function floorDecimal(number: Decimal): Decimal {
  const towardsZero = new Big(number).round(0, Big.roundDown);
  return toDecimal(towardsZero.gt(number) ? towardsZero.minus(1) : towardsZero);
}

/** The smallest whole number that is not below a number. */
export function ceilDecimal(number: Decimal): Decimal {
  const towardsZero = new Big(number).round(0, Big.roundDown);
  return toDecimal(towardsZero.lt(number) ? towardsZero.plus(1) : towardsZero);
}

/** Ten to a whole power, such as the worth of a digit's place. */
export function powerOfTen(exponent: number): Decimal {
  return toDecimal(new Big(`1e${exponent}`));
}

/** A decimal that the program itself writes down; throws for anything else. */
export function decimal(literal: string): Decimal {
  const parsed = parseDecimal(literal);
  if (!parsed.ok) throw new Error(`No decimal: ${literal}`);
  return parsed.value;
}
