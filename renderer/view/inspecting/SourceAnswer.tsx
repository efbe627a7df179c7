import { useId } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { Attribution } from '../../../shared/annotation/body';
import type { AttributionField } from '../../session/annotating';
import { useCommands, useSession } from '../../session/use-session';
import { ComboEntry } from '../../ui/ComboEntry';
import { KeyCaps } from '../../ui/KeyCaps';
import {
  bodyPatch,
  fieldsOf,
  placeholderFor,
  stateOf,
  valueOf,
  type Apply,
  type Credit,
} from './answers';
import { AnswerMenu, FieldRow, Guessed } from './FieldRow';
import { PointedWords } from './PointedWords';
import { nameOfSource, viaChain } from './source-names';
import { suggestSources } from './suggestions';
import { shown } from '../shown';

interface SourceAnswerProps {
  readonly field: AttributionField;
  readonly title: string;
  readonly annotation: Annotation;
  readonly apply: Apply;
  readonly credit: Credit;
}

/** Who is credited: a source by its name, the words that name it, and through whom it came. */
export function SourceAnswer(props: SourceAnswerProps) {
  const { field, title, annotation, apply, credit } = props;
  const sources = useSession((state) => state.sources);
  const id = useId();
  const answer = fieldsOf(annotation.body)[field];
  const state = stateOf(answer);
  const credited = valueOf(answer);
  const commit = (text: string): Promise<string | null> =>
    text.trim() === ''
      ? apply(bodyPatch(field, null))
      : credit({ field, as: 'source', name: text });
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
        <Mention field={field} title={title} annotation={annotation} credited={credited} />
        {credited && (
          <Via field={field} title={title} credited={credited} apply={apply} credit={credit} />
        )}
      </div>
      <AnswerMenu field={field} title={title} state={state} apply={apply} />
    </FieldRow>
  );
}

interface MentionProps extends Omit<SourceAnswerProps, 'apply' | 'credit'> {
  readonly credited: Attribution | undefined;
}

/** Fields for which the key of the mention works; others have the button alone. */
const HAS_KEY: ReadonlySet<AttributionField> = new Set<AttributionField>(['claimant', 'speaker']);

/** Where the source is named. */
function Mention({ field, title, annotation, credited }: MentionProps) {
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
function Via({ field, title, credited, apply, credit }: ViaProps) {
  const sources = useSession((state) => state.sources);
  const id = useId();
  const { via, ...direct } = credited;
  const [nearest, ...further] = viaChain(sources, credited);
  const commit = (text: string): Promise<string | null> =>
    text.trim() === '' ? apply(bodyPatch(field, direct)) : credit({ field, as: 'via', name: text });
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
