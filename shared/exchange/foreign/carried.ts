import type { Relation } from '../../annotation/relation';
import type { Source } from '../../annotation/source';
import type { Appearance, Digest } from '../../article/article';
import { isDigest } from '../../article/digest';
import type { FileAnnotation } from '../export-file';
import { isAnnotationId } from '../../annotation/is-uuid';
import {
  isAppearance,
  isClaimAttributes,
  isFigureAttributes,
  isProvenance,
  isQuoteAttributes,
  isRelation,
  isReview,
  isSource,
} from './file-guards';
import { isFields, isListOf, isObject, isOneOf, isRecordOf, isString, type Guard } from './guards';
import { wellFormedValue } from './well-formed-value';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An annotation of the native export but for its words, which the foreign format holds itself. */
export type CarriedAnnotation = DistributiveOmit<FileAnnotation, 'fragments' | 'text'>;

/**
 * What a foreign format has no field for, beside an article: in the words of the native export, so
 * that who reads `docs/export-format.md` can read it, and other programs ignore it.
 */
export interface Carried {
  readonly digest: Digest;
  readonly appearances: readonly [Appearance, ...Appearance[]];
  readonly annotations: readonly CarriedAnnotation[];
  /** Those that start in this article. */
  readonly relations: readonly Relation[];
  /** Those that the annotations credit, with everyone through whom they speak. */
  readonly sources: readonly Source[];
}

type CarriedOf<A> = Extract<CarriedAnnotation, { readonly attributes: A }>;

function isCarriedOf<K extends CarriedAnnotation['kind'], A>(
  kind: K,
  isAttributes: Guard<A>,
): Guard<CarriedOf<A> & { readonly kind: K }> {
  const isBase = isObject<Fields>(
    {
      id: isAnnotationId,
      kind: isOneOf([kind]),
      attributes: isAttributes,
      label: isString,
      custom: isRecordOf(isString),
      tags: isListOf(isString),
      note: isString,
      status: isOneOf(['draft', 'done']),
      guessed: isListOf(isString),
      provenance: isProvenance,
      reviews: isListOf(isReview),
    },
    ['label'],
  );
  return (value): value is CarriedOf<A> & { readonly kind: K } => isBase(value);
}

type Fields = Omit<CarriedAnnotation, 'kind' | 'attributes'> & {
  readonly kind: string;
  readonly attributes: unknown;
};

const isClaim = isCarriedOf('claim', isClaimAttributes);
const isQuote = isCarriedOf('quote', isQuoteAttributes);
const isFigure = isCarriedOf('figure', isFigureAttributes);

/** Whether a value is an annotation as the native export writes it, but for its words. */
export function isCarriedAnnotation(value: unknown): value is CarriedAnnotation {
  return isClaim(value) || isQuote(value) || isFigure(value);
}

function isAppearances(value: unknown): value is Carried['appearances'] {
  return isListOf(isAppearance)(value) && value.length > 0;
}

const isHead = isObject<Carried>({
  digest: isDigest,
  appearances: isAppearances,
  annotations: Array.isArray,
  relations: isListOf(isRelation),
  sources: isListOf(isSource),
});

/** What a file carries for us, if it does; an annotation that is not as we write it is left out. */
export function readCarried(written: unknown): Carried | null {
  const value = wellFormedValue(written);
  if (!isFields(value)) return null;
  return isHead(value)
    ? { ...value, annotations: value.annotations.filter(isCarriedAnnotation) }
    : null;
}
