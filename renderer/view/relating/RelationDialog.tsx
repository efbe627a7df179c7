import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import { messageFor } from '../messages';
import { excerptOf } from '../annotating/excerpt';
import { wordsOf } from '../annotating/place-words';
import { comparisonWords } from '../comparison-words';
import { useRead } from '../use-read';
import './relating.css';

interface End {
  readonly id: AnnotationId;
  readonly words: string;
}

const LONGEST_WORDS = 160;

/** Asks how two annotations are related. A digit picks the type, Enter makes the relation. */
export function RelationDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const types = useSession((state) => state.scheme.relationTypes);
  const first = useSession((state) => state.relatingFrom);
  const second = useSelectedEnd();
  const [type, setType] = useState(types[0]?.key ?? '');
  const [swapped, setSwapped] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const comparison = useComparison(first, second);
  const [from, to] = swapped ? [second, first] : [first, second];

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!from || !to) return;
    const outcome = await session.relate(from.id, to.id, type);
    if (!outcome.ok) {
      setRefusal(messageFor(outcome.failure));
      return;
    }
    onClose();
    if (session.getState().relatingFrom) session.startRelating(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const picked = /^[1-9]$/.test(event.key) ? types[Number(event.key) - 1] : undefined;
    if (!picked) return;
    event.preventDefault();
    setType(picked.key);
    setRefusal(null);
  };
  return (
    <Dialog title="Relation" onClose={onClose}>
      {/* The digits are keys of the radios, wherever in the form the focus is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
        <dl className="relation-ends">
          <EndWords title="From" end={from} />
          <EndWords title="To" end={to} />
        </dl>
        {comparison !== null && <p className="relation-comparison">{comparison}</p>}
        <button type="button" className="text-button" onClick={() => setSwapped(!swapped)}>
          <Icon name="swap" /> the other way round
        </button>
        <fieldset className="relation-types">
          <legend className="unseen">Type</legend>
          {types.map(({ key, name }, at) => (
            <label key={key}>
              <input
                type="radio"
                name="relation-type"
                value={key}
                checked={key === type}
                onChange={() => setType(key)}
                {...(at === 0 && { 'data-autofocus': true })}
              />
              {name}
              {at < 9 && <KeyCaps caps={[String(at + 1)]} />}
            </label>
          ))}
        </fieldset>
        {refusal && (
          <p className="dialog-refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Relate
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function EndWords({ title, end }: { readonly title: string; readonly end: End | null }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <bdi>{end?.words ?? 'nothing is selected'}</bdi>
      </dd>
    </div>
  );
}

/** The annotation selected in the open article, with its words. */
function useSelectedEnd(): End | null {
  const open = useSession((state) => state.open);
  const selected = useSession((state) => state.selected);
  const placed = open && selected ? open.index.get(selected) : undefined;
  if (!open || !placed) return null;
  const { head, middle, tail } = excerptOf(wordsOf(open.text, placed.spans), LONGEST_WORDS);
  return { id: placed.id, words: middle ? `${head} … ${tail}` : head };
}

/** How the two ends compare, where both are figures. */
function useComparison(first: End | null, second: End | null): string | null {
  const session = useCommands();
  const read = async (): Promise<string | null> => {
    if (!first || !second) return null;
    const [one, other] = await Promise.all(
      [first, second].map(({ id }) => session.readAnnotation(id)),
    );
    if (one?.body.kind !== 'figure' || other?.body.kind !== 'figure') return null;
    return comparisonWords(one.body, other.body);
  };
  return useRead(read, `${first?.id} ${second?.id}`);
}
