import { isNoValue } from '../../annotation/answer';
import type { FileAnnotation } from '../export-file';
import { isFields, isString } from '../foreign/guards';

function wordsOf(value: unknown, nameOf: (id: string) => string): string {
  if (isString(value)) return value;
  if (!isFields(value)) return '';
  if (isNoValue<object>(value)) return value.answer;
  const { source, low, high, fragments, verdict, note } = value;
  if (isString(source)) return nameOf(source);
  if (isString(low) && isString(high)) return `${low} to ${high}`;
  if (isString(verdict)) return isString(note) && note !== '' ? `${verdict} (${note})` : verdict;
  const words: readonly unknown[] = Array.isArray(fragments) ? fragments : [];
  return words.map((each) => (isFields(each) ? String(each['exact']) : '')).join(' ');
}

/** How a description begins that `describeAnnotation` wrote. */
const DESCRIBED =
  /^(?:claimant|stance|cue|statement|assessment|speaker|addressee|mode|language|value|range|date|bound|unit|counted|asOf): /;

/** Whether a description is one of `describeAnnotation`, which says nothing of its own. */
export function isDescribed(description: string): boolean {
  return DESCRIBED.test(description);
}

/** What an annotation answers, a line each, for people who read it where nothing else can show it. */
export function describeAnnotation(
  { attributes }: FileAnnotation,
  sourceNames: ReadonlyMap<string, string>,
): string {
  const nameOf = (id: string): string => sourceNames.get(id) ?? id;
  return Object.entries(attributes)
    .map(([name, value]) => `${name}: ${wordsOf(value, nameOf)}`)
    .join('\n');
}
