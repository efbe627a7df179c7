import type { Annotation, AnnotationId } from '../../annotation/annotation';
import { createTarget, type TargetFailure } from '../../annotation/create-target';
import { isAnnotationId } from '../../annotation/is-uuid';
import type { Provenance } from '../../annotation/provenance';
import type { Span } from '../../article/span';
import type { Scheme } from '../../scheme/scheme';
import type { createAnchor } from '../../selector/anchor';
import { describeQuote } from '../../selector/describe-quote';
import { joinedText } from '../annotation-part';
import { derivedAnnotationId } from '../derived-id';
import type { FileAnnotation, Fragment } from '../export-file';
import type { ImportContext, ItemFate, NearPlace } from '../foreign-read';
import type { FormatId } from '../format';
import { nearPlace } from '../near-place';
import { sameWords, type UnitConverter } from '../offset-unit';
import { readAnnotation, type Ground } from '../read-annotation';
import { isCarriedAnnotation, type CarriedAnnotation } from './carried';
import { isClaimAttributes, isFigureAttributes, isQuoteAttributes } from './file-guards';
import type { StatedAnnotation, StatedFragment } from './foreign-items';
import { readLabel, type ReadLabel } from './label';
import { wellFormedValue } from './well-formed-value';

/** Where annotations are placed, and how the file counts there. */
export interface Site {
  readonly format: FormatId;
  readonly ground: Ground;
  /** Finds words in the text of the ground. */
  readonly anchor: ReturnType<typeof createAnchor>;
  readonly converter: UnitConverter;
  readonly context: ImportContext;
}

/** An annotation in domain form, if it became one, and its fate. */
export interface PlacedAnnotation {
  readonly annotation: Annotation | null;
  readonly fate: ItemFate;
}

interface PlacedSpan {
  readonly type: 'placed';
  readonly span: Span;
  /** How sure the place is that the file did not say; null where it said so. */
  readonly score: number | null;
}

type Placing =
  | PlacedSpan
  | { readonly type: 'outside' }
  | { readonly type: 'lost'; readonly near: NearPlace | null };

const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A time of a file in the form in which we keep times; null for what is none. */
function readTime(written: string | undefined): string | null {
  if (written === undefined || !UTC_TIME.test(written)) return null;
  const time = new Date(written);
  if (Number.isNaN(time.getTime())) return null;
  return written.endsWith('Z') ? written : time.toISOString();
}

function refused(reason: string): PlacedAnnotation {
  return { annotation: null, fate: { type: 'refused', reason } };
}

function describeTargetFailure(failure: TargetFailure): string {
  switch (failure.type) {
    case 'TargetEmpty':
      return 'has no place';
    case 'SpanEmpty':
      return 'has an empty stretch';
    case 'SpanOutside':
      return 'has a stretch outside of the text';
    case 'SpanSplitsCharacter':
      return 'has a stretch that ends within a character';
    case 'SpansOverlap':
      return 'has stretches that overlap';
  }
}

/** The place of a fragment: where the file says, if its words are there, else where they are found. */
function placeSpan(fragment: StatedFragment, { ground, converter, anchor }: Site): Placing {
  const stated = converter.toSpan(fragment);
  // As the text is: a lone surrogate of the file is U+FFFD in both.
  const exact = fragment.exact?.toWellFormed();
  if (exact === undefined) {
    return stated ? { type: 'placed', span: stated, score: null } : { type: 'outside' };
  }
  const { text } = ground;
  if (stated && sameWords(text.slice(stated.start, stated.end), exact, converter.unit)) {
    return { type: 'placed', span: stated, score: null };
  }
  const quote = { exact, prefix: '', suffix: '' };
  const found = anchor(stated ? { quote, position: stated } : { quote });
  if (found.type === 'orphaned') {
    return { type: 'lost', near: nearPlace(text, [found.candidates]) };
  }
  const score = found.type === 'moved' ? found.score : null;
  return { type: 'placed', span: found.span, score };
}

function describeFragment(span: Span, { text, offsets }: Ground): Fragment {
  return {
    start: offsets.toPoints(span.start),
    end: offsets.toPoints(span.end),
    startUtf16: span.start,
    endUtf16: span.end,
    ...describeQuote(text, span),
  };
}

/** The id of the file where it is a UUID, else one that the same file gives again. */
export function idOf(stated: StatedAnnotation, { format, ground }: Site): AnnotationId {
  const id = stated.foreignId?.toLowerCase();
  if (isAnnotationId(id)) return id;
  const named = stated.foreignId ?? JSON.stringify([stated.label, stated.fragments]);
  return derivedAnnotationId(format, ground.digest, named);
}

function provenanceOf(
  { said, foreignId }: StatedAnnotation,
  id: AnnotationId,
  { analyst, at, scheme }: ImportContext,
): Provenance {
  const created = readTime(said.created) ?? at;
  return {
    creator: said.creator ?? analyst,
    created,
    modified: readTime(said.modified) ?? created,
    origin: 'import',
    scheme: { id: scheme.id, version: scheme.version },
    ...(foreignId !== null && foreignId.toLowerCase() !== id && { externalId: foreignId }),
  };
}

