import type { Action, Change } from '../../shared/annotation/change';
import type { Annotation } from '../../shared/annotation/annotation';
import type { PlacedAnnotation } from '../../shared/annotation/packed';
import type { Kind } from '../../shared/scheme/scheme';

/** What the session says when all is well; failures are worded by the view. */

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  claim: 'Claim',
  quote: 'Quote',
  figure: 'Figure',
};

/** Code points of an annotation's words that are read out. */
const LONGEST_EXTRACT = 80;

/** Shortens words for a sentence about them; line breaks become spaces. */
export function extract(words: string): string {
  const points = [...words.replace(/\s+/gu, ' ').trim()];
  if (points.length <= LONGEST_EXTRACT) return points.join('');
  return `${points.slice(0, LONGEST_EXTRACT - 1).join('')}…`;
}

/** The kind's name, as at the start of a sentence. */
export function kindName(kind: Kind): string {
  return KIND_NAMES[kind];
}

/** The words that an annotation points at, its fragments joined by one space. */
export function wordsOf({ target }: Annotation): string {
  return target.quotes.map(({ exact }) => exact).join(' ');
}

/** The same, of a placed annotation and the text that it lies in. */
export function wordsIn(text: string, { spans }: PlacedAnnotation): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** Says what a field refused, words and all: whoever typed them may want them back. */
export function notTaken(text: string, reason: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  return words === '' ? reason : `${reason} It was not taken: “${words}”`;
}

/** `Claim: The bridge is damaged`: what an annotation is called in a list of several things. */
export function annotationTitle(annotation: Annotation): string {
  return `${kindName(annotation.body.kind)}: ${extract(wordsOf(annotation))}`;
}

/** "Claim added: …" */
export function annotationSentence(annotation: Annotation, what: 'added' | 'deleted'): string {
  return `${kindName(annotation.body.kind)} ${what}: ${extract(wordsOf(annotation))}`;
}

/** `1 article`, `2 articles` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ['asOf', 'as-of date'],
  ['custom', 'custom value'],
]);

/** A field of an annotation or of its body, within a sentence. */
export function fieldName(field: string): string {
  return FIELD_NAMES.get(field) ?? field;
}

/** `mode, language and label` */
export function listed(words: Iterable<string>): string {
  return new Intl.ListFormat('en-GB').format(words);
}

/** Names an undone or redone step, behind "Undone: " or "Redone: ". */
export function stepName(action: Action, change: Change): string {
  const count = change.edits.filter(({ entity }) => entity === 'annotation').length;
  switch (action) {
    case 'add-articles':
      return `${counted(change.articles.length, 'article')} opened`;
    case 'remove-article':
      return 'article removed';
    case 'edit-article':
      return 'article edited';
    case 'annotate':
      return count === 1 ? 'annotation added' : `${counted(count, 'annotation')} added`;
    case 'change-kind':
      return count === 1 ? 'kind changed' : `kind of ${counted(count, 'annotation')} changed`;
    case 'delete-annotations':
      return count === 1 ? 'annotation deleted' : `${counted(count, 'annotation')} deleted`;
    case 'update-annotations':
      return count === 1 ? 'annotation changed' : `${counted(count, 'annotation')} changed`;
    case 'add-fragment':
      return 'fragment added';
    case 'remove-fragment':
      return 'fragment removed';
    case 'move-end':
      return 'extent changed';
    case 'merge-annotations':
      return `${counted(count, 'annotation')} merged`;
    case 'split-annotation':
      return 'annotation split';
    case 'add-source':
      return 'source added';
    case 'edit-source':
      return 'source changed';
    case 'remove-source':
      return 'source removed';
    case 'merge-sources':
      return 'sources merged';
    case 'relate':
      return 'relation added';
    case 'unrelate':
      return 'relation removed';
    case 'edit-scheme':
      return 'scheme changed';
    case 'import':
      return 'export imported';
    case 'undo':
    case 'redo':
      return action;
  }
}
