import { codePointLength } from '../article/offsets';
import { sameData } from '../base/same-data';
import type { Review } from '../annotation/annotation';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Appearance } from '../article/article';
import type { FileAnnotation } from './export-file';
import schema from './export-v1.schema.json' with { type: 'json' };
import { pointer, quoted, type Fault } from './fault';

/** The parts of a native export that other formats carry in a form of their own. */
export interface SchemaParts {
  readonly annotation: FileAnnotation;
  readonly appearance: Appearance;
  readonly relation: Relation;
  readonly review: Review;
  readonly source: Source;
}

/** Finds the first fault of a value, its path counted from that value; null where there is none. */
type Check = (value: unknown) => Fault | null;
type Fields = Readonly<Record<string, unknown>>;

const DEFINITIONS: Fields = schema.$defs;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  if (!isFields(value)) throw new Error('A schema is an object.');
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('A schema has a list here.');
  return value;
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isFields,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
};

/** A rule for values of one type only; JSON Schema lets any other value pass. */
function rule<T>(
  isOfType: (value: unknown) => value is T,
  holds: (value: T) => boolean,
  message: string,
): Check {
  return (value) => (!isOfType(value) || holds(value) ? null : { path: '', message });
}

/** What an inner check finds, as seen from the value around it. */
function inside(key: string | number, fault: Fault | null): Fault | null {
  return fault && { path: pointer('', key) + fault.path, message: fault.message };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function isUnique(list: readonly unknown[]): boolean {
  return list.every((one, index) => !list.slice(0, index).some((other) => sameData(one, other)));
}

function checkProperties(properties: Fields): Check {
  const checks = Object.entries(properties).map(([key, inner]) => [key, compile(inner)] as const);
  return (value) => {
    if (!isFields(value)) return null;
    for (const [key, check] of checks) {
      if (!Object.hasOwn(value, key)) continue;
      const fault = inside(key, check(value[key]));
      if (fault) return fault;
    }
    return null;
  };
}

function checkOthers(additional: unknown, properties: Fields): Check {
  const check = additional === false ? null : compile(additional);
  return (value) => {
    if (!isFields(value)) return null;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(properties, key)) continue;
      if (!check) return { path: pointer('', key), message: 'does not belong here' };
      const fault = inside(key, check(value[key]));
      if (fault) return fault;
    }
    return null;
  };
}

function checkRequired(keys: readonly unknown[]): Check {
  return (value) => {
    if (!isFields(value)) return null;
    const missing = keys.find((key) => typeof key === 'string' && !Object.hasOwn(value, key));
    return missing === undefined
      ? null
      : { path: pointer('', String(missing)), message: 'is missing' };
  };
}

function checkItems(items: unknown): Check {
  const check = compile(items);
  return (value) => {
    if (!Array.isArray(value)) return null;
    for (const [index, item] of value.entries()) {
      const fault = inside(index, check(item));
      if (fault) return fault;
    }
    return null;
  };
}

function checkNames(names: unknown): Check {
  const check = compile(names);
  return (value) => {
    if (!isFields(value)) return null;
    const wrong = Object.keys(value).find((key) => check(key) !== null);
    return wrong === undefined
      ? null
      : { path: pointer('', wrong), message: 'does not belong here' };
  };
}

function checkChoice(schemaPart: Fields): Check {
  const [condition, then] = [compile(schemaPart['if']), compile(schemaPart['then'])];
  const otherwise = compile(schemaPart['else'] ?? {});
  return (value) => (condition(value) ? otherwise : then)(value);
}

function checkNot(inner: unknown): Check {
  const check = compile(inner);
  const message = 'has keys that exclude one another';
  return (value) => (check(value) ? null : { path: '', message });
}

function checkAny(choices: readonly unknown[]): Check {
  const checks = choices.map(compile);
  return (value) =>
    checks.some((check) => check(value) === null)
      ? null
      : { path: '', message: 'is nothing that is allowed here' };
}

