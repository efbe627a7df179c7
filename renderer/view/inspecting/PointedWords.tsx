import type { Target } from '../../../shared/annotation/target';
import { useShowWords } from '../reading/surface-on-screen';
import { shown } from '../shown';

interface PointedWordsProps {
  /** What they are, as `cue`. */
  readonly what: string;
  readonly target: Target;
}

/** Words of the article that an answer points at; pressed, they are shown in the text. */
export function PointedWords({ what, target }: PointedWordsProps) {
  const showWords = useShowWords();
  const words = shown(target.quotes.map(({ exact }) => exact).join(' … '));
  return (
    <button
      type="button"
      className="pointed-words"
      aria-label={`Show the ${what} in the text: ${words}`}
      title="Show in the text"
      onClick={() => showWords(target.spans[0])}
    >
      <bdi>{words}</bdi>
    </button>
  );
}
