import type { Annotation } from '../annotation/annotation';
import type { Attribution, Body, ClaimBody, FigureBody, QuoteBody } from '../annotation/body';
import { createTarget } from '../annotation/create-target';
import type { Target } from '../annotation/target';
import type { Digest } from '../article/article';
import type { OffsetMap } from '../article/offsets';
import type { Span } from '../article/span';
import { anchor } from '../selector/anchor';
import { describeQuote } from '../selector/describe-quote';
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
import { targetsOf } from './verify-article';

/** The text on which an annotation is placed; it may be another one than the file was written of. */
export interface Ground {
  readonly digest: Digest;
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** An annotation in domain form, or the words that have no certain place in the text. */
export type PlacedOrLost =
  | { readonly type: 'anchored' | 'moved'; readonly annotation: Annotation }
  | { readonly type: 'orphaned'; readonly words: string };

interface Placed<T> {
  readonly place: T;
  readonly hasMoved: boolean;
}

/** The span that a fragment states, if the text has such a place. */
function statedSpan({ start, end }: Fragment, { offsets }: Ground): Span | null {
  if (start < 0 || start >= end || end > offsets.points) return null;
  return { start: offsets.toUnits(start), end: offsets.toUnits(end) };
}

function placeFragment(fragment: Fragment, ground: Ground): Placed<Span> | null {
  const { exact, prefix, suffix } = fragment;
  const stated = statedSpan(fragment, ground);
  if (stated) {
    const found = describeQuote(ground.text, stated);
    if (found.exact === exact && found.prefix === prefix && found.suffix === suffix) {
      return { place: stated, hasMoved: false };
    }
  }
  const quote = { exact, prefix, suffix };
  const anchoring = anchor(ground.text, stated ? { quote, position: stated } : { quote });
  if (anchoring.type === 'orphaned') return null;
  return { place: anchoring.span, hasMoved: !stated || anchoring.type === 'moved' };
}

function placeTarget({ fragments }: FileTarget, ground: Ground): Placed<Target> | null {
  const placed = fragments.map((fragment) => placeFragment(fragment, ground));
  const spans = placed.flatMap((each) => (each ? [each.place] : []));
  if (spans.length < fragments.length) return null;
  const target = createTarget(ground.text, spans);
  if (!target.ok) return null;
  return { place: target.value, hasMoved: placed.some((each) => each?.hasMoved) };
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

/**
 * The annotation that a file holds, on a text: the inverse of `annotationPart` where the text is the
 * one it was written of. On another text every target is looked for by its words; where one is not
 * found the whole annotation is orphaned, because without its cue it would say something else.
 */
export function readAnnotation(file: FileAnnotation, ground: Ground): PlacedOrLost {
  const targets = new Map<FileTarget, Target>();
  let hasMoved = false;
  for (const [, target] of targetsOf(file, '')) {
    const placed = placeTarget(target, ground);
    if (!placed) {
      return { type: 'orphaned', words: target.fragments.map(({ exact }) => exact).join(' ') };
    }
    targets.set(target, placed.place);
    hasMoved ||= placed.hasMoved;
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
  return { type: hasMoved ? 'moved' : 'anchored', annotation };
}
