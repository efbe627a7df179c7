import type { Kind } from '../scheme/scheme';
import type { SourceId } from './source';
import type { Target } from './target';

/** A field that is absent has not been answered; these two are answers. */
export interface NoValue {
  readonly answer: 'unknown' | 'none-stated';
}

export type Answer<T> = T | NoValue;

/** Who is credited: a source, the words that name it, and through whom it came. */
export interface Attribution {
  readonly source: SourceId;
  readonly mention?: Target;
  readonly via?: SourceId;
}

export const STANCES = ['asserted', 'alleged', 'denied', 'predicted', 'questioned'] as const;
export const ASSESSMENTS = ['unchecked', 'supported', 'disputed', 'refuted'] as const;
export const QUOTE_MODES = ['direct', 'partial', 'indirect'] as const;
export const BOUNDS = [
  'exactly',
  'about',
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'between',
] as const;

/** A checkable assertion. */
export interface ClaimBody {
  readonly kind: 'claim';
  readonly claimant?: Answer<Attribution>;
  readonly stance?: Answer<(typeof STANCES)[number]>;
  /** The hedge or saying verb. */
  readonly cue?: Answer<Target>;
  /** The claim in the analyst's words. */
  readonly statement?: Answer<string>;
  readonly assessment?: { readonly verdict: (typeof ASSESSMENTS)[number]; readonly note: string };
}

/** Words put into someone's mouth. */
export interface QuoteBody {
  readonly kind: 'quote';
  readonly speaker?: Answer<Attribution>;
  readonly addressee?: Answer<Attribution>;
  readonly cue?: Answer<Target>;
  readonly mode?: Answer<(typeof QUOTE_MODES)[number]>;
  /** BCP 47. */
  readonly language?: Answer<string>;
}

/** How much of what. At most one of value, range and date is present. */
export interface FigureBody {
  readonly kind: 'figure';
  /** A decimal string, such as `14407` or `0.78`. */
  readonly value?: Answer<string>;
  readonly range?: Answer<{ readonly low: string; readonly high: string }>;
  /** EDTF level 1, such as `2025-11-23` or `XXXX-11-21`. */
  readonly date?: Answer<string>;
  readonly bound?: Answer<(typeof BOUNDS)[number]>;
  readonly unit?: Answer<string>;
  /** What is measured or counted. */
  readonly counted?: Answer<string>;
  /** EDTF level 1. */
  readonly asOf?: Answer<string>;
  readonly cue?: Answer<Target>;
}

export type Body = ClaimBody | QuoteBody | FigureBody;

/** The body of a new annotation, before anything is answered. */
export function emptyBody(kind: Kind): Body {
  return { kind };
}
