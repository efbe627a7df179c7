import type { PlacedAnnotation } from '../../shared/annotation/packed';
import { fail, ok } from '../../shared/base/result';
import { openArticle } from './commands-article';
import { reading, type Parts } from './parts';
import { selecting } from './selecting';
import type { OpenArticle, Outcome } from './session';
import { extract, kindName, wordsIn } from './words';

function selectAndSay(
  { store, ports, tell }: Parts,
  open: OpenArticle,
  annotation: PlacedAnnotation,
  options: { readonly reveal: boolean; readonly preface: string },
): void {
  store.set(selecting(annotation.id));
  const [first] = annotation.spans;
  if (options.reveal && first) ports.surface?.reveal(first);
  const place = `${open.index.positionOf(annotation.id) + 1} of ${open.index.size}`;
  const words = extract(wordsIn(open.text, annotation));
  tell.announce(`${options.preface}${kindName(annotation.kind)} ${place}: ${words}`);
}

/** Where a step leads, before it wraps: relative to the selected annotation, else to the caret. */
function positionAfterStep(
  { store }: Parts,
  { index }: OpenArticle,
  step: 1 | -1,
  caret: number,
): number {
  const { selected } = store.get();
  const current = selected === null ? -1 : index.positionOf(selected);
  if (current >= 0) return current + step;
  return step === 1 ? index.firstAfter(caret) : index.firstAfter(caret) - 1;
}

async function step(parts: Parts, by: 1 | -1, caret: number): Outcome {
  const { open, selected } = parts.store.get();
  if (!open) return fail({ type: 'NothingOpen' });
  const { index } = open;
  const wanted = positionAfterStep(parts, open, by, caret);
  const position = (wanted + index.size) % index.size;
  const id = index.idAt(position);
  const annotation = id && index.get(id);
  if (!annotation || id === selected) return fail({ type: 'NoOtherAnnotation' });
  const end = by === 1 ? 'From the beginning: ' : 'From the end: ';
  const preface = position === wanted ? '' : end;
  selectAndSay(parts, open, annotation, { reveal: true, preface });
  return ok(null);
}

/**
 * Selects the next or the previous annotation in text order; wraps at the ends and says so. The caret
 * counts as it stood when this was asked for, however long the turn takes to come.
 */
export function stepAnnotation(parts: Parts, by: 1 | -1): Outcome {
  const { caret } = parts.store.get();
  return reading(parts, () => step(parts, by, caret));
}

function sizeOf({ spans }: PlacedAnnotation): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** The annotations that share characters with one, itself included, smallest first. */
function overlapping(
  { index, paragraphs }: OpenArticle,
  own: PlacedAnnotation,
): PlacedAnnotation[] {
  const ids = new Set([own.id]);
  for (const fragment of index.fragmentsIn(0, paragraphs.length - 1)) {
    if (own.spans.some(({ start, end }) => fragment.start < end && start < fragment.end)) {
      ids.add(fragment.id);
    }
  }
  const found = [...ids].map((id) => index.get(id)).filter((placed) => placed !== undefined);
  return found.sort(
    (a, b) => sizeOf(a) - sizeOf(b) || index.positionOf(a.id) - index.positionOf(b.id),
  );
}

/** What cycling goes through: what lies under the caret, or else what the selected one overlaps. */
function cycleOf({ store }: Parts, open: OpenArticle, caret: number): readonly PlacedAnnotation[] {
  const { selected } = store.get();
  const under = open.index.at(caret);
  const own = selected === null ? undefined : open.index.get(selected);
  if (!own || (under.length > 1 && under.some(({ id }) => id === own.id))) return under;
  return overlapping(open, own);
}

async function cycle(parts: Parts, caret: number): Outcome {
  const { open, selected } = parts.store.get();
  if (!open) return fail({ type: 'NothingOpen' });
  const ring = cycleOf(parts, open, caret);
  const next = ring[(ring.findIndex(({ id }) => id === selected) + 1) % ring.length];
  if (!next || next.id === selected) return fail({ type: 'NoOtherAnnotation' });
  // Nothing moves: what is cycled through lies on the same words, and the caret keeps the ring.
  selectAndSay(parts, open, next, { reveal: false, preface: '' });
  return ok(null);
}

/** Selects the next annotation on the same words, smallest first; the caret counts as for a step. */
export function cycleOverlaps(parts: Parts): Outcome {
  const { caret } = parts.store.get();
  return reading(parts, () => cycle(parts, caret));
}

/** Opens the next or the previous article of the library; the last is followed by the first. */
export async function stepArticle(parts: Parts, by: 1 | -1): Outcome {
  const { library, open } = parts.store.get();
  const current = library.findIndex(({ digest }) => digest === open?.digest);
  const start = current < 0 && by === -1 ? 0 : current;
  const next = library[(start + by + library.length) % library.length];
  if (!next || next.digest === open?.digest) return fail({ type: 'NoArticle' });
  return openArticle(parts, next.digest);
}
