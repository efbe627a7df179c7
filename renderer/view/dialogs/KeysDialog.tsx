import { APP_COMMANDS, type AppCommand } from '../../../shared/ipc/app-commands';
import { useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { KeyCaps } from '../../ui/KeyCaps';
import { keyCaps } from '../keys/key-caps';

const GROUPS: readonly { readonly menu: AppCommand['menu']; readonly title: string }[] = [
  { menu: 'annotate', title: 'Annotate' },
  { menu: 'edit', title: 'Take back' },
  { menu: 'view', title: 'Move' },
  { menu: 'file', title: 'Articles and exports' },
  { menu: 'help', title: 'Help' },
];

/** Keys of the text itself, which are no commands. */
const READING_KEYS: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'Move the caret', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { title: 'Select', keys: ['Shift+ArrowRight'] },
  { title: 'Select by words', keys: ['Mod+Shift+ArrowRight'] },
  { title: 'Back to the text; once more: select nothing', keys: ['Escape'] },
];

/** The keys of every command that has one, from the same table as the key map. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const commands: readonly AppCommand[] = APP_COMMANDS;
  return (
    <Dialog title="Keys" className="keys" onClose={onClose}>
      <div className="keys-columns">
        <KeyGroup title="In the text" rows={READING_KEYS} />
        {GROUPS.map(({ menu, title }) => (
          <KeyGroup
            key={menu}
            title={title}
            rows={commands.filter((command) => command.menu === menu && command.keys.length > 0)}
          />
        ))}
      </div>
      <div className="dialog-actions">
        <button type="button" className="button primary" data-autofocus onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
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
              <span className="unseen">{row.keys.join(' or ')}</span>
              {row.keys.map((keys) => (
                <KeyCaps key={keys} caps={keyCaps(keys, mac)} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
