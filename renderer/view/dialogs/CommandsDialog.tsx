import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { APP_COMMANDS } from '../../../shared/ipc/app-commands';
import type { LabelDefinition } from '../../../shared/scheme/scheme';
import type { Session } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { KeyCaps } from '../../ui/KeyCaps';
import { groupOf } from '../keys/command-groups';
import { keyCaps } from '../keys/key-caps';
import { filterByTitle } from './filter-commands';
import { MatchedTitle } from './MatchedTitle';
import { OTHER_WORDS } from './other-words';
import { shown } from '../shown';
import { SearchField } from './SearchField';
import { stepRound } from './step-round';

/** What the palette offers. */
interface Offer {
  readonly id: string;
  readonly title: string;
  readonly otherWords: readonly string[];
  readonly group: string;
  readonly keys: readonly string[];
  readonly run: (session: Session) => void;
}

const COMMANDS: readonly Offer[] = APP_COMMANDS.map((command) => ({
  ...command,
  otherWords: OTHER_WORDS[command.id] ?? [],
  group: groupOf(command),
  run: (session) => void session.run(command.id),
}));

function offerOf({ key, name, shortcut }: LabelDefinition): Offer {
  return {
    id: `label ${key}`,
    title: `Tag as ${shown(name)}`,
    otherWords: ['label'],
    group: 'Labels',
    keys: shortcut === undefined ? [] : [shortcut],
    run: (session) => void session.tagLabel(key),
  };
}

/** The palette: every command and label by its name, found by a few of its letters, run by Enter. */
export function CommandsDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const labels = useSession((state) => state.scheme.labels);
  const matches = useMemo(
    () => filterByTitle([...COMMANDS, ...labels.map(offerOf)], query),
    [labels, query],
  );
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const optionId = (index: number): string => `${id}-${index}`;

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, matches]);

  const run = (offer: Offer): void => {
    // The dialog is gone and the focus back where it was before the command looks at either.
    flushSync(onClose);
    offer.run(session);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = stepRound(event.key, at, matches.length);
    if (to !== null) setAt(to);
    else if (event.key === 'Enter' && matches[at]) run(matches[at].item);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Commands" className="commands" bare onClose={onClose}>
      <SearchField
        label="Find a command"
        value={query}
        onChange={(typed) => {
          setQuery(typed);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        list={id}
        active={matches[at] ? optionId(at) : undefined}
      />
      <ul ref={list} id={id} role="listbox" aria-label="Matching commands" tabIndex={-1}>
        {matches.map(({ item, matched }, index) => (
          // The keys are handled by the combobox, which names this option as active.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={item.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === at}
            className="command-option"
            onMouseMove={() => setAt(index)}
            onClick={() => run(item)}
          >
            <MatchedTitle title={item.title} matched={matched} />
            <span className="command-group">{item.group}</span>
            {item.keys[0] && <KeyCaps caps={keyCaps(item.keys[0], mac)} />}
          </li>
        ))}
      </ul>
      {matches.length === 0 && (
        <p className="commands-none" aria-live="polite">
          No command has these letters.
        </p>
      )}
    </Dialog>
  );
}
