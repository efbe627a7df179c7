import { useMemo } from 'react';
import { createOffsetMap } from '../../../shared/article/offsets';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { KINDS } from '../../../shared/scheme/scheme';
import type { OpenArticle } from '../../session/session';
import { useCommands } from '../../session/use-session';
import { dayAndTime } from '../amounts';
import { KIND_SIGNS } from '../kinds';
import { FragmentWords } from './FragmentWords';
import { KindDigit } from './KindDigit';
import { placeOfSpan } from './place-words';
import { useAnnotation } from './use-annotation';

/** Code units shown on each side of the words; less where several fragments stand below each other. */
const CONTEXT = 60;
const CONTEXT_OF_MANY = 24;

interface InspectorProps {
  readonly open: OpenArticle;
  readonly placed: PlacedAnnotation;
  /** The index is mutable; this says that it has changed. */
  readonly version: number;
}

/** Everything about the selected annotation: its kind, its exact words, where they stand, by whom. */
export function Inspector({ open, placed, version }: InspectorProps) {
  return (
    <div className="inspector">
      <KindChoice placed={placed} />
      <ol className="fragments" aria-label="Words">
        {placed.spans.map((span) => (
          <li key={span.start}>
            <FragmentWords
              text={open.text}
              span={span}
              kind={placed.kind}
              around={placed.spans.length > 1 ? CONTEXT_OF_MANY : CONTEXT}
            />
          </li>
        ))}
      </ol>
      <dl className="facts">
        <Places text={open.text} placed={placed} />
        <Origin placed={placed} version={version} />
      </dl>
    </div>
  );
}

function KindChoice({ placed }: { readonly placed: PlacedAnnotation }) {
  const session = useCommands();
  return (
    <fieldset className="kind-choice">
      <legend className="unseen">Kind</legend>
      {KINDS.map((kind) => (
        <label key={kind} data-kind={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={placed.kind === kind}
            onChange={() => void session.changeKind(placed.id, kind)}
          />
          <KindDigit kind={kind} />
          {KIND_SIGNS[kind].title}
        </label>
      ))}
    </fieldset>
  );
}

function Places({ text, placed }: { readonly text: string; readonly placed: PlacedAnnotation }) {
  const offsets = useMemo(() => createOffsetMap(text), [text]);
  return (
    <div>
      <dt>Position</dt>
      <dd title="Counted in Unicode code points, as in the export">
        {placed.spans.map((span) => placeOfSpan(span, offsets)).join(', ')}{' '}
        <span className="unit">code points</span>
      </dd>
    </div>
  );
}

interface OriginProps {
  readonly placed: PlacedAnnotation;
  readonly version: number;
}

function Origin({ placed, version }: OriginProps) {
  const provenance = useAnnotation(placed.id, version)?.provenance;
  const changed = provenance && provenance.modified !== provenance.created;
  return (
    <>
      <div>
        <dt>By</dt>
        <dd>{provenance && <bdi>{provenance.creator}</bdi>}</dd>
      </div>
      <div>
        <dt>Tagged</dt>
        <dd>{provenance && dayAndTime(provenance.created)}</dd>
      </div>
      {changed && (
        <div>
          <dt>Changed</dt>
          <dd>{dayAndTime(provenance.modified)}</dd>
        </div>
      )}
    </>
  );
}
