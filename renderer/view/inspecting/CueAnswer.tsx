import type { Annotation } from '../../../shared/annotation/annotation';
import { useCommands, useSession } from '../../session/use-session';
import { KeyCaps } from '../../ui/KeyCaps';
import { fieldsOf, STATE_TITLES, stateOf, valueOf, type Apply } from './answers';
import { AnswerMenu, FieldRow, Guessed } from './FieldRow';
import { PointedWords } from './PointedWords';

interface CueAnswerProps {
  readonly title: string;
  readonly annotation: Annotation;
  readonly apply: Apply;
}

/** The saying verb or the hedge: words of the article, taken over from the selection. */
export function CueAnswer({ title, annotation, apply }: CueAnswerProps) {
  const session = useCommands();
  const selecting = useSession((state) => state.selection !== null);
  const answer = fieldsOf(annotation.body).cue;
  const state = stateOf(answer);
  const cue = valueOf(answer);
  return (
    <FieldRow title={title}>
      <div className="pointer-line">
        {cue ? (
          <PointedWords what="cue" target={cue} />
        ) : (
          state !== 'open' && <i className="no-value">{STATE_TITLES[state]}</i>
        )}
        <button
          type="button"
          className="text-button"
          title={selecting ? 'Use the selected words' : 'Select the words in the text first'}
          aria-disabled={!selecting}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void session.anchorCue(annotation.id)}
        >
          {cue ? 'replace' : 'select the words, press'} <KeyCaps caps={['K']} />
          <span className="unseen">: use the selected words as the cue</span>
        </button>
        <Guessed field="cue" title={title} guessed={annotation.guessed} apply={apply} />
      </div>
      <AnswerMenu field="cue" title={title} state={state} apply={apply} />
    </FieldRow>
  );
}
