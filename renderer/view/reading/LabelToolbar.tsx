import { useState, type KeyboardEvent } from 'react';
import { useCommands, useSession } from '../../session/use-session';
import { KeyCaps } from '../../ui/KeyCaps';
import { shown } from '../shown';

/** The labels of the scheme, each of which tags with its kind and itself; none, no toolbar. */
export function LabelToolbar({ usable }: { readonly usable: boolean }) {
  const session = useCommands();
  const labels = useSession((state) => state.scheme.labels);
  const [stop, setStop] = useState(0);
  if (labels.length === 0) return null;
  const tabStop = Math.min(stop, labels.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (tabStop + step + labels.length) % labels.length;
    setStop(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      role="toolbar"
      aria-label="Labels"
      aria-describedby="tag-hint"
      className="label-tools"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {labels.map(({ key, name, kind, color, shortcut }, at) => (
        <button
          key={key}
          type="button"
          className="label-button"
          data-kind={kind}
          tabIndex={at === tabStop ? 0 : -1}
          aria-disabled={!usable}
          aria-keyshortcuts={shortcut}
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setStop(at)}
          onClick={() => {
            if (usable) void session.tagLabel(key);
          }}
        >
          <span className="label-dot" style={{ backgroundColor: color }} />
          <bdi>{shown(name)}</bdi>
          {shortcut && <KeyCaps caps={[shortcut.toUpperCase()]} />}
        </button>
      ))}
    </div>
  );
}
