import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { canRelate, type RelationTypeDefinition } from '../../../shared/scheme/scheme';
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

/**
 * Asks how two annotations are related. A digit picks the type, Enter makes the relation; none is
 * picked beforehand, so that no key too many says what nobody meant. To close it calls that off.
 */
export function RelationDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const first = useSession((state) => state.relatingFrom);
  const second = useSelectedEnd();
  const [type, setType] = useState<string | null>(null);
  const [swapped, setSwapped] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ends = useEnds(first, second);
  const types = useTypes(ends);
  const [from, to] = swapped ? [second, first] : [first, second];

  const choose = (key: string): void => {
    setType(key);
    setRefusal(null);
  };
  const close = (): void => {
    onClose();
    if (session.getState().relatingFrom) session.startRelating(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!from || !to) return;
    if (type === null || !types.some(({ key }) => key === type)) {
      setRefusal('Choose how they are related: its digit picks a type.');
      return;
    }
    const outcome = await session.relate(from.id, to.id, type);
    if (!outcome.ok) {
      setRefusal(messageFor(outcome.failure));
      return;
    }
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const picked = types.find(({ digit }) => digit === event.key);
    if (!picked) return;
    event.preventDefault();
    choose(picked.key);
  };
  return (
    <Dialog title="Relation" onClose={close}>
      {/* The digits are keys of the radios, wherever in the form the focus is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
        <EndsPart from={from} to={to} ends={ends} onSwap={() => setSwapped(!swapped)} />
        <TypeRadios types={types} chosen={type} onChoose={choose} />
        {refusal && (
          <p className="dialog-refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
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

interface TypeRadiosProps {
  readonly types: readonly OfferedType[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

function TypeRadios({ types, chosen, onChoose }: TypeRadiosProps) {
  return (
    <fieldset className="relation-types">
      <legend className="unseen">Type</legend>
      {types.map(({ key, name, digit }, at) => (
        <label key={key}>
          <input
            type="radio"
            name="relation-type"
            value={key}
            checked={key === chosen}
            onChange={() => onChoose(key)}
            {...(at === 0 && { 'data-autofocus': true })}
          />
          {name}
          {digit !== null && <KeyCaps caps={[digit]} />}
        </label>
      ))}
    </fieldset>
  );
}

interface EndsPartProps {
  readonly from: End | null;
  readonly to: End | null;
  readonly ends: Ends | null;
  readonly onSwap: () => void;
}

/** From where to where, how the two compare, and the way to turn them round. */
function EndsPart({ from, to, ends, onSwap }: EndsPartProps) {
  return (
    <>
      <dl className="relation-ends">
        <EndWords title="From" end={from} />
        <EndWords title="To" end={to} />
      </dl>
      <Comparison ends={ends} />
      <button type="button" className="text-button" onClick={onSwap}>
        <Icon name="swap" /> the other way round
      </button>
    </>
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

type Ends = readonly [Annotation, Annotation];

/** Both ends as they are stored; null until they are read. */
function useEnds(first: End | null, second: End | null): Ends | null {
  const session = useCommands();
  const read = async (): Promise<Ends | null> => {
    if (!first || !second) return null;
    const [one, other] = await Promise.all(
      [first, second].map(({ id }) => session.readAnnotation(id)),
    );
    return one && other ? [one, other] : null;
  };
  return useRead(read, `${first?.id} ${second?.id}`);
}

interface OfferedType extends RelationTypeDefinition {
  readonly digit: string | null;
}

/** The types that make sense between two ends, each with the digit that it has between any. */
function useTypes(ends: Ends | null): readonly OfferedType[] {
  const types = useSession((state) => state.scheme.relationTypes);
  const kinds = ends?.map(({ body }) => body.kind) ?? [];
  return types
    .map((type, at) => ({ ...type, digit: at < 9 ? String(at + 1) : null }))
    .filter(({ key }) => canRelate(key, kinds));
}

/** How the two ends compare, where both are figures. */
function Comparison({ ends }: { readonly ends: Ends | null }) {
  const [one, other] = ends?.map(({ body }) => body) ?? [];
  if (one?.kind !== 'figure' || other?.kind !== 'figure') return null;
  return <p className="relation-comparison">{comparisonWords(one, other)}</p>;
}
