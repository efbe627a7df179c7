import { VERDICTS, type Review } from '../../annotation/annotation';
import {
  ASSESSMENTS,
  BOUNDS,
  QUOTE_MODES,
  STANCES,
  type Answer,
  type ClaimBody,
  type NoValue,
} from '../../annotation/body';
import { isAnnotationId, isSourceId, isUuid } from '../../annotation/is-uuid';
import { ORIGINS, type Provenance } from '../../annotation/provenance';
import type { Relation } from '../../annotation/relation';
import type { Source } from '../../annotation/source';
import type { Appearance, ArticleMeta, EncodingDecision, FileSource } from '../../article/article';
import { isDigest } from '../../article/digest';
import type {
  ClaimAttributes,
  FigureAttributes,
  FileAttribution,
  FileTarget,
  Fragment,
  QuoteAttributes,
} from '../export-file';
import {
  isBoolean,
  isCount,
  isEither,
  isListOf,
  isObject,
  isOneOf,
  isString,
  type Guard,
} from './guards';

const DECISIONS: readonly EncodingDecision[] = [
  'byte-order-mark',
  'valid-utf-8',
  'zero-bytes',
  'detected',
  'fallback',
];

const isNoValue = isObject<NoValue>({ answer: isOneOf(['unknown', 'none-stated']) });

function isAnswer<T>(isValue: Guard<T>): Guard<Answer<T>> {
  return isEither(isValue, isNoValue);
}

const isFragment = isObject<Fragment>({
  start: isCount,
  end: isCount,
  startUtf16: isCount,
  endUtf16: isCount,
  exact: isString,
  prefix: isString,
  suffix: isString,
});

function isFragments(value: unknown): value is FileTarget['fragments'] {
  return isListOf(isFragment)(value) && value.length > 0;
}

const isTarget = isObject<FileTarget>({ fragments: isFragments });

const isAttribution = isObject<FileAttribution>(
  { source: isSourceId, mention: isTarget, via: isSourceId },
  ['mention', 'via'],
);

const isText = isAnswer(isString);
const isWho = isAnswer(isAttribution);
const isCue = isAnswer(isTarget);

const isAssessment = isObject<NonNullable<ClaimBody['assessment']>>({
  verdict: isOneOf(ASSESSMENTS),
  note: isString,
});

/** What the native export says of a claim, in its `attributes`. */
export const isClaimAttributes = isObject<ClaimAttributes>(
  {
    claimant: isWho,
    stance: isAnswer(isOneOf(STANCES)),
    cue: isCue,
    statement: isText,
    assessment: isAssessment,
  },
  ['claimant', 'stance', 'cue', 'statement', 'assessment'],
);

/** What the native export says of a quote, in its `attributes`. */
export const isQuoteAttributes = isObject<QuoteAttributes>(
  {
    speaker: isWho,
    addressee: isWho,
    cue: isCue,
    mode: isAnswer(isOneOf(QUOTE_MODES)),
    language: isText,
  },
  ['speaker', 'addressee', 'cue', 'mode', 'language'],
);

/** What the native export says of a figure, in its `attributes`. */
export const isFigureAttributes = isObject<FigureAttributes>(
  {
    value: isText,
    range: isAnswer(isObject<{ low: string; high: string }>({ low: isString, high: isString })),
    date: isText,
    bound: isAnswer(isOneOf(BOUNDS)),
    unit: isText,
    counted: isText,
    asOf: isText,
    cue: isCue,
  },
  ['value', 'range', 'date', 'bound', 'unit', 'counted', 'asOf', 'cue'],
);

/** A provenance, as the native export writes it. */
export const isProvenance = isObject<Provenance>(
  {
    creator: isString,
    created: isString,
    modified: isString,
    origin: isOneOf(ORIGINS),
    scheme: isObject<Provenance['scheme']>({ id: isString, version: isCount }),
    derivedFrom: isString,
    externalId: isString,
  },
  ['derivedFrom', 'externalId'],
);

/** A review, as the native export writes it. */
export const isReview = isObject<Review>({
  id: isUuid,
  by: isString,
  at: isString,
  verdict: isOneOf(VERDICTS),
  note: isString,
  of: isString,
});

/** A relation, as the native export writes it. */
export const isRelation = isObject<Relation>({
  id: isUuid,
  type: isString,
  from: isAnnotationId,
  to: isAnnotationId,
  provenance: isProvenance,
});

/** A source, as the native export writes it. */
export const isSource = isObject<Source>(
  { id: isSourceId, name: isString, aliases: isListOf(isString), via: isSourceId },
  ['via'],
);

const isMeta = isObject<ArticleMeta>(
  {
    title: isString,
    outlet: isString,
    author: isString,
    url: isString,
    published: isString,
    language: isString,
    note: isString,
  },
  ['outlet', 'author', 'url', 'published', 'language', 'note'],
);

const isFileSource = isObject<FileSource>({
  fileName: isString,
  bytesDigest: isDigest,
  encoding: isString,
  decidedBy: isOneOf(DECISIONS),
  importedAt: isString,
  byteOrderMark: isBoolean,
  replacements: isCount,
});

/** An appearance, as the native export writes it. */
export const isAppearance = isObject<Appearance>({
  id: isUuid,
  source: isFileSource,
  meta: isMeta,
});
