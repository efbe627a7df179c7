import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { useSession } from '../../session/use-session';

const FIRST_FIELD = '.answers .field-body :is(input, select, textarea, button)';

/**
 * Moves the focus to the first field each time that the session asks for it. Gives what to call
 * when the fields of an annotation have come in, which is some tasks after it was selected.
 */
export function useFieldFocus(form: RefObject<HTMLElement | null>): () => void {
  const asked = useSession((state) => state.fieldFocus.count);
  const answered = useRef(asked);
  const focusFirst = (): void => {
    const first = form.current?.querySelector<HTMLElement>(FIRST_FIELD);
    if (answered.current === asked || !first) return;
    answered.current = asked;
    first.focus();
    if (first instanceof HTMLInputElement) first.select();
  };
  const focusWhenAsked = useEffectEvent(focusFirst);
  useLayoutEffect(() => focusWhenAsked(), [asked]);
  return focusFirst;
}
