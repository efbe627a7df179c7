import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import { KINDS } from '../../../shared/scheme/scheme';
import type { OpenArticle } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { EntryReason } from '../../ui/EntryReason';
import { reasonFor } from '../messages';
import { bulkFields, type BulkField } from './bulk-fields';

interface BulkSetProps {
  readonly open: OpenArticle;
  readonly ids: readonly AnnotationId[];
}

function fieldsOf({ open, ids }: BulkSetProps, scheme: Parameters<typeof bulkFields>[1]) {
  const marked = new Set(ids.map((id) => open.index.get(id)?.kind));
  return bulkFields(new Set(KINDS.filter((kind) => marked.has(kind))), scheme);
}

/** Sets one field of all marked annotations that have it, as one change. */
export function BulkSet({ open, ids }: BulkSetProps) {
  const scheme = useSession((state) => state.scheme);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    button.current?.focus();
    setAsking(false);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button"
        aria-expanded={asking}
        onClick={() => setAsking(!asking)}
      >
        Set…
      </button>
      {asking && <SetForm fields={fieldsOf({ open, ids }, scheme)} ids={ids} onClose={close} />}
    </>
  );
}

interface SetFormProps {
  readonly fields: readonly BulkField[];
  readonly ids: readonly AnnotationId[];
  readonly onClose: () => void;
}

function SetForm({ fields, ids, onClose }: SetFormProps) {
  const session = useCommands();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const reasonId = useId();
  const field = fields.find(({ key }) => key === chosen) ?? fields[0];
  if (!field) return null;
  const value = typed ?? field.choices?.[0]?.value ?? '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await session.update(ids, field.patch(value));
    if (outcome.ok) onClose();
    else setReason(reasonFor(outcome.failure));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };
  const answer = (text: string): void => {
    setTyped(text);
    setReason(null);
  };
  return (
    // Escape closes this form alone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="bulk-set"
      aria-label="Set a field of all"
      data-own-keys="Escape"
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
    >
      <select
        className="entry-field"
        aria-label="Field"
        // It appears because it was asked for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={field.key}
        onChange={(event) => {
          setChosen(event.target.value);
          setTyped(null);
          setReason(null);
        }}
      >
        {fields.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
      <ValueControl
        field={field}
        value={value}
        reasonId={reason === null ? undefined : reasonId}
        onChange={answer}
      />
      <button type="submit" className="button primary">
        Set
      </button>
      <EntryReason id={reasonId} reason={reason} />
    </form>
  );
}

interface ValueControlProps {
  readonly field: BulkField;
  readonly value: string;
  readonly reasonId: string | undefined;
  readonly onChange: (value: string) => void;
}

function ValueControl({ field, value, reasonId, onChange }: ValueControlProps) {
  const shared = {
    className: 'entry-field',
    'aria-label': `Value: ${field.title}`,
    'aria-invalid': reasonId !== undefined,
    'aria-describedby': reasonId,
    value,
  };
  if (!field.choices) {
    return (
      <input
        {...shared}
        autoComplete="off"
        placeholder="empty takes it away"
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <select {...shared} onChange={(event) => onChange(event.target.value)}>
      {[field.choices, field.others].map((choices, at) => (
        <optgroup key={at} label={at === 0 ? field.title : 'No value'}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
