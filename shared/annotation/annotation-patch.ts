import type { Kind } from '../scheme/scheme';
import type { Annotation } from './annotation';
import type { ClaimBody, FigureBody, QuoteBody } from './body';

/** Every field that a body of some kind has. */
export type BodyFields = Omit<ClaimBody, 'kind'> &
  Omit<QuoteBody, 'kind'> &
  Omit<FigureBody, 'kind'>;

export type BodyField = keyof BodyFields;

/** An answer, whichever field it is for. */
export type FieldValue = NonNullable<BodyFields[BodyField]>;

/** What an update sets; null takes an answer away. What is absent stays as it is. */
export interface AnnotationPatch {
  readonly body?: { readonly [F in BodyField]?: NonNullable<BodyFields[F]> | null };
  readonly label?: string | null;
  readonly custom?: Readonly<Record<string, string | null>>;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly note?: string;
  readonly status?: Annotation['status'];
  /** Fields whose guessed answers are right; setting a field confirms it as well. */
  readonly confirm?: 'all' | readonly BodyField[];
}

/** The fields of each kind, in the order in which people fill them in. */
export const FIELDS_OF_KIND = {
  claim: ['claimant', 'stance', 'cue', 'statement', 'assessment'],
  quote: ['speaker', 'addressee', 'cue', 'mode', 'language'],
  figure: ['value', 'range', 'date', 'bound', 'unit', 'counted', 'asOf', 'cue'],
} as const satisfies Readonly<Record<Kind, readonly BodyField[]>>;

/** A figure is one of these; setting one takes the others away. */
export const AMOUNT_FIELDS = ['value', 'range', 'date'] as const satisfies readonly BodyField[];

/** Whether annotations of a kind have a field. */
export function hasField(kind: Kind, field: BodyField): boolean {
  const fields: readonly BodyField[] = FIELDS_OF_KIND[kind];
  return fields.includes(field);
}
