import { fail, ok, type Result } from '../../base/result';
import { pointer } from '../fault';
import type { ForeignFile, NotReadable } from '../foreign-read';
import { jsonReason } from '../foreign/json-reason';
import { wellFormedValue } from '../foreign/well-formed-value';
import { readJson } from '../read-json';
import { isFields, type Fields } from './linked-form';
import { PREFIX } from './vocabulary';

/** One annotation of a file, not read yet. */
export interface Entry {
  readonly fileName: string;
  /** A JSON Pointer. */
  readonly place: string;
  readonly resource: Fields;
  /**
   * Whether several targets of one text are one stretch of words. A list of annotations without a
   * collection around it is what Recogito writes, and there they are.
   */
  readonly joinsTargets: boolean;
}

/** A page that is named but not in the file. */
export interface MissingPage {
  readonly place: string;
  readonly iri: string;
}

/** A file taken apart. */
export interface LinkedFile {
  readonly fileName: string;
  readonly entries: readonly Entry[];
  /** What the file says of the sources that its annotations name. */
  readonly sources: readonly unknown[];
  readonly pageIds: readonly string[];
  readonly missing: readonly MissingPage[];
}

/** A value or a list of values as a list: JSON-LD makes no difference. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether a resource is of a type of the vocabulary. */
export function isOfType(resource: Fields, type: string): boolean {
  return listOf(resource['type'] ?? resource['@type']).some(
    (each) => typeof each === 'string' && each.replace(/^(?:oa|as):/, '') === type,
  );
}

/** The name of a resource that is given by its name or as an object. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isFields(value)) return null;
  const id = value['id'] ?? value['@id'];
  return typeof id === 'string' ? id : null;
}

class Taker {
  readonly entries: Entry[] = [];
  readonly pageIds: string[] = [];
  readonly missing: MissingPage[] = [];
  readonly #fileName: string;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  all(list: readonly unknown[], place: string, joinsTargets: boolean): void {
    for (const [index, resource] of list.entries()) {
      if (!isFields(resource)) continue;
      const at = pointer(place, index);
      this.entries.push({ fileName: this.#fileName, place: at, resource, joinsTargets });
    }
  }

  page(page: unknown, place: string): void {
    if (!isFields(page)) {
      if (typeof page === 'string') this.missing.push({ place, iri: page });
      return;
    }
    const id = idOf(page);
    if (id !== null) this.pageIds.push(id);
    this.all(listOf(page['items']), pointer(place, 'items'), false);
    if (page['next'] !== undefined) this.page(page['next'], pointer(place, 'next'));
  }
}

/** The annotations of a value of one of the shapes that are written; null for any other. */
function take(value: unknown, fileName: string): Taker | null {
  const taker = new Taker(fileName);
  if (Array.isArray(value)) {
    taker.all(value, '', true);
    return value.some((each) => isFields(each) && 'target' in each) ? taker : null;
  }
  if (!isFields(value)) return null;
  if (Array.isArray(value['rows'])) taker.all(value['rows'], '/rows', false);
  else if (Array.isArray(value['@graph'])) taker.all(value['@graph'], '/@graph', false);
  else if (isOfType(value, 'AnnotationCollection')) taker.page(value['first'], '/first');
  else if (isOfType(value, 'AnnotationPage')) taker.page(value, '');
  else if (isOfType(value, 'Annotation') || 'target' in value) {
    taker.entries.push({ fileName, place: '', resource: value, joinsTargets: false });
  } else return null;
  return taker;
}

/** How JSON spells halves of characters, and whole ones too. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

/**
 * Takes a file apart into its annotations: a collection with its pages, a page, a list, a graph, one
 * annotation, or the rows of Hypothesis.
 */
export function readEntries({ fileName, text }: ForeignFile): Result<LinkedFile, NotReadable> {
  const json = readJson(text.replace(/^\ufeff/, ''));
  if (!json.ok) return fail({ type: 'NotReadable', fileName, ...jsonReason(json.failure) });
  const value = SURROGATE.test(text) ? wellFormedValue(json.value) : json.value;
  const taken = take(value, fileName);
  if (!taken) {
    return fail({ type: 'NotReadable', fileName, place: '', reason: 'holds no Web Annotation' });
  }
  const sources = isFields(value) ? listOf(value[`${PREFIX}sources`]) : [];
  const { entries, pageIds, missing } = taken;
  return ok({ fileName, entries, sources, pageIds, missing });
}
