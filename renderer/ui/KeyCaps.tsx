import './key-caps.css';

interface KeyCapsProps {
  readonly caps: readonly string[];
  /** What is read out for them, as within a sentence; beside the name of a command they are only seen. */
  readonly heard?: string;
}

/** Keys as they are printed on a keyboard. */
export function KeyCaps({ caps, heard = '' }: KeyCapsProps) {
  return (
    <>
      {heard !== '' && <span className="unseen">{heard}</span>}
      <span className="key-caps" aria-hidden="true">
        {caps.map((cap) => (
          <kbd key={cap} className="key-cap">
            {cap}
          </kbd>
        ))}
      </span>
    </>
  );
}
