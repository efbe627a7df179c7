import { useId } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { KeyCaps } from '../../ui/KeyCaps';
import { TextEntry } from '../../ui/TextEntry';
import type { Apply } from './answers';
import { FieldRow } from './FieldRow';
import { TagsAnswer } from './TagsAnswer';

interface CommonAnswersProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
}

/** What every annotation may carry: tags, a note, and whether it is done. */
export function CommonAnswers({ annotation, apply }: CommonAnswersProps) {
  const [noteId, doneId] = [useId(), useId()];
  const done = annotation.status === 'done';
  return (
    <>
      <TagsAnswer annotation={annotation} apply={apply} />
      <FieldRow title="Note" controlId={noteId}>
        <TextEntry
          id={noteId}
          long
          value={annotation.note}
          onCommit={(note) => apply({ note: note.trimEnd() })}
        />
      </FieldRow>
      <FieldRow title="Done" controlId={doneId}>
        <span className="done-line">
          <input
            id={doneId}
            type="checkbox"
            checked={done}
            onChange={() => void apply({ status: done ? 'draft' : 'done' })}
          />
          <span className="field-hint">
            {done ? 'finished' : 'still a draft'} <KeyCaps caps={['D']} />
          </span>
        </span>
      </FieldRow>
    </>
  );
}
