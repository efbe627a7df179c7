import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Source, SourceId } from '../../../shared/annotation/source';
import type { Outcome } from '../../session/session';
import { useCommands } from '../../session/use-session';
import { EntryReason } from '../../ui/EntryReason';
import { Icon } from '../../ui/Icon';
import { SelectEntry } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import { viaChain } from '../inspecting/source-names';
import { reasonFor } from '../messages';
import { shown } from '../shown';

function namesOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(names.filter((name) => name !== ''))];
}

interface SourceRowProps {
  readonly source: Source;
  readonly sources: readonly Source[];
  /** Once it is no longer there, and what was focused in it neither. */
  readonly onGone: () => void;
}

/** A source: its names, through whom it speaks, and the ways to part with it. */
export function SourceRow({ source, sources, onGone }: SourceRowProps) {
  const session = useCommands();
  const [isMerging, setIsMerging] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const reasonId = useId();
  const mergeButton = useRef<HTMLButtonElement>(null);
  const title = shown(source.name);
  const closeForm = (): void => {
    mergeButton.current?.focus();
    setIsMerging(false);
  };
  const gone = async (outcome: Outcome): Promise<void> => {
    const result = await outcome;
    if (result.ok) onGone();
    else setReason(reasonFor(result.failure));
  };
  return (
    <li>
      <div className="source-row">
        <SourceFields source={source} sources={sources} />
        <div className="source-ends">
          <button
            ref={mergeButton}
            type="button"
            className="icon-button"
            aria-label={`Merge ${title} into another source`}
            aria-expanded={isMerging}
            title="Merge into another source"
            onClick={() => setIsMerging(!isMerging)}
          >
            <Icon name="merge" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${title}`}
            aria-describedby={reason === null ? undefined : reasonId}
            title="Remove (undo brings it back)"
            onClick={() => void gone(session.removeSource(source.id))}
          >
            <Icon name="bin" />
          </button>
        </div>
      </div>
      {isMerging && (
        <MergeForm
          source={source}
          others={sources.filter(({ id }) => id !== source.id)}
          onMerge={(into) => void gone(session.mergeSources(source.id, into))}
          onClose={closeForm}
        />
      )}
      <EntryReason id={reasonId} reason={reason} />
    </li>
  );
}

interface MergeFormProps {
  readonly source: Source;
  readonly others: readonly Source[];
  readonly onMerge: (into: SourceId) => void;
  readonly onClose: () => void;
}

/** Asks which source a source is in truth. */
function MergeForm({ source, others, onMerge, onClose }: MergeFormProps) {
  const [chosen, setChosen] = useState('');
  const title = shown(source.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const into = others.find(({ id }) => id === chosen);
    if (into) onMerge(into.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    // Escape closes this form alone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="source-merge"
      aria-label={`Merge ${title}`}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <label>
        {'is the same as '}
        <select
          className="entry-field"
          // It appears because it was asked for.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">Choose a source</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {shown(name)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button primary" aria-disabled={chosen === ''}>
        Merge
      </button>
      <button type="button" className="button quiet" onClick={onClose}>
        Cancel
      </button>
    </form>
  );
}

function SourceFields({ source, sources }: Omit<SourceRowProps, 'onGone'>) {
  const session = useCommands();
  const update = async (changed: Source): Promise<string | null> => {
    const outcome = await session.updateSource(changed);
    return outcome.ok ? null : reasonFor(outcome.failure);
  };
  const rename = (text: string): Promise<string | null> => {
    const name = text.trim().replaceAll(/\s+/g, ' ');
    return name === '' ? Promise.resolve('A source needs a name.') : update({ ...source, name });
  };
  const passOn = (id: string): Promise<string | null> => {
    const via = sources.find((other) => other.id === id)?.id;
    return update(withVia(source, via));
  };
  const others = sources.filter(({ id }) => id !== source.id);
  const chain = viaChain(sources, { source: source.id });
  const title = shown(source.name);
  return (
    <>
      <TextEntry label={`Name of ${title}`} value={source.name} onCommit={rename} />
      <TextEntry
        label={`Other names of ${title}`}
        placeholder="with commas between"
        value={source.aliases.join(', ')}
        onCommit={(text) => update({ ...source, aliases: namesOf(text) })}
      />
      <div>
        <SelectEntry
          label={`Via, for ${title}`}
          value={source.via ?? ''}
          choices={others.map(({ id, name }) => ({ value: id, title: shown(name) }))}
          others={[{ value: '', title: 'Nobody' }]}
          muted={source.via === undefined}
          onCommit={passOn}
        />
        {chain.length > 1 && (
          <p className="via">
            then via <bdi>{shown(chain.slice(1).join(', via '))}</bdi>
          </p>
        )}
      </div>
    </>
  );
}

function withVia({ id, name, aliases }: Source, via: SourceId | undefined): Source {
  return { id, name, aliases, ...(via !== undefined && { via }) };
}
