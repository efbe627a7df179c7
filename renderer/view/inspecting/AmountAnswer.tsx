import { useId, useState } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { readTypedDate } from '../../../shared/figure/read-typed';
import { SelectEntry, type Choice } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import { bodyPatch, fieldsOf, placeholderFor, stateOf, valueOf, type Apply } from './answers';
import { AnswerMenu, FieldRow, Guessed } from './FieldRow';
import { RangeEntry, type Range } from './RangeEntry';
import { typedNumber, useArticleLanguage } from './typed';

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

/** Takes what people write for an amount, and hands it on in canonical form. */
function useCommits({ annotation, apply }: AmountAnswerProps) {
  const languageOf = useArticleLanguage();
  const { range, unit } = fieldsOf(annotation.body);
  const read = (text: string, standing = '') =>
    typedNumber(text, { language: languageOf(), unit: valueOf(unit), standing });
  const commitRange = async (given: Range | null): Promise<string | null> => {
    if (given === null) return apply(bodyPatch('range', null));
    const standing = valueOf(range);
    const [low, high] = [read(given.low, standing?.low), read(given.high, standing?.high)];
    if (!low.ok) return low.failure;
    if (!high.ok) return high.failure;
    return apply(bodyPatch('range', { low: low.value, high: high.value }));
  };
  const commitPoint = async (
    field: 'value' | 'date',
    text: string,
    standing: string,
  ): Promise<string | null> => {
    if (text.trim() === '') return apply(bodyPatch(field, null));
    if (field === 'date') {
      return apply(bodyPatch(field, readTypedDate(text, languageOf()) ?? text));
    }
    const number = read(text, standing);
    return number.ok ? apply(bodyPatch(field, number.value)) : number.failure;
  };
  return { commitRange, commitPoint };
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
  const { commitRange, commitPoint } = useCommits({ annotation, apply: take });
  const mark = <Guessed field={field} title={title} guessed={annotation.guessed} apply={apply} />;
  const standing = field === 'range' ? '' : (valueOf(fields[field]) ?? '');
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
          onCommit={commitRange}
        >
          {mark}
        </RangeEntry>
      ) : (
        <TextEntry
          key={field}
          id={id}
          label={title}
          digits
          value={standing}
          placeholder={placeholder}
          onCommit={(text) => commitPoint(field, text, standing)}
        >
          {mark}
        </TextEntry>
      )}
      <AnswerMenu field={field} title={title} state={state} apply={take} />
    </FieldRow>
  );
}
