import type { Annotation } from '../annotation/annotation';
import type { Attribution, Body, ClaimBody, FigureBody, QuoteBody } from '../annotation/body';
import { checkOverlap, createTarget } from '../annotation/create-target';
import type { Target } from '../annotation/target';
import type { Article, Digest } from '../article/article';
import { createOffsetMap } from '../article/offsets';
import type { Span } from '../article/span';
import { createAnchor, type Description } from '../selector/anchor';
import { anchorFragments } from '../selector/anchor-fragments';
import { nearPlace } from './near-place';
import type { NearPlace } from './foreign-read';
import type { TextQuoteSelector } from '../selector/selector';
import { mapAnswer } from './annotation-part';
import type {
  ClaimAttributes,
  FigureAttributes,
  FileAnnotation,
  FileAttribution,
  FileTarget,
  Fragment,
  QuoteAttributes,
} from './export-file';
import type { KnownText } from './file-text';
import { provedSpan } from './proved-span';
import { asReworded, rewordedIn, type Reworded } from './reworded';
import { targetsOf } from './verify-article';

/** The text on which an annotation is placed; it may be another one than the file was written of. */
export interface Ground extends KnownText {
  readonly digest: Digest;
  /** Prepared once for many annotations; without it, each prepares the text anew. */
  readonly anchor?: ReturnType<typeof createAnchor>;
}

/** Prepares a text for the annotations of a file. */
export function groundOf(
  { digest, text }: Pick<Article, 'digest' | 'text'>,
  offsets = createOffsetMap(text),
): Ground {
  return { digest, text, offsets, anchor: createAnchor(text) };
}

/** An annotation in domain form, or the words that have no certain place in the text. */
export type PlacedOrLost =
  | { readonly type: 'anchored'; readonly annotation: Annotation }
  /** The score is that of the least certain of its targets. */
  | {
      readonly type: 'moved';
      readonly annotation: Annotation;
      readonly score: number;
      readonly reworded: readonly Reworded[];
    }
  | Lost;

interface Lost {
  readonly type: 'orphaned';
  readonly words: string;
  /** Where its words, or some like them, stand. */
  readonly near?: NearPlace;
}

interface Placed {
  readonly type: 'placed';
  readonly target: Target;
  /** 1 where the words stand as they are described. */
  readonly score: number;
  readonly hasMoved: boolean;
}

/** The span that a fragment states, if the text has such a place. */
function statedSpan({ start, end }: Fragment, { offsets }: Ground): Span | null {
  if (start < 0 || start >= end || end > offsets.points) return null;
  return { start: offsets.toUnits(start), end: offsets.toUnits(end) };
}

function quoteOf({ exact, prefix, suffix }: Fragment): TextQuoteSelector {
  return { exact, prefix, suffix };
}

function descriptionOf(fragment: Fragment, ground: Ground): Description {
  const position = statedSpan(fragment, ground);
  return { quote: quoteOf(fragment), ...(position && { position }) };
}

/** The target whose quotes stand where it says, to the last character of their context. */
function provedTarget({ fragments }: FileTarget, ground: Ground): Target | null {
  const spans: Span[] = [];
  for (const fragment of fragments) {
    const span = provedSpan(fragment, ground);
    if (!span) return null;
    spans.push(span);
  }
  const [span, ...otherSpans] = spans;
  const [quote, ...otherQuotes] = fragments.map(quoteOf);
  if (!span || !quote || checkOverlap(spans)) return null;
  return { spans: [span, ...otherSpans], quotes: [quote, ...otherQuotes] };
}

function joined(quotes: readonly Pick<TextQuoteSelector, 'exact'>[]): string {
  return quotes.map(({ exact }) => exact).join(' ');
}

function lost({ fragments }: FileTarget, near: NearPlace | null): Lost {
  return { type: 'orphaned', words: joined(fragments), ...(near && { near }) };
}

