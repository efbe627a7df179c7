import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import { keyCaps, keyName } from '../keys/key-caps';
import { Welcome } from '../welcome/Welcome';
import { Inspector } from './Inspector';
import './inspector.css';

/** The upper right pane: the selected annotation, or what to do to have one. */
export function InspectorPane() {
  const open = useSession((state) => state.open);
  const selected = useSession((state) => state.selected);
  const version = useSession((state) => state.indexVersion);
  const mac = useSession((state) => state.app.platform === 'darwin');
  const placed = open && selected ? open.index.get(selected) : undefined;
  return (
    <section className="pane" aria-label="Selected annotation" data-pane="inspector">
      <div className="pane-scroll">
        <Welcome />
        <form aria-label="Inspector" onSubmit={(event) => event.preventDefault()}>
          <div className="pane-head">
            <h2 className="pane-title">Inspector</h2>
            {placed && <DeleteButton />}
          </div>
          {open && placed ? (
            <Inspector key={placed.id} open={open} placed={placed} version={version} />
          ) : (
            <p className="side-note">
              No annotation is selected. Click one in the text or in the list below, or step through
              them with <KeyCaps heard caps={keyCaps('Alt+ArrowDown', mac)} />.
            </p>
          )}
        </form>
      </div>
    </section>
  );
}

function DeleteButton() {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  return (
    <button
      type="button"
      className="button quiet danger"
      aria-label="Delete annotation"
      title={`Delete annotation (${keyName('delete-annotation', mac)})`}
      onClick={() => void session.run('delete-annotation')}
    >
      <Icon name="bin" /> Delete
    </button>
  );
}
