import './key-caps.css';

interface KeyCapsProps {
  readonly caps: readonly string[];
  /** Read out too, as within a sentence; beside the name of a command they are only seen. */
  readonly heard?: boolean;
}

/** Keys as they are printed on a keyboard. */
export function KeyCaps({ caps, heard = false }: KeyCapsProps) {
  return (
    <span className="key-caps" aria-hidden={!heard}>
      {caps.map((cap) => (
        <kbd key={cap} className="key-cap">
          {cap}
        </kbd>
      ))}
    </span>
  );
}
