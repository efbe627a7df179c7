import { useEffect, useRef, useState } from 'react';
import { useCommands, useSession } from '../../session/use-session';
import { selectionSentence } from './selection-sentence';
import { shown } from '../shown';

/**
 * Says to assistive tools what the eye sees happen. The session announces its informing notices
 * itself, and errors are alerts of their own.
 */
export function Announcer() {
  const { text, count } = useSession((state) => state.announcement);
  return (
    <>
      <p className="unseen" aria-live="polite">
        <span key={count}>{shown(text)}</span>
      </p>
      <SelectionAnnouncer />
    </>
  );
}

/** Says what has been selected, unless the session itself said something of that. */
function SelectionAnnouncer() {
  const session = useCommands();
  const selected = useSession((state) => state.selected);
  const [sentence, setSentence] = useState('');
  const said = useRef({ selected, count: session.getState().announcement.count });
  useEffect(() => {
    const { announcement, open, marked } = session.getState();
    const before = said.current;
    said.current = { selected, count: announcement.count };
    if (selected === before.selected) return;
    const isSaid = announcement.count !== before.count || marked.size > 1;
    setSentence(isSaid || !open || !selected ? '' : selectionSentence(open, selected));
  }, [session, selected]);
  return (
    <p className="unseen" aria-live="polite">
      {sentence}
    </p>
  );
}