function checkRef(ref: unknown): Check {
  const name = String(ref).replace('#/$defs/', '');
  // Looked up late: definitions may refer to themselves.
  return (value) => definition(name)(value);
}

function checkType(type: unknown): Check {
  const isOfType = TYPES[String(type)];
  if (!isOfType) throw new Error(`The schema has an unknown type: ${String(type)}`);
  const message = `must be ${String(type)}`;
  return (value) => (isOfType(value) ? null : { path: '', message });
}

function checkEnum(allowed: readonly unknown[]): Check {
  const message = `must be one of ${JSON.stringify(allowed)}`;
  return (value) => (allowed.includes(value) ? null : { path: '', message });
}

function checkPattern(source: unknown): Check {
  const pattern = new RegExp(String(source), 'u');
  return (value) =>
    typeof value !== 'string' || pattern.test(value)
      ? null
      : { path: '', message: `is not of the right form: ${quoted(value)}` };
}

type Keyword = (argument: unknown, holder: Fields) => Check;

/** The keywords of JSON Schema 2020-12 that the schema uses; another one is a defect. */
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $ref: (ref) => checkRef(ref),
  type: (type) => checkType(type),
  enum: (allowed) => checkEnum(listOf(allowed)),
  const: (value) => checkEnum([value]),
  pattern: (source) => checkPattern(source),
  minLength: (least) =>
    rule(isText, (text) => codePointLength(text) >= Number(least), 'is too short'),
  maxLength: (most) => rule(isText, (text) => codePointLength(text) <= Number(most), 'is too long'),
  minimum: (least) => rule(isNumber, (number) => number >= Number(least), 'is too small'),
  maximum: (most) => rule(isNumber, (number) => number <= Number(most), 'is too large'),
  minItems: (least) => rule(isList, (list) => list.length >= Number(least), 'has too few entries'),
  uniqueItems: () => rule(isList, isUnique, 'says the same twice'),
  items: (items) => checkItems(items),
  required: (keys) => checkRequired(listOf(keys)),
  properties: (properties) => checkProperties(fieldsOf(properties)),
  additionalProperties: (others, holder) =>
    checkOthers(others, fieldsOf(holder['properties'] ?? {})),
  propertyNames: (names) => checkNames(names),
  allOf: (all) => checkAll(listOf(all).map(compile)),
  anyOf: (choices) => checkAny(listOf(choices)),
  not: (inner) => checkNot(inner),
  if: (_condition, holder) => checkChoice(holder),
};

/** Keywords that check nothing by themselves. */
const SILENT: ReadonlySet<string> = new Set(['description', 'then', 'else']);

function checkAll(checks: readonly Check[]): Check {
  return (value) => {
    for (const check of checks) {
      const fault = check(value);
      if (fault) return fault;
    }
    return null;
  };
}

function compile(part: unknown): Check {
  const holder = fieldsOf(part);
  const spoken = Object.entries(holder).filter(([keyword]) => !SILENT.has(keyword));
  const checks = spoken.map(([keyword, argument]) => {
    const known = KEYWORDS[keyword];
    if (!known) throw new Error(`The schema has an unknown keyword: ${keyword}`);
    return known(argument, holder);
  });
  return checkAll(checks);
}

const compiled = new Map<string, Check>();

function definition(name: string): Check {
  const known = compiled.get(name);
  if (known) return known;
  const check = compile(DEFINITIONS[name]);
  compiled.set(name, check);
  return check;
}

/**
 * The first way in which a value departs from a part of `export-v1.schema.json`; null where it is
 * one. For formats that carry our parts in their own clothes: the schema stays the one truth.
 */
export function faultOfPart(part: keyof SchemaParts, value: unknown): Fault | null {
  return definition(part)(value);
}

/** Whether a value is a part of the native export, by its schema. */
export function isPart<P extends keyof SchemaParts>(
  part: P,
  value: unknown,
): value is SchemaParts[P] {
  return faultOfPart(part, value) === null;
}
