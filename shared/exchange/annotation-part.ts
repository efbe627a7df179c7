import type { Annotation } from '../annotation/annotation';
import { isNoValue } from '../annotation/answer';
import type { Answer, Attribution, ClaimBody, FigureBody, QuoteBody } from '../annotation/body';
import type { Target } from '../annotation/target';
import type { OffsetMap } from '../article/offsets';
import type {
  ClaimAttributes,
  FigureAttributes,
  FileAnnotation,
  FileAttribution,
  FileTarget,
  Fragment,
  QuoteAttributes,
} from './export-file';
import { provenancePart, reviewPart } from './export-parts';

/** Between the words of two fragments in an annotation's `text`. */
const JOINT = ' ';

/** The fragments of a target: positions from its spans, words from its quotes. */
export function fragmentsOf(target: Target, offsets: OffsetMap): readonly Fragment[] {
  return target.spans.map((span, index): Fragment => {
    const quote = target.quotes[index];
    if (!quote) throw new Error(`Span ${index} of a target has no quote`);
    return {
      start: offsets.toPoints(span.start),
      end: offsets.toPoints(span.end),
      startUtf16: span.start,
      endUtf16: span.end,
      exact: quote.exact,
      prefix: quote.prefix,
      suffix: quote.suffix,
    };
  });
}

/** The words of fragments as one text. */
export function joinedText(fragments: readonly Fragment[]): string {
  if (fragments.length === 1 && fragments[0]) return fragments[0].exact;
  return fragments.map(({ exact }) => exact).join(JOINT);
}

/** An answer with its value in another form; the two answers without a value stay as they are. */
export function mapAnswer<T, F>(answer: Answer<T>, map: (value: T) => F): Answer<F> {
  return isNoValue(answer) ? { answer: answer.answer } : map(answer);
}

function targetPart(target: Target, offsets: OffsetMap): FileTarget {
  return { fragments: fragmentsOf(target, offsets) };
}

function attributionPart(attribution: Attribution, offsets: OffsetMap): FileAttribution {
  const { source, mention, via } = attribution;
  return {
    source,
    ...(mention !== undefined && { mention: targetPart(mention, offsets) }),
    ...(via !== undefined && { via }),
  };
}

function claimPart(body: ClaimBody, offsets: OffsetMap): ClaimAttributes {
  const { claimant, stance, cue, statement, assessment } = body;
  return {
    ...(claimant !== undefined && {
      claimant: mapAnswer(claimant, (value) => attributionPart(value, offsets)),
    }),
    ...(stance !== undefined && { stance }),
    ...(cue !== undefined && { cue: mapAnswer(cue, (value) => targetPart(value, offsets)) }),
    ...(statement !== undefined && { statement }),
    ...(assessment !== undefined && {
      assessment: { verdict: assessment.verdict, note: assessment.note },
    }),
  };
}

function quotePart(body: QuoteBody, offsets: OffsetMap): QuoteAttributes {
  const { speaker, addressee, cue, mode, language } = body;
  return {
    ...(speaker !== undefined && {
      speaker: mapAnswer(speaker, (value) => attributionPart(value, offsets)),
    }),
    ...(addressee !== undefined && {
      addressee: mapAnswer(addressee, (value) => attributionPart(value, offsets)),
    }),
    ...(cue !== undefined && { cue: mapAnswer(cue, (value) => targetPart(value, offsets)) }),
    ...(mode !== undefined && { mode }),
    ...(language !== undefined && { language }),
  };
}

function figurePart(body: FigureBody, offsets: OffsetMap): FigureAttributes {
  const { value, range, date, bound, unit, counted, asOf, cue } = body;
  return {
    ...(value !== undefined && { value }),
    ...(range !== undefined && {
      range: mapAnswer(range, ({ low, high }) => ({ low, high })),
    }),
    ...(date !== undefined && { date }),
    ...(bound !== undefined && { bound }),
    ...(unit !== undefined && { unit }),
    ...(counted !== undefined && { counted }),
    ...(asOf !== undefined && { asOf }),
    ...(cue !== undefined && { cue: mapAnswer(cue, (target) => targetPart(target, offsets)) }),
  };
}

function kindPart(
  body: Annotation['body'],
  offsets: OffsetMap,
):
  | { kind: 'claim'; attributes: ClaimAttributes }
  | { kind: 'quote'; attributes: QuoteAttributes }
  | { kind: 'figure'; attributes: FigureAttributes } {
  switch (body.kind) {
    case 'claim':
      return { kind: body.kind, attributes: claimPart(body, offsets) };
    case 'quote':
      return { kind: body.kind, attributes: quotePart(body, offsets) };
    case 'figure':
      return { kind: body.kind, attributes: figurePart(body, offsets) };
  }
}

/** The keys in one order, so that the same answers give the same bytes. */
function customPart(custom: Annotation['custom']): Annotation['custom'] {
  const entries = Object.entries(custom);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An annotation, as the export writes it beneath its article; `offsets` are of the article's text. */
export function annotationPart(annotation: Annotation, offsets: OffsetMap): FileAnnotation {
  const { id, target, label, custom, tags, note, status, guessed } = annotation;
  const { kind, attributes } = kindPart(annotation.body, offsets);
  const fragments = fragmentsOf(target, offsets);
  const part = {
    id,
    kind,
    fragments,
    text: joinedText(fragments),
    attributes,
    ...(label !== undefined && { label }),
    custom: customPart(custom),
    tags: [...tags],
    note,
    status,
    guessed: [...guessed],
    provenance: provenancePart(annotation.provenance),
    reviews: annotation.reviews.map(reviewPart),
  };
  return part;
}
