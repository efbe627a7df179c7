import { useLayoutEffect, useRef, type ReactNode } from 'react';
import './dialog.css';
import { useEnter } from './Foreground';

interface DialogProps {
  /** Its accessible name and heading. */
  readonly title: string;
  readonly onClose: () => void;
  readonly className?: string;
  /** Without a visible heading the title is only heard. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog, open for as long as it is rendered. The focus goes to what is marked
 * `data-autofocus`, and back to where it was when the dialog goes. Escape and a click beside it
 * ask to close.
 */
export function Dialog({ title, onClose, className = '', bare = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const enter = useEnter();
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const leave = enter(dialog);
    return () => {
      leave();
      dialog.close();
    };
  }, [enter]);
  return (
    <dialog
      ref={element}
      className={`dialog ${className}`}
      aria-label={title}
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {!bare && <h2 className="dialog-title">{title}</h2>}
      {children}
    </dialog>
  );
}
