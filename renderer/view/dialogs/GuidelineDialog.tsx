import { useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { sectionsOf } from './guideline-sections';

/** What to mark and how, as the scheme says it, to be read. */
export function GuidelineDialog({ onClose }: { readonly onClose: () => void }) {
  const guideline = useSession((state) => state.scheme.guideline);
  const version = useSession((state) => state.scheme.version);
  const parts = sectionsOf(guideline);
  return (
    <Dialog title="Guideline" className="guideline" onClose={onClose}>
      <section
        className="guideline-text"
        aria-label="Text of the guideline"
        // Read by the arrow keys; the scroller has nothing else to focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-autofocus
      >
        {parts.length === 0 && <p>The scheme has no guideline.</p>}
        {parts.map(({ form, text, start }) =>
          form === 'heading' ? <h3 key={start}>{text}</h3> : <p key={start}>{text}</p>,
        )}
      </section>
      <div className="dialog-actions">
        <span className="dialog-aside">Version {version} of the scheme</span>
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
