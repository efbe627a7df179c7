import { useEffect } from 'react';
import type { CommandId } from '../../../shared/ipc/app-commands';
import { useCommands, useSession } from '../../session/use-session';
import type { Session } from '../../session/session';
import { commandForKey, type KeyStroke } from './key-match';
import { findArticleText, focusArticleText, isOwnKey, placeOf, takesEnter } from './key-place';

/** Holding a key down repeats these; everything else happens once per press. */
const REPEATABLE: ReadonlySet<CommandId> = new Set<CommandId>([
  'next-annotation',
  'previous-annotation',
  'next-article',
  'previous-article',
  'cycle-overlaps',
  'undo',
  'redo',
  'next-pane',
  'previous-pane',
  'end-forward',
  'end-backward',
  'start-forward',
  'start-backward',
  'end-forward-word',
  'end-backward-word',
  'start-forward-word',
  'start-backward-word',
]);

/** KeyboardEvent.keyCode of every key that an input method is handling. */
const COMPOSING_KEY_CODE = 229;

function strokeOf(event: KeyboardEvent): KeyStroke {
  return {
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey,
    meta: event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    altGraph: event.getModifierState('AltGraph'),
    composing: event.isComposing || event.keyCode === COMPOSING_KEY_CODE,
  };
}

function escape(session: Session): boolean {
  const { selected, relatingFrom } = session.getState();
  if (relatingFrom) session.startRelating(null);
  const text = findArticleText();
  if (text && !text.contains(document.activeElement)) {
    focusArticleText();
    return true;
  }
  if (relatingFrom) return true;
  if (selected === null) return false;
  session.select(null);
  return true;
}

function handleKey(event: KeyboardEvent, session: Session, mac: boolean): boolean {
  const stroke = strokeOf(event);
  if (stroke.composing || isOwnKey(event.target, event.key)) return false;
  const place = placeOf(event.target);
  if (event.key === 'Escape') return place !== 'dialog' && escape(session);
  if (event.key === 'Enter' && takesEnter(event.target)) return false;
  const command = commandForKey(stroke, { mac, place });
  if (!command && place === 'free') return tagByShortcut(event, stroke, session);
  if (!command) {
    // Behind a dialog no command runs, but the browser shall not open a file or a page either.
    return place === 'dialog' && isWindowKey(stroke, mac);
  }
  if (event.repeat && !REPEATABLE.has(command)) return true;
  void session.run(command);
  return true;
}

/** Labels of the scheme may have keys of their own; commands come first. */
function tagByShortcut(event: KeyboardEvent, stroke: KeyStroke, session: Session): boolean {
  if (stroke.ctrl || stroke.meta || stroke.alt) return false;
  const pressed = stroke.key.toLowerCase();
  const { labels } = session.getState().scheme;
  const label = labels.find(({ shortcut }) => shortcut?.toLowerCase() === pressed);
  if (!label) return false;
  if (!event.repeat) void session.tagLabel(label.key);
  return true;
}

function isWindowKey(stroke: KeyStroke, mac: boolean): boolean {
  return commandForKey(stroke, { mac, place: 'field' }) !== null;
}

/**
 * The window's one key listener: maps keys to commands. It listens in the capture phase, so that
 * the reading surface sees a default that is already prevented and does not take a command for an
 * attempt to type.
 */
export function useKeys(): void {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (handleKey(event, session, mac)) event.preventDefault();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [session, mac]);
}
