import { useId } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { Attribution } from '../../../shared/annotation/body';
import { useCommands, useSession } from '../../session/use-session';
import { ComboEntry } from '../../ui/ComboEntry';
import { KeyCaps } from '../../ui/KeyCaps';
import { reasonFor } from '../messages';
import { bodyPatch, fieldsOf, placeholderFor, stateOf, valueOf, type Apply } from './answers';
import { AnswerMenu, FieldRow, Guessed } from './FieldRow';
import type { SourceField } from './field-table';
import { PointedWords } from './PointedWords';
import { nameOfSource, viaChain } from './source-names';
import { suggestSources } from './suggestions';
import { shown } from '../shown';

interface SourceAnswerProps {
  readonly field: SourceField;
  readonly title: string;
  readonly annotation: Annotation;
  readonly apply: Apply;
}

/** Who is credited: a source by its name, the words that name it, and through whom it came. */
export function SourceAnswer({ field, title, annotation, apply }: SourceAnswerProps) {
  const session = useCommands();
  const sources = useSession((state) => state.sources);
  const id = useId();
  const answer = fieldsOf(annotation.body)[field];
  const state = stateOf(answer);
  const credited = valueOf(answer);
  const commit = async (text: string): Promise<string | null> => {
    if (text.trim() === '') return apply(bodyPatch(field, null));
    const source = await session.sourceNamed(text);
    if (!source.ok) return reasonFor(source.failure);
    return apply(bodyPatch(field, { ...credited, source: source.value }));
  };
  return (
    <FieldRow title={title} controlId={id}>
      <div className="source-answer">
        <ComboEntry
          id={id}
          value={credited ? nameOfSource(sources, credited.source) : ''}
          placeholder={placeholderFor(state)}
          suggest={(text) => suggestSources(sources, text)}
          onCommit={commit}
        >
          <Guessed field={field} title={title} guessed={annotation.guessed} apply={apply} />
        </ComboEntry>
        <Credit field={field} title={title} annotation={annotation} credited={credited} />
        {credited && <Via field={field} title={title} credited={credited} apply={apply} />}
      </div>
      <AnswerMenu field={field} title={title} state={state} apply={apply} />
    </FieldRow>
  );
}

interface CreditProps extends Omit<SourceAnswerProps, 'apply'> {
  readonly credited: Attribution | undefined;
}

/** Fields for which the key of the mention works; others have the button alone. */
const HAS_KEY: ReadonlySet<SourceField> = new Set<SourceField>(['claimant', 'speaker']);

/** Where the source is named. */
function Credit({ field, title, annotation, credited }: CreditProps) {
  const session = useCommands();
  const selecting = useSession((state) => state.selection !== null);
  if (!credited && !selecting) return null;
  const mention = credited?.mention;
  return (
    <p className="pointer-line">
      {mention && <PointedWords what={`mention of the ${title.toLowerCase()}`} target={mention} />}
      <button
        type="button"
        className="text-button"
        title={selecting ? 'Use the selected words' : 'Select the name in the text first'}
        aria-disabled={!selecting}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void session.anchorMention(annotation.id, field)}
      >
        {mention ? 'replace' : 'named where?'} {HAS_KEY.has(field) && <KeyCaps caps={['A']} />}
        <span className="unseen">
          : use the selected words as the name of the {title.toLowerCase()}
        </span>
      </button>
    </p>
  );
}

interface ViaProps extends Omit<SourceAnswerProps, 'annotation'> {
  readonly credited: Attribution;
}

/** Through whom it came: what this annotation says itself, else the chain of the source. */
function Via({ field, title, credited, apply }: ViaProps) {
  const session = useCommands();
  const sources = useSession((state) => state.sources);
  const id = useId();
  const { via, ...direct } = credited;
  const [nearest, ...further] = viaChain(sources, credited);
  const commit = async (text: string): Promise<string | null> => {
    if (text.trim() === '') return apply(bodyPatch(field, direct));
    const source = await session.sourceNamed(text);
    if (!source.ok) return reasonFor(source.failure);
    return apply(bodyPatch(field, { ...direct, via: source.value }));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out so
    <div role="group" aria-label={`Chain of the ${title.toLowerCase()}`} className="via">
      <label htmlFor={id}>via</label>
      <ComboEntry
        id={id}
        value={via === undefined ? '' : nameOfSource(sources, via)}
        placeholder={shown(nearest ?? '')}
        suggest={(text) => suggestSources(sources, text)}
        onCommit={commit}
      />
      {further.length > 0 && (
        <span className="via-further">
          via <bdi>{shown(further.join(', via '))}</bdi>
        </span>
      )}
    </div>
  );
}
