import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import type { OpenArticle } from '../../session/session';
import { useCommands } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import { placeOfSpan } from '../annotating/place-words';
import { FragmentWords } from './FragmentWords';
import { offsetsOf } from './offsets-of';

/** Code units shown on each side of the words. */
const CONTEXT = 24;

interface FragmentsProps {
  readonly open: OpenArticle;
  readonly placed: PlacedAnnotation;
}

/** The exact words, fragment by fragment in the analyst's order, each with its place. */
export function Fragments({ open, placed }: FragmentsProps) {
  const session = useCommands();
  const offsets = offsetsOf(open);
  const many = placed.spans.length > 1;
  return (
    <div className="fragments">
      <ol aria-label="Words">
        {placed.spans.map((span, at) => (
          <li key={`${span.start} ${span.end}`}>
            <FragmentWords text={open.text} span={span} kind={placed.kind} around={CONTEXT} />
            <p className="fragment-place" title="Counted in Unicode code points, as in the export">
              {many && <b>{at + 1}</b>}
              <span>
                {placeOfSpan(span, offsets)} <span className="unseen">code points</span>
              </span>
              {many && (
                <button
                  type="button"
                  className="fragment-remove"
                  aria-label={`Remove fragment ${at + 1}`}
                  title="Remove this fragment"
                  onClick={() => void session.removeFragment(placed.id, at)}
                >
                  <Icon name="close" />
                </button>
              )}
              {at === placed.spans.length - 1 && (
                <span className="fragment-hint">
                  <KeyCaps heard="plus" caps={['+']} /> adds words
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
