import { useId } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { ASSESSMENTS } from '../../../shared/annotation/body';
import { SelectEntry } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import { bodyPatch, fieldsOf, type Apply } from './answers';
import { FieldRow, Guessed } from './FieldRow';
import { titleOfChoice } from './field-table';

interface AssessmentAnswerProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
}

const CHOICES = ASSESSMENTS.map((value) => ({ value, title: titleOfChoice(value) }));
const NOT_ASSESSED = { value: '', title: 'Not assessed' };

/** What the analyst found out about a claim, and on what grounds. */
export function AssessmentAnswer({ annotation, apply }: AssessmentAnswerProps) {
  const [verdictId, noteId] = [useId(), useId()];
  const { assessment } = fieldsOf(annotation.body);
  const assess = (value: string): Promise<string | null> => {
    const verdict = ASSESSMENTS.find((known) => known === value);
    const note = assessment?.note ?? '';
    return apply(bodyPatch('assessment', verdict ? { verdict, note } : null));
  };
  return (
    <>
      <FieldRow title="Assessment" controlId={verdictId}>
        <SelectEntry
          id={verdictId}
          value={assessment?.verdict ?? ''}
          choices={CHOICES}
          others={[NOT_ASSESSED]}
          muted={!assessment}
          onCommit={assess}
        />
        <Guessed field="assessment" title="Assessment" guessed={annotation.guessed} apply={apply} />
      </FieldRow>
      {assessment && (
        <FieldRow title="Grounds" controlId={noteId}>
          <TextEntry
            id={noteId}
            long
            value={assessment.note}
            onCommit={(note) => apply(bodyPatch('assessment', { ...assessment, note }))}
          />
        </FieldRow>
      )}
    </>
  );
}
