import type { Annotation } from '../../shared/annotation/annotation';
import type { ChangeRow, EditRow } from '../storage/rows';
import { annotationSentence, counted, extract, fieldName, kindName, wordsOf } from './words';

type AnnotationEdit = Extract<EditRow, { entity: 'annotation' }>;

function annotationsOf(edits: readonly EditRow[]): readonly AnnotationEdit[] {
  return edits.filter((edit): edit is AnnotationEdit => edit.entity === 'annotation');
}

/** Which of its parts tell two versions of an annotation apart, in words. */
function differences(before: Annotation, after: Annotation): readonly string[] {
  const changed = (one: object, other: object): string[] => {
    const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
    const keys = new Set([...a.keys(), ...b.keys()]);
    return [...keys].filter((key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key)));
  };
  const inBody = changed(before.body, after.body);
  const outside = changed(before, after).filter(
    (key) => key !== 'body' && key !== 'provenance' && key !== 'guessed',
  );
  const parts = [...inBody, ...outside].map(fieldName);
  return parts.length > 0 ? parts : ['guesses'];
}

function updateTitle(edits: readonly AnnotationEdit[]): string {
  const [first, second] = edits;
  if (!first?.before || !first.after || second) {
    return `${counted(edits.length, 'annotation')} changed`;
  }
  const { before, after } = first;
  const parts = differences(before, after).join(', ');
  return `${kindName(after.body.kind)}: ${parts} changed, ${extract(wordsOf(after))}`;
}

function manyOr(edits: readonly AnnotationEdit[], what: 'added' | 'deleted'): string {
  const [first, second] = edits;
  const only = first?.after ?? first?.before;
  if (!only || second) return `${counted(edits.length, 'annotation')} ${what}`;
  return annotationSentence(only, what);
}

function wordsAfter(edits: readonly AnnotationEdit[]): string {
  const after = edits[0]?.after ?? edits[0]?.before;
  return after ? extract(wordsOf(after)) : '';
}

function sourceName(edits: readonly EditRow[]): string {
  const edit = edits.find((each) => each.entity === 'source');
  return edit?.entity === 'source' ? ((edit.after ?? edit.before)?.name ?? '') : '';
}

function goneSource(edits: readonly EditRow[]): string {
  return sourceName(edits.filter(({ after }) => after === null));
}

/** A step of the history as a sentence for people, such as "Figure added: more than 80 ships". */
export function stepTitle({ action, edits, articles }: ChangeRow): string {
  const annotations = annotationsOf(edits);
  switch (action) {
    case 'add-articles':
      return articles.length === 1 ? 'Article added' : `${articles.length} articles added`;
    case 'remove-article':
      return 'Article removed';
    case 'edit-article':
      return 'Article edited';
    case 'annotate':
      return manyOr(annotations, 'added');
    case 'delete-annotations':
      return manyOr(annotations, 'deleted');
    case 'change-kind': {
      const after = annotations[0]?.after;
      if (!after) return 'Kind changed';
      const { kind } = after.body;
      if (annotations.length === 1) return `Now a ${kind}: ${extract(wordsOf(after))}`;
      return `${counted(annotations.length, 'annotation')} now of kind ${kind}`;
    }
    case 'update-annotations':
      return updateTitle(annotations);
    case 'add-fragment':
      return `Fragment added: ${wordsAfter(annotations)}`;
    case 'remove-fragment':
      return `Fragment removed: ${wordsAfter(annotations)}`;
    case 'move-end':
      return `Extent changed: ${wordsAfter(annotations)}`;
    case 'merge-annotations':
      return `${counted(annotations.length, 'annotation')} merged: ${wordsAfter(annotations)}`;
    case 'split-annotation':
      return `Annotation split: ${wordsAfter(annotations)}`;
    case 'add-source':
      return `Source added: ${sourceName(edits)}`;
    case 'edit-source':
      return `Source changed: ${sourceName(edits)}`;
    case 'remove-source':
      return `Source removed: ${sourceName(edits)}`;
    case 'merge-sources':
      return `Source merged into another: ${goneSource(edits)}`;
    case 'relate':
      return 'Relation added';
    case 'unrelate':
      return 'Relation removed';
    case 'edit-scheme':
      return 'Coding scheme changed';
    case 'import':
      return `Export imported: ${counted(annotations.length, 'annotation')}`;
    case 'undo':
    case 'redo':
      return action;
  }
}
