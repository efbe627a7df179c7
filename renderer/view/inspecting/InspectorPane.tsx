import { useRef, type KeyboardEvent } from 'react';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import { heardKeys, keyCaps, keyName } from '../keys/key-caps';
import { focusArticleText } from '../keys/key-place';
import { useKeptFocus } from '../use-kept-focus';
import { Welcome } from '../welcome/Welcome';
import { Inspector } from './Inspector';
import { useFieldFocus } from './use-field-focus';
import './inspector.css';
import './narrow-inspector.css';

/** The upper right pane: the selected annotation, or what to do to have one. */
export function InspectorPane() {
  const open = useSession((state) => state.open);
  const selected = useSession((state) => state.selected);
  // The index is mutable; this says that it has changed.
  useSession((state) => state.indexVersion);
  const mac = useSession((state) => state.app.platform === 'darwin');
  const form = useRef<HTMLFormElement>(null);
  const onFields = useFieldFocus(form);
  useKeptFocus(form);
  const placed = open && selected ? open.index.get(selected) : undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusArticleText();
  };
  return (
    <section className="pane" aria-label="Selected annotation" data-pane="inspector">
      <div className="pane-scroll">
        <Welcome />
        {/* Fields drop what was typed on Escape before the focus goes back to the text. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form
          ref={form}
          className="inspector-form"
          aria-label="Inspector"
          data-own-keys="Escape"
          onSubmit={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
        >
          <div className="pane-head">
            <h2 className="pane-title">Inspector</h2>
            {placed && <DeleteButton />}
          </div>
          {open && placed ? (
            <Inspector key={placed.id} open={open} placed={placed} onFields={onFields} />
          ) : (
            <p className="side-note">
              No annotation is selected. Click one in the text or in the list below, or step through
              them with{' '}
              <KeyCaps
                heard={heardKeys('Alt+ArrowDown', mac)}
                caps={keyCaps('Alt+ArrowDown', mac)}
              />
              .
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