function placeTarget(file: FileTarget, ground: Ground): Placed | Lost {
  const proved = provedTarget(file, ground);
  if (proved) return { type: 'placed', target: proved, score: 1, hasMoved: false };
  const descriptions = file.fragments.map((fragment) => descriptionOf(fragment, ground));
  const found = anchorFragments(ground.anchor ?? createAnchor(ground.text), descriptions);
  if (found.type === 'orphaned') return lost(file, nearPlace(ground.text, found.candidates));
  const target = createTarget(ground.text, found.spans);
  if (!target.ok) return lost(file, null);
  const hasMoved = found.type === 'moved' || descriptions.some(({ position }) => !position);
  const score = found.type === 'moved' ? found.score : 1;
  return { type: 'placed', target: target.value, score, hasMoved };
}

/** Gives the target in domain form of each target of the file. */
type TargetOf = (target: FileTarget) => Target;

function readAttribution(
  { source, mention, via }: FileAttribution,
  targetOf: TargetOf,
): Attribution {
  return {
    source,
    ...(mention !== undefined && { mention: targetOf(mention) }),
    ...(via !== undefined && { via }),
  };
}

function readClaim(attributes: ClaimAttributes, targetOf: TargetOf): ClaimBody {
  const { claimant, cue, ...rest } = attributes;
  return {
    kind: 'claim',
    ...rest,
    ...(claimant !== undefined && {
      claimant: mapAnswer(claimant, (value) => readAttribution(value, targetOf)),
    }),
    ...(cue !== undefined && { cue: mapAnswer(cue, targetOf) }),
  };
}

function readQuote(attributes: QuoteAttributes, targetOf: TargetOf): QuoteBody {
  const { speaker, addressee, cue, ...rest } = attributes;
  return {
    kind: 'quote',
    ...rest,
    ...(speaker !== undefined && {
      speaker: mapAnswer(speaker, (value) => readAttribution(value, targetOf)),
    }),
    ...(addressee !== undefined && {
      addressee: mapAnswer(addressee, (value) => readAttribution(value, targetOf)),
    }),
    ...(cue !== undefined && { cue: mapAnswer(cue, targetOf) }),
  };
}

function readFigure(attributes: FigureAttributes, targetOf: TargetOf): FigureBody {
  const { cue, ...rest } = attributes;
  return {
    kind: 'figure',
    ...rest,
    ...(cue !== undefined && { cue: mapAnswer(cue, targetOf) }),
  };
}

function readBody(annotation: FileAnnotation, targetOf: TargetOf): Body {
  switch (annotation.kind) {
    case 'claim':
      return readClaim(annotation.attributes, targetOf);
    case 'quote':
      return readQuote(annotation.attributes, targetOf);
    case 'figure':
      return readFigure(annotation.attributes, targetOf);
  }
}

/** The answer that has a target at such a place (`/attributes/cue`); null for the annotation's own. */
function fieldOf(name: string): string | null {
  return name.split('/')[2] ?? null;
}

/**
 * The annotation that a file holds, on a text: the inverse of `annotationPart` where the text is the
 * one it was written of. On another text every target is looked for by its words; where one is not
 * found the whole annotation is orphaned, because without its cue it would say something else. What
 * is found with other words is a draft again (`asReworded`).
 */
export function readAnnotation(file: FileAnnotation, ground: Ground): PlacedOrLost {
  const targets = new Map<FileTarget, Target>();
  const reworded: Reworded[] = [];
  let hasMoved = false;
  let score = 1;
  for (const { name, value: target } of targetsOf(file)) {
    const placed = placeTarget(target, ground);
    if (placed.type === 'orphaned') return placed;
    targets.set(target, placed.target);
    hasMoved ||= placed.hasMoved;
    score = Math.min(score, placed.score);
    const is = joined(placed.target.quotes);
    reworded.push(...rewordedIn(fieldOf(name), joined(target.fragments), is));
  }
  const targetOf: TargetOf = (target) => {
    const found = targets.get(target);
    if (!found) throw new Error('An annotation has a target that was not placed.');
    return found;
  };
  const { id, label, custom, tags, note, status, guessed, provenance, reviews } = file;
  const annotation: Annotation = {
    id,
    article: ground.digest,
    target: targetOf(file),
    body: readBody(file, targetOf),
    ...(label !== undefined && { label }),
    custom,
    tags,
    note,
    status,
    guessed,
    provenance,
    reviews,
  };
  if (!hasMoved) return { type: 'anchored', annotation };
  return { type: 'moved', annotation: asReworded(annotation, reworded), score, reworded };
}
