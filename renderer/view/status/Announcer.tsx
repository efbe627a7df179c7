import { useSession } from '../../session/use-session';

/**
 * Says to assistive tools what the eye sees happen. The session announces its informing notices
 * itself, and errors are alerts of their own.
 */
export function Announcer() {
  const { text, count } = useSession((state) => state.announcement);
  return (
    <p className="unseen" aria-live="polite">
      <span key={count}>{text}</span>
    </p>
  );
}