/** Answers of a foreign file that its kind knows; the others become tags. */
function readAnswers(
  { kind }: ReadLabel,
  answers: Readonly<Record<string, string>>,
): { readonly known: Record<string, unknown>; readonly tags: readonly string[] } {
  const isKnown = {
    claim: isClaimAttributes,
    quote: isQuoteAttributes,
    figure: isFigureAttributes,
  };
  const known: Record<string, unknown> = {};
  const tags: string[] = [];
  for (const [name, written] of Object.entries(answers)) {
    const value =
      written === 'unknown' || written === 'none-stated' ? { answer: written } : written;
    if (isKnown[kind]({ [name]: value })) known[name] = value;
    else tags.push(`${name}: ${written}`);
  }
  return { known, tags };
}

/** What a foreign file says of an annotation, as if we had written it. */
function carriedBySaid(
  stated: StatedAnnotation,
  read: ReadLabel,
  id: AnnotationId,
  context: ImportContext,
): CarriedAnnotation {
  const { said } = stated;
  const { known, tags } = readAnswers(read, said.answers ?? {});
  const made = wellFormedValue({
    id,
    kind: read.kind,
    attributes: known,
    custom: said.custom ?? {},
    tags: [...(said.tags ?? []), ...tags],
    note: said.note ?? '',
    status: said.status ?? 'draft',
    guessed: [],
    provenance: provenanceOf(stated, id, context),
    reviews: [],
  });
  if (!isCarriedAnnotation(made)) throw new Error('An annotation was read wrongly.');
  return made;
}

/** Custom values that the scheme has, and the others as tags: an export proves its scheme. */
function fitCustom(
  custom: Annotation['custom'],
  { kind }: ReadLabel,
  { attributes }: Scheme,
): { readonly custom: Annotation['custom']; readonly tags: readonly string[] } {
  const fits = ([key, value]: readonly [string, string]): boolean =>
    attributes.some(
      (known) =>
        known.key === key &&
        known.kinds.includes(kind) &&
        (!known.values || known.values.includes(value)),
    );
  const entries = Object.entries(custom);
  return {
    custom: Object.fromEntries(entries.filter(fits)),
    tags: entries.filter((entry) => !fits(entry)).map(([key, value]) => `${key}: ${value}`),
  };
}

/** A version of the scheme that the library does not have yet cannot be named in its exports. */
function fitProvenance(provenance: Provenance, scheme: Scheme): Provenance {
  const { id, version } = provenance.scheme;
  if (id !== scheme.id || version <= scheme.version) return provenance;
  return { ...provenance, scheme: { id, version: scheme.version } };
}

function fileAnnotationOf(
  stated: StatedAnnotation,
  fragments: readonly Fragment[],
  site: Site,
): FileAnnotation {
  const { context } = site;
  const id = idOf(stated, site);
  const read = readLabel(stated.label.toWellFormed(), context.scheme);
  const { carried } = stated;
  const { label: _label, ...base } =
    carried?.kind === read.kind ? carried : carriedBySaid(stated, read, id, context);
  const fitted = fitCustom(base.custom, read, context.scheme);
  return {
    ...base,
    id,
    fragments,
    text: joinedText(fragments),
    ...(read.label !== undefined && { label: read.label }),
    custom: fitted.custom,
    tags: [...base.tags, ...(read.tag === undefined ? [] : [read.tag]), ...fitted.tags],
    provenance: fitProvenance(base.provenance, context.scheme),
  };
}

/** Gives an annotation of a foreign file its place in a text, or says why it has none. */
export function placeAnnotation(stated: StatedAnnotation, site: Site): PlacedAnnotation {
  const { ground } = site;
  const spans: Span[] = [];
  const scores: number[] = [];
  for (const fragment of stated.fragments) {
    const placed = placeSpan(fragment, site);
    if (placed.type === 'outside') {
      const { start, end } = fragment;
      return refused(`has no place in the text (${start} to ${end})`);
    }
    if (placed.type === 'lost') {
      const words = stated.fragments.map(({ exact }) => exact ?? '').join(' ');
      const near = stated.fragments.length === 1 ? placed.near : null;
      return { annotation: null, fate: { type: 'orphaned', words, ...(near && { near }) } };
    }
    spans.push(placed.span);
    if (placed.score !== null) scores.push(placed.score);
  }
  const target = createTarget(ground.text, spans);
  if (!target.ok) return refused(describeTargetFailure(target.failure));
  const fragments = spans.map((span) => describeFragment(span, ground));
  const read = readAnnotation(fileAnnotationOf(stated, fragments, site), ground);
  if (read.type === 'orphaned') return { annotation: null, fate: read };
  if (read.type === 'moved') scores.push(read.score);
  if (scores.length === 0) return { annotation: read.annotation, fate: { type: 'anchored' } };
  // Without a context, its own words are found only as they are.
  const reworded = read.type === 'moved' ? read.reworded : [];
  return {
    annotation: read.annotation,
    fate: { type: 'moved', score: Math.min(...scores), reworded },
  };
}
