import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import './progress-dialog.css';

/** Shows long work while it goes on, and lets a person stop it. Nothing is left of what is stopped. */
export function ProgressDialog() {
  const session = useCommands();
  const progress = useSession((state) => state.progress);
  if (!progress) return null;
  const { title, done, of } = progress;
  const share = of > 0 ? Math.min(1, done / of) : 0;
  return (
    <Dialog title={`${title}…`} onClose={session.stop}>
      <progress className="progress-bar" max={1} value={share} aria-label={title} />
      <p className="progress-share" aria-hidden="true">
        {Math.floor(share * 100)} %
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" data-autofocus onClick={session.stop}>
          Stop
        </button>
      </div>
    </Dialog>
  );
}
