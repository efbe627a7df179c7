import type {
  AnnotationPatch,
  BodyField,
  BodyFields,
  FieldValue,
} from '../annotation/annotation-patch';
import { isNoValue } from '../annotation/answer';
import {
  ASSESSMENTS,
  BOUNDS,
  QUOTE_MODES,
  STANCES,
  type Answer,
  type Attribution,
} from '../annotation/body';
import { createTarget } from '../annotation/create-target';
import type { SourceId } from '../annotation/source';
import type { Target } from '../annotation/target';
import { fail, ok, type Result } from '../base/result';
import { compareDecimals, parseDecimal } from './decimal';
import { parseEdtf, type DateInvalid } from './edtf-date';
import { beginsWithLanguage, languageNamed } from './languages';
import { checkUnit, type UnitUnknown } from './units';

/** Why a field does not take an answer: half a sentence for people, to stand behind its name. */
export type AnswerRefused = string;

/** What an answer may point at. */
export interface AnswerContext {
  readonly text: string;
  readonly hasSource: (id: SourceId) => boolean;
}

/** Code units of the longest answer in the analyst's own words, and of shorter ones. */
const LONGEST_WORDS = 10_000;
const LONGEST_LINE = 200;

type Checked<T> = Result<T, AnswerRefused>;

function checkWords(text: string, limit: number): Checked<string> {
  const words = text.trim();
  if (words === '') return fail('cannot be empty; take the answer away instead');
  if (words.length > limit) return fail(`has ${words.length} characters; the limit is ${limit}`);
  return ok(words.toWellFormed());
}

function checkChoice<T extends string>(choices: readonly T[], value: T): Checked<T> {
  return choices.includes(value) ? ok(value) : fail(`is none of ${choices.join(', ')}`);
}

function checkDecimal(text: string): Checked<string> {
  const number = parseDecimal(text);
  if (number.ok) return number;
  return number.failure.reason === 'too-long'
    ? fail('has more digits than any figure needs')
    : fail('is not a number such as 14407 or 0.78');
}

function checkRange({ low, high }: { readonly low: string; readonly high: string }): Checked<{
  low: string;
  high: string;
}> {
  const [from, to] = [parseDecimal(low), parseDecimal(high)];
  if (!from.ok || !to.ok) return fail('needs two numbers such as 80 and 100.5');
  if (compareDecimals(from.value, to.value) > 0) {
    return fail(`is upside down: ${from.value} is more than ${to.value}`);
  }
  return ok({ low: from.value, high: to.value });
}

const DATE_REASONS: Readonly<Record<DateInvalid['reason'], string>> = {
  'not-a-date': 'is not a date such as 2025-11-23, 2024-07, 2025 or XXXX-11-21',
  'no-such-month': 'names a month that there is not',
  'no-such-day': 'names a day that there is not',
  'upside-down': 'ends before it begins',
  'year-half-known': 'has a year that is neither known nor left open as XXXX',
};

function checkDate(text: string): Checked<string> {
  const date = parseEdtf(text.trim());
  return date.ok ? ok(date.value.text) : fail(DATE_REASONS[date.failure.reason]);
}

const UNIT_REASONS: Readonly<Record<UnitUnknown['reason'], string>> = {
  empty: 'cannot be empty; take the answer away instead',
  nonsense: 'is not a unit that is known here',
  'has-number': 'holds a number; the number belongs in the value',
  'counted-noun': 'is not a unit that is known here; what is counted belongs in “counted”',
};

function checkUnitAnswer(text: string): Checked<string> {
  const unit = checkUnit(text);
  return unit.ok ? unit : fail(UNIT_REASONS[unit.failure.reason]);
}

/** What the export format takes for a language: BCP 47 without extensions of private use alone. */
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

