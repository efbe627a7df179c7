import { useEffect, useState } from 'react';
import type { Notice } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';

/** How long an informing notice stays; the pointer or the focus on it holds it. */
const STAY_MS = 6000;

/** Passing words at the bottom. Errors stay until they are dismissed. */
export function Notices() {
  const notices = useSession((state) => state.notices);
  return (
    <section className="notices" aria-label="Notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const session = useCommands();
  const [held, setHeld] = useState(false);
  const { id, tone, text, action } = notice;
  useEffect(() => {
    if (tone === 'error' || held) return undefined;
    const timer = setTimeout(() => session.dismissNotice(id), STAY_MS);
    return () => clearTimeout(timer);
  }, [session, id, tone, held]);
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
      <p>{text}</p>
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
