import './key-caps.css';

/** Keys as they are printed on a keyboard, seen but not read out: names of commands say it all. */
export function KeyCaps({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className="key-caps" aria-hidden="true">
      {caps.map((cap) => (
        <kbd key={cap} className="key-cap">
          {cap}
        </kbd>
      ))}
    </span>
  );
}