function canonicalTag(text: string): string | null {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(text);
    return LANGUAGE.test(canonical) ? canonical : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A tag, or the name of a language that is offered. */
function checkLanguage(text: string): Checked<string> {
  const tag = canonicalTag(text.trim());
  if (tag !== null && beginsWithLanguage(tag)) return ok(tag);
  const named = languageNamed(text);
  if (named !== null) return ok(named);
  return tag === null
    ? fail('is not a language tag such as es or pt-BR')
    : fail('names no language that is known. Give its tag, such as es or pt-BR');
}

function checkTarget(target: Target, { text }: AnswerContext): Checked<Target> {
  const made = createTarget(text, target.spans);
  return made.ok ? made : fail('points at words that the article does not have');
}

function checkAttribution(given: Attribution, context: AnswerContext): Checked<Attribution> {
  const { source, mention, via } = given;
  if (!context.hasSource(source)) return fail('names a source that is not there');
  if (via !== undefined && !context.hasSource(via)) return fail('came through no known source');
  if (via === source) return fail('came through itself');
  if (!mention) return ok(given);
  const target = checkTarget(mention, context);
  return target.ok ? ok({ ...given, mention: target.value }) : target;
}

type Checks = {
  readonly [F in BodyField]: (
    value: NonNullable<BodyFields[F]>,
    context: AnswerContext,
  ) => Checked<NonNullable<BodyFields[F]>>;
};

/** "Unknown" and "none stated" are answers to every question that has them. */
function answered<T>(
  check: (value: T, context: AnswerContext) => Checked<T>,
): (answer: Answer<T>, context: AnswerContext) => Checked<Answer<T>> {
  return (answer, context) => {
    if (!isNoValue(answer)) return check(answer as T, context);
    const { answer: which } = answer;
    return which === 'unknown' || which === 'none-stated'
      ? ok({ answer: which })
      : fail('is no answer');
  };
}

const CHECKS: Checks = {
  claimant: answered(checkAttribution),
  speaker: answered(checkAttribution),
  addressee: answered(checkAttribution),
  stance: answered((value) => checkChoice(STANCES, value)),
  mode: answered((value) => checkChoice(QUOTE_MODES, value)),
  bound: answered((value) => checkChoice(BOUNDS, value)),
  cue: answered(checkTarget),
  statement: answered((value) => checkWords(value, LONGEST_WORDS)),
  counted: answered((value) => checkWords(value, LONGEST_LINE)),
  language: answered(checkLanguage),
  value: answered(checkDecimal),
  range: answered(checkRange),
  date: answered(checkDate),
  asOf: answered(checkDate),
  unit: answered(checkUnitAnswer),
  assessment: ({ verdict, note }) => {
    const checked = checkChoice(ASSESSMENTS, verdict);
    if (!checked.ok) return checked;
    return note.length > LONGEST_WORDS
      ? fail(`has a note of ${note.length} characters; the limit is ${LONGEST_WORDS}`)
      : ok({ verdict, note: note.toWellFormed() });
  },
};

/** An answer in its canonical form, or why its field does not take it. */
export function checkAnswer<F extends BodyField>(
  field: F,
  value: NonNullable<BodyFields[F]>,
  context: AnswerContext,
): Result<NonNullable<BodyFields[F]>, AnswerRefused> {
  return CHECKS[field](value, context);
}

/** Every answer that a patch sets, in canonical form, or the first field that refuses its own. */
export function checkAnswers(
  body: NonNullable<AnnotationPatch['body']>,
  context: AnswerContext,
): Result<
  NonNullable<AnnotationPatch['body']>,
  { readonly field: BodyField; readonly reason: AnswerRefused }
> {
  const checked = new Map<string, FieldValue | null>();
  const check = <F extends BodyField>(field: F): AnswerRefused | null => {
    const value = body[field];
    if (value === undefined) return null;
    const result = value === null ? ok(null) : checkAnswer(field, value, context);
    if (!result.ok) return result.failure;
    checked.set(field, result.value);
    return null;
  };
  for (const field of Object.keys(CHECKS) as BodyField[]) {
    const reason = check(field);
    if (reason !== null) return fail({ field, reason });
  }
  return ok(Object.fromEntries(checked));
}
