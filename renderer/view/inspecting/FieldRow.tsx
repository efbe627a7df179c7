import type { ReactNode } from 'react';
import { ChoiceMenu } from '../../ui/ChoiceMenu';
import type { BodyField } from '../../session/annotating';
import { STATE_TITLES, withoutValue, WITHOUT_VALUE, type AnswerState, type Apply } from './answers';

interface FieldRowProps {
  readonly title: string;
  /** The control that the title names. */
  readonly controlId?: string;
  /** Instead of a plain title. */
  readonly titleControl?: ReactNode;
  readonly children: ReactNode;
}

/** A title and what stands beside it. */
export function FieldRow({ title, controlId, titleControl, children }: FieldRowProps) {
  return (
    <div className="field-row">
      {titleControl ??
        (controlId ? (
          <label className="field-title" htmlFor={controlId}>
            {title}
          </label>
        ) : (
          <span className="field-title">{title}</span>
        ))}
      <div className="field-body">{children}</div>
    </div>
  );
}

interface AnswerMenuProps {
  readonly field: Exclude<BodyField, 'assessment'>;
  readonly title: string;
  readonly state: AnswerState;
  readonly apply: Apply;
}

/** The answers that are no value: not answered, unknown, none stated. */
export function AnswerMenu({ field, title, state, apply }: AnswerMenuProps) {
  return (
    <ChoiceMenu
      label={`${title}: ${STATE_TITLES[state]}`}
      choices={WITHOUT_VALUE}
      value={state}
      onChoose={(chosen) => {
        if (chosen !== state) void apply(withoutValue(field, chosen));
      }}
    />
  );
}

interface GuessedProps {
  readonly field: BodyField;
  readonly title: string;
  readonly guessed: readonly string[];
  readonly apply: Apply;
}

/** Says that nobody has confirmed an answer yet; pressed, it is confirmed. */
export function Guessed({ field, title, guessed, apply }: GuessedProps) {
  if (!guessed.includes(field)) return null;
  return (
    <button
      type="button"
      className="guessed"
      aria-label={`Confirm the guessed ${title.toLowerCase()}`}
      title="Filled in by the program, or answered for other words. Press to confirm; G in the text confirms all."
      onClick={() => void apply({ confirm: [field] })}
    >
      guessed
    </button>
  );
}
