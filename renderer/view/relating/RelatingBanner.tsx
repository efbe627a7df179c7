import { useCommands, useSession } from '../../session/use-session';
import { KeyCaps } from '../../ui/KeyCaps';
import './relating.css';
import { shown } from '../shown';

/** While a relation is being made: from where, what to do next, and the way out. */
export function RelatingBanner() {
  const session = useCommands();
  const from = useSession((state) => state.relatingFrom);
  const canRelate = useSession((state) => state.selected !== null && state.selected !== from?.id);
  if (!from) return null;
  return (
    <section className="relating" aria-label="Relating">
      <p aria-live="polite">
        Relating from: <bdi className="relating-words">{shown(from.words)}</bdi>. Select the other
        annotation and press <KeyCaps heard="R" caps={['R']} />.
      </p>
      <button
        type="button"
        className="button"
        aria-disabled={!canRelate}
        onClick={() => void session.run('relate')}
      >
        Relate
      </button>
      <button type="button" className="button quiet" onClick={() => session.startRelating(null)}>
        Cancel
      </button>
    </section>
  );
}
