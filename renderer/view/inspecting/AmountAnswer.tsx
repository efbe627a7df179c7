import { useId, useState } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { SelectEntry, type Choice } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import { bodyPatch, fieldsOf, placeholderFor, stateOf, valueOf, type Apply } from './answers';
import { AnswerMenu, FieldRow, Guessed } from './FieldRow';
import { RangeEntry } from './RangeEntry';

type AmountField = 'value' | 'range' | 'date';

const TITLES: Readonly<Record<AmountField, string>> = {
  value: 'Value',
  range: 'Range',
  date: 'Date',
};
const AMOUNTS = ['value', 'range', 'date'] as const;
const CHOICES: readonly Choice[] = AMOUNTS.map((value) => ({ value, title: TITLES[value] }));
const EXAMPLES: Readonly<Record<AmountField, string>> = {
  value: '',
  range: '',
  date: '2025-11-23',
};

interface AmountAnswerProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
}

/** The amount of a figure: one number, a range, or a date. Answering one takes the others away. */
export function AmountAnswer({ annotation, apply }: AmountAnswerProps) {
  const fields = fieldsOf(annotation.body);
  const stored = AMOUNTS.find((name) => fields[name] !== undefined);
  const [wanted, setWanted] = useState<AmountField | null>(null);
  const field = wanted ?? stored ?? 'value';
  const id = useId();
  const title = TITLES[field];
  const state = stateOf(fields[field]);
  const choose = async (name: string): Promise<null> => {
    setWanted(AMOUNTS.find((known) => known === name) ?? null);
    return null;
  };
  const take: Apply = async (patch) => {
    const reason = await apply(patch);
    if (reason === null) setWanted(null);
    return reason;
  };
  const mark = <Guessed field={field} title={title} guessed={annotation.guessed} apply={apply} />;
  const placeholder = state === 'open' ? EXAMPLES[field] : placeholderFor(state);
  return (
    <FieldRow
      title={title}
      titleControl={
        <div className="field-title choice">
          <SelectEntry label="Kind of amount" value={field} choices={CHOICES} onCommit={choose} />
        </div>
      }
    >
      {field === 'range' ? (
        <RangeEntry
          value={valueOf(fields.range) ?? null}
          placeholder={placeholder}
          onCommit={(range) => take(bodyPatch('range', range))}
        >
          {mark}
        </RangeEntry>
      ) : (
        <TextEntry
          key={field}
          id={id}
          label={title}
          digits
          value={valueOf(fields[field]) ?? ''}
          placeholder={placeholder}
          onCommit={(text) => take(bodyPatch(field, text.trim() === '' ? null : text))}
        >
          {mark}
        </TextEntry>
      )}
      <AnswerMenu field={field} title={title} state={state} apply={take} />
    </FieldRow>
  );
}
