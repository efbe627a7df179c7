import type { Annotation } from '../../../shared/annotation/annotation';
import { KeyCaps } from '../../ui/KeyCaps';
import { countOf } from '../amounts';
import type { Apply } from './answers';

interface ConfirmGuessesProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
}

/** Says how many answers were filled in by the program, and confirms them all at once. */
export function ConfirmGuesses({ annotation, apply }: ConfirmGuessesProps) {
  const count = annotation.guessed.length;
  if (count === 0) return null;
  return (
    <p className="confirm-guesses">
      <span>{countOf(count, 'guessed answer')}</span>
      <button type="button" className="text-button" onClick={() => void apply({ confirm: 'all' })}>
        confirm {count === 1 ? 'it' : 'all'} <KeyCaps caps={['G']} />
      </button>
    </p>
  );
}
