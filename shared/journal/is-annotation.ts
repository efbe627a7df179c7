import { VERDICTS, type Annotation, type Review } from '../annotation/annotation';
import {
  ASSESSMENTS,
  BOUNDS,
  QUOTE_MODES,
  STANCES,
  type Answer,
  type Attribution,
  type Body,
  type ClaimBody,
  type FigureBody,
  type NoValue,
  type QuoteBody,
} from '../annotation/body';
import { isAnnotationId, isSourceId } from '../annotation/is-uuid';
import { ORIGINS, type Provenance } from '../annotation/provenance';
import type { Target } from '../annotation/target';
import { isDigest } from '../article/digest';
import type { Span } from '../article/span';
import {
  either,
  isCount,
  isText,
  listOf,
  oneOf,
  optional,
  recordOf,
  shape,
  someOf,
  type Guard,
  type OptionalField,
} from './shape';

const hasSpanShape = shape<Span>({ start: isCount, end: isCount });

const isSpan: Guard<Span> = (value): value is Span =>
  hasSpanShape(value) && value.start < value.end;

const isQuote = shape<Target['quotes'][number]>({ exact: isText, prefix: isText, suffix: isText });

const isTarget = shape<Target>({ spans: someOf(isSpan), quotes: someOf(isQuote) });

const isNoValue = shape<NoValue>({ answer: oneOf(['unknown', 'none-stated']) });

function answer<T>(guard: Guard<T>): OptionalField<Answer<T>> {
  return optional(either(guard, isNoValue));
}

const isAttribution = shape<Attribution>({
  source: isSourceId,
  mention: optional(isTarget),
  via: optional(isSourceId),
});

const isClaim = shape<ClaimBody>({
  kind: oneOf(['claim']),
  claimant: answer(isAttribution),
  stance: answer(oneOf(STANCES)),
  cue: answer(isTarget),
  statement: answer(isText),
  assessment: optional(
    shape<NonNullable<ClaimBody['assessment']>>({ verdict: oneOf(ASSESSMENTS), note: isText }),
  ),
});

const isQuoteBody = shape<QuoteBody>({
  kind: oneOf(['quote']),
  speaker: answer(isAttribution),
  addressee: answer(isAttribution),
  cue: answer(isTarget),
  mode: answer(oneOf(QUOTE_MODES)),
  language: answer(isText),
});

const isFigure = shape<FigureBody>({
  kind: oneOf(['figure']),
  value: answer(isText),
  range: answer(shape<{ low: string; high: string }>({ low: isText, high: isText })),
  date: answer(isText),
  bound: answer(oneOf(BOUNDS)),
  unit: answer(isText),
  counted: answer(isText),
  asOf: answer(isText),
  cue: answer(isTarget),
});

const isBody: Guard<Body> = either(isClaim, either(isQuoteBody, isFigure));

/** Whether a value says who made a statement, when, and by which scheme. */
export const isProvenance = shape<Provenance>({
  creator: isText,
  created: isText,
  modified: isText,
  origin: oneOf(ORIGINS),
  scheme: shape<Provenance['scheme']>({ id: isText, version: isCount }),
  derivedFrom: optional(isText),
  externalId: optional(isText),
});

const isReview = shape<Review>({
  id: isText,
  by: isText,
  at: isText,
  verdict: oneOf(VERDICTS),
  note: isText,
  of: isText,
});

/** Whether a value is an annotation in form; whether its words stand in the text is not asked. */
export const isAnnotation: Guard<Annotation> = shape<Annotation>({
  id: isAnnotationId,
  article: isDigest,
  target: isTarget,
  body: isBody,
  label: optional(isText),
  custom: recordOf(isText),
  tags: listOf(isText),
  note: isText,
  status: oneOf(['draft', 'done']),
  guessed: listOf(isText),
  provenance: isProvenance,
  reviews: listOf(isReview),
});
