import type { Annotation } from '../annotation/annotation';
import { searchable } from '../selector/search-view';

/** Words that an annotation points at and that read otherwise where it was found again. */
export interface Reworded {
  /** The answer that points at them; null for the words that are marked. */
  readonly field: string | null;
  readonly was: string;
  readonly is: string;
}

/** Quotes, dashes and white space of another form are the same words. */
function spelled(words: string): string {
  return searchable(words).replaceAll(/\s+/gu, ' ').trim();
}

/** What is to be said where words were found again: nothing where they are the same. */
export function rewordedIn(field: string | null, was: string, is: string): readonly Reworded[] {
  return spelled(was) === spelled(is) ? [] : [{ field, was, is }];
}

/**
 * An annotation that was found again on other words, as nobody has confirmed it yet: a draft, in
 * which all that was answered of those words counts as guessed. Where the marked words are the same
 * and only those of a cue or a mention are not, that answer alone is.
 */
export function asReworded(annotation: Annotation, reworded: readonly Reworded[]): Annotation {
  if (reworded.length === 0) return annotation;
  const { kind: _kind, ...answers } = annotation.body;
  const isMark = reworded.some(({ field }) => field === null);
  const fields = isMark ? Object.keys(answers) : reworded.flatMap(({ field }) => field ?? []);
  return {
    ...annotation,
    status: 'draft',
    guessed: [...new Set([...annotation.guessed, ...fields])],
    provenance: { ...annotation.provenance, origin: 'import' },
  };
}
