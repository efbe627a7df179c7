import { useId } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { readTypedDate } from '../../../shared/figure/read-typed';
import { ComboEntry, type Suggestion } from '../../ui/ComboEntry';
import { SelectEntry } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import {
  bodyPatch,
  choicePatch,
  fieldsOf,
  placeholderFor,
  stateOf,
  valueOf,
  WITHOUT_VALUE,
  type Apply,
} from './answers';
import { AnswerMenu, FieldRow, Guessed } from './FieldRow';
import { choicesOf, type ChoiceField, type TextField } from './field-table';
import { suggestLanguages, suggestUnits } from './suggestions';
import { useArticleLanguage } from './typed';

interface AnswerFieldProps<F> {
  readonly field: F;
  readonly title: string;
  readonly annotation: Annotation;
  readonly apply: Apply;
}

const SUGGESTIONS: Readonly<Partial<Record<TextField, (text: string) => readonly Suggestion[]>>> = {
  unit: suggestUnits,
  language: suggestLanguages,
};

/** A field answered in words, or by one of the answers without a value. */
export function TextAnswer(props: AnswerFieldProps<TextField> & { readonly long?: boolean }) {
  const { field, title, annotation, apply, long = false } = props;
  const id = useId();
  const answer = fieldsOf(annotation.body)[field];
  const state = stateOf(answer);
  const suggest = SUGGESTIONS[field];
  const languageOf = useArticleLanguage();
  const read = (text: string): string =>
    (field === 'asOf' ? readTypedDate(text, languageOf()) : null) ?? text;
  const entry = {
    id,
    value: valueOf(answer) ?? '',
    placeholder: placeholderFor(state),
    onCommit: (text: string) => apply(bodyPatch(field, text.trim() === '' ? null : read(text))),
    children: <Guessed field={field} title={title} guessed={annotation.guessed} apply={apply} />,
  };
  return (
    <FieldRow title={title} controlId={id}>
      {suggest ? <ComboEntry {...entry} suggest={suggest} /> : <TextEntry {...entry} long={long} />}
      <AnswerMenu field={field} title={title} state={state} apply={apply} />
    </FieldRow>
  );
}

/** A field answered by one of a closed list, or without a value. */
export function ChoiceAnswer({ field, title, annotation, apply }: AnswerFieldProps<ChoiceField>) {
  const id = useId();
  const answer = fieldsOf(annotation.body)[field];
  const state = stateOf(answer);
  return (
    <FieldRow title={title} controlId={id}>
      <SelectEntry
        id={id}
        value={valueOf<string>(answer) ?? state}
        choices={choicesOf(field)}
        others={WITHOUT_VALUE}
        muted={state !== 'value'}
        onCommit={(value) => apply(choicePatch(field, value))}
      />
      <Guessed field={field} title={title} guessed={annotation.guessed} apply={apply} />
      <span className="choice-gap" />
    </FieldRow>
  );
}
