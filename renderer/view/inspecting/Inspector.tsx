import { useEffectEvent, useLayoutEffect } from 'react';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { KINDS } from '../../../shared/scheme/scheme';
import type { OpenArticle, Outcome } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { KindDigit } from '../annotating/KindDigit';
import { KIND_SIGNS } from '../kinds';
import { reasonFor } from '../messages';
import type { Apply, Credit } from './answers';
import { BodyAnswers } from './BodyAnswers';
import { CommonAnswers } from './CommonAnswers';
import { ConfirmGuesses } from './ConfirmGuesses';
import { Fragments } from './Fragments';
import { Problems } from './Problems';
import { Provenance } from './Provenance';
import { Relations } from './Relations';
import { Reviews } from './Reviews';
import { SchemeAnswers } from './SchemeAnswers';
import { useAnnotation } from './use-annotation';

interface InspectorProps {
  readonly open: OpenArticle;
  readonly placed: PlacedAnnotation;
  /** Called when the fields are there. */
  readonly onFields: () => void;
}

/** Everything about the selected annotation: its words, what is said of them, and by whom. */
export function Inspector({ open, placed, onFields }: InspectorProps) {
  const session = useCommands();
  const indexVersion = useSession((state) => state.indexVersion);
  const detailVersion = useSession((state) => state.detailVersion);
  const version = `${indexVersion}/${detailVersion}`;
  const { annotation, reload } = useAnnotation(placed.id, version);
  const answered = async (asked: Outcome): Promise<string | null> => {
    const outcome = await asked;
    await reload();
    return outcome.ok ? null : reasonFor(outcome.failure);
  };
  const apply: Apply = (patch) => answered(session.update([placed.id], patch));
  const credit: Credit = (naming) => answered(session.credit(placed.id, naming));
  const tellOfFields = useEffectEvent(onFields);
  useLayoutEffect(() => {
    if (annotation) tellOfFields();
  }, [annotation]);
  return (
    <div className="inspector">
      <KindChoice placed={placed} />
      <Fragments open={open} placed={placed} />
      {annotation && (
        <>
          <Problems annotation={annotation} text={open.text} />
          <Reviews annotation={annotation} />
          <ConfirmGuesses annotation={annotation} apply={apply} />
          <div className="answers" key={annotation.body.kind}>
            <BodyAnswers annotation={annotation} apply={apply} credit={credit} />
          </div>
          <div className="answers common">
            <SchemeAnswers annotation={annotation} apply={apply} />
            <CommonAnswers annotation={annotation} apply={apply} />
          </div>
          <Relations annotation={annotation} version={version} />
          <Provenance annotation={annotation} />
        </>
      )}
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
