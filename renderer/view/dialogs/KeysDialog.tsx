import { Fragment } from 'react';
import { useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { KeyCaps } from '../../ui/KeyCaps';
import { COMMAND_GROUPS } from '../keys/command-groups';
import { heardKeys, keyCaps } from '../keys/key-caps';

/** Keys of the text itself, which are no commands. */
const READING_KEYS: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'Move the caret', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { title: 'Select', keys: ['Shift+ArrowRight'] },
  { title: 'Select by words', keys: ['Mod+Shift+ArrowRight'] },
  { title: 'Back to the text; once more: select nothing', keys: ['Escape'] },
  { title: 'Mark several in the list', keys: ['Shift+ArrowDown', 'Mod+A'] },
];

/** The keys of every command that has one, from the same table as the key map. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" className="keys" onClose={onClose}>
      <section
        className="keys-scroll"
        aria-label="All keys"
        // Scrolled by the arrow keys; there is nothing else in it to focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-autofocus
      >
        <div className="keys-columns">
          <KeyGroup title="In the text" rows={READING_KEYS} />
          {COMMAND_GROUPS.map(({ title, commands }) => (
            <KeyGroup
              key={title}
              title={title}
              rows={commands.filter(({ keys }) => keys.length > 0)}
            />
          ))}
          <LabelKeys />
        </div>
      </section>
      <div className="dialog-actions">
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

/** The keys of the scheme's own labels. */
function LabelKeys() {
  const labels = useSession((state) => state.scheme.labels);
  const rows = labels.flatMap(({ name, shortcut }) =>
    shortcut ? [{ title: `Tag as ${name}`, keys: [shortcut] }] : [],
  );
  return rows.length === 0 ? null : <KeyGroup title="Labels" rows={rows} />;
}

interface KeyGroupProps {
  readonly title: string;
  readonly rows: readonly { readonly title: string; readonly keys: readonly string[] }[];
}

function KeyGroup({ title, rows }: KeyGroupProps) {
  const mac = useSession((state) => state.app.platform === 'darwin');
  return (
    <section className="key-group">
      <h3>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.title}>
            <dt>{row.title}</dt>
            <dd>
              {row.keys.map((keys, at) => (
                <Fragment key={keys}>
                  {at > 0 && <span className="unseen"> or </span>}
                  <KeyCaps heard={heardKeys(keys, mac)} caps={keyCaps(keys, mac)} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
