import { createContext, use, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

/** Takes what was typed; answers null when it was taken, else the reason why not. */
export type Commit = (text: string) => Promise<string | null>;

/** What a field refused, and why. */
interface Refused {
  readonly text: string;
  readonly reason: string;
}

/** Who is told of every field with a draft, so that none is left behind. */
interface FieldDraftsKeeper {
  readonly attachDraft: (draft: {
    readonly commit: () => Promise<Refused | null>;
    readonly isOpen: () => boolean;
  }) => () => void;
  /** What was refused goes with its field. */
  readonly draftLost: (refused: Refused) => void;
}

/** The keeper of the drafts of all fields; without one each field is on its own. */
export const FieldDrafts = createContext<FieldDraftsKeeper | null>(null);

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

const TAKEN = Promise.resolve(null);

function tooLong({ length }: string): string {
  return `It has ${length.toLocaleString('en')} characters, more than can be edited here.`;
}

/** Hands over what is typed when the keeper asks for it, and when the field goes. */
function useKeeper(handOver: () => Promise<Refused | null>, isOpen: () => boolean): void {
  const keeper = use(FieldDrafts);
  const commit = useEffectEvent(handOver);
  const isOpenNow = useEffectEvent(isOpen);
  useLayoutEffect(() => {
    const detach = keeper?.attachDraft({ commit: () => commit(), isOpen: () => isOpenNow() });
    return () => {
      detach?.();
      void commit().then((refused) => refused && keeper?.draftLost(refused));
    };
  }, [keeper]);
}

/**
 * Keeps the typing to the field itself: nothing outside of it hears of a key before the commit. A
 * refused text stays in the field with its reason; the value outside stays as it is. A field that
 * goes commits what is typed into it, and tells its keeper what was refused, `inWords` where people
 * do not see the text itself.
 */
export function useDraft(
  value: string,
  onCommit: Commit,
  inWords: (text: string) => string = (text) => text,
): Draft {
  // Leaving a field follows on Escape in the same task, before a state would be known.
  const readOnly = value.length > MOST_EDITABLE;
  const typed = useRef<string | null>(null);
  const pending = useRef<{ readonly text: string; readonly answer: Promise<string | null> }>(null);
  const refusal = useRef<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  const show = (text: string | null): void => {
    typed.current = text;
    setShown(text);
  };
  const tell = (why: string | null): void => {
    refusal.current = why;
    setReason(why);
  };
  const settle = (why: string | null): void => {
    tell(why);
    if (why === null) show(null);
  };
  const commit = (given?: string): Promise<string | null> => {
    const text = given ?? typed.current;
    if (text === null) return TAKEN;
    if (text === pending.current?.text) return pending.current.answer;
    show(text);
    if (text === value) {
      settle(null);
      return TAKEN;
    }
    const answer = onCommit(text).then((why) => {
      if (pending.current?.answer === answer) pending.current = null;
      if (typed.current === text) settle(why);
      return why;
    });
    pending.current = { text, answer };
    return answer;
  };
  const handOver = async (): Promise<Refused | null> => {
    const text = typed.current;
    if (text === null) return null;
    const isRefused = text !== value && refusal.current !== null;
    const why = isRefused ? refusal.current : await commit();
    return why === null ? null : { text: inWords(text), reason: why };
  };
  useKeeper(handOver, () => typed.current !== null);
  return {
    text: shown ?? (readOnly ? `${value.slice(0, BEGINNING)}…` : value),
    reason: reason ?? (readOnly && shown === null ? tooLong(value) : null),
    readOnly,
    change(text) {
      show(text);
      tell(null);
    },
    commit: (text) => void commit(text),
    drop: () => settle(null),
  };
}
