import { useEffect, useRef, useState } from 'react';
import type { Notice } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { shown } from '../shown';
import { useKeptFocus } from '../use-kept-focus';

/** How long an informing notice stays at least; the pointer or the focus on it holds it. */
const STAY_MS = 6000;
/** For each character: about as long as reading takes, at 240 words a minute. */
const READING_MS = 50;

/** No sentence of ours is as long; a name in it may be. */
const MOST_WORDS = 1000;

/** Words at the bottom. Errors, and what was found at the start, stay until they are dismissed. */
export function Notices() {
  const notices = useSession((state) => state.notices);
  const section = useRef<HTMLElement>(null);
  useKeptFocus(section);
  return (
    <section ref={section} className="notices" aria-label="Notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const session = useCommands();
  const [held, setHeld] = useState(false);
  const { id, tone, text, action, stays = false } = notice;
  useEffect(() => {
    if (tone === 'error' || stays || held) return undefined;
    const ms = Math.max(STAY_MS, text.length * READING_MS);
    const timer = setTimeout(() => session.dismissNotice(id), ms);
    return () => clearTimeout(timer);
  }, [session, id, text, tone, stays, held]);
  return (
    <div
      className="notice"
      data-tone={tone}
      role={tone === 'error' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'error' && <Icon name="warning" />}
      <p>{shown(text, MOST_WORDS)}</p>
      {action && (
        <button
          type="button"
          className="button"
          onClick={() => {
            action.run();
            session.dismissNotice(id);
          }}
        >
          {action.title}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => session.dismissNotice(id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
