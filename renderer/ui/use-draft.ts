import { useRef, useState } from 'react';

/** Takes what was typed; answers null when it was taken, else the reason why not. */
export type Commit = (text: string) => Promise<string | null>;

/** What is being typed into one field, beside the value that stands until it is committed. */
export interface Draft {
  /** What the field shows. */
  readonly text: string;
  /** Why the last commit was refused, or why nothing can be typed. */
  readonly reason: string | null;
  /** A text that is too long for a field: its beginning is shown, and it stands as it is. */
  readonly readOnly: boolean;
  readonly change: (text: string) => void;
  /** Commits what was typed, or the given text; nothing where it is what stands already. */
  readonly commit: (text?: string) => void;
  /** Goes back to the value that stands. */
  readonly drop: () => void;
}

/** Code units; Chromium lays out a field anew with every key, all of it. */
const MOST_EDITABLE = 100_000;

/** Of a text that is longer than that. */
const BEGINNING = 200;

function tooLong({ length }: string): string {
  return `It has ${length.toLocaleString('en')} characters, more than can be edited here.`;
}

/**
 * Keeps the typing to the field itself: nothing outside of it hears of a key before the commit. A
 * refused text stays in the field with its reason; the value outside stays as it is.
 */
export function useDraft(value: string, onCommit: Commit): Draft {
  // Leaving a field follows on Escape in the same task, before a state would be known.
  const readOnly = value.length > MOST_EDITABLE;
  const typed = useRef<string | null>(null);
  const pending = useRef<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  const show = (text: string | null): void => {
    typed.current = text;
    setShown(text);
  };
  const settle = (why: string | null): void => {
    setReason(why);
    if (why === null) show(null);
  };
  const commit = (given?: string): void => {
    const text = given ?? typed.current;
    if (text === null || text === pending.current) return;
    show(text);
    if (text === value) {
      settle(null);
      return;
    }
    pending.current = text;
    void onCommit(text).then((why) => {
      if (pending.current === text) pending.current = null;
      if (typed.current === text) settle(why);
    });
  };
  return {
    text: shown ?? (readOnly ? `${value.slice(0, BEGINNING)}…` : value),
    reason: reason ?? (readOnly && shown === null ? tooLong(value) : null),
    readOnly,
    change(text) {
      show(text);
      setReason(null);
    },
    commit,
    drop: () => settle(null),
  };
}
