import { Icon } from '../../ui/Icon';

interface RowStateProps {
  readonly isDone: boolean;
  readonly hasGuesses: boolean;
}

/** Beneath the kind, and heard after the words: that an annotation is done, or what is to confirm. */
export function RowState({ isDone, hasGuesses }: RowStateProps) {
  if (!isDone && !hasGuesses) return null;
  return (
    <span className="row-state">
      {isDone && (
        <span className="row-done">
          <span className="unseen">, </span>
          <Icon name="check" />
          done
        </span>
      )}
      {hasGuesses && (
        <span>
          <span className="unseen">, </span>
          guessed
        </span>
      )}
    </span>
  );
}
