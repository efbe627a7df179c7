import { APP_COMMANDS, type CommandId } from '../../../shared/ipc/app-commands';
import { keyParts } from './key-match';

const MAC_CAPS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Delete: '⌫',
};

const CAPS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** A key of the command table as it is printed on this system's keyboards, one entry per key cap. */
export function keyCaps(keys: string, mac: boolean): readonly string[] {
  return keyParts(keys).map((part) => {
    const cap = (mac ? MAC_CAPS[part] : undefined) ?? CAPS[part] ?? part;
    return cap.length === 1 ? cap.toUpperCase() : cap;
  });
}

const MAC_WORDS: Readonly<Record<string, string>> = {
  Mod: 'Command',
  Alt: 'Option',
};

/** Signs that a screen reader may pass over, and names that stand for no one key. */
const WORDS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowUp: 'Up arrow',
  ArrowDown: 'Down arrow',
  ArrowLeft: 'Left arrow',
  ArrowRight: 'Right arrow',
  PageUp: 'Page up',
  PageDown: 'Page down',
  '+': 'plus',
  '-': 'minus',
  '?': 'question mark',
};

/** A key of the command table in the words by which it is called on this system, to be heard. */
export function heardKeys(keys: string, mac: boolean): string {
  const words = keyParts(keys).map((part) => {
    const word = (mac ? MAC_WORDS[part] : undefined) ?? WORDS[part] ?? part;
    return word.length === 1 ? word.toUpperCase() : word;
  });
  return words.join('+');
}

/** The first key of a command in one piece, such as `Ctrl+O`; empty where it has none. */
export function keyName(id: CommandId, mac: boolean): string {
  const keys = APP_COMMANDS.find((command) => command.id === id)?.keys[0];
  return keys ? keyCaps(keys, mac).join(mac ? '' : '+') : '';
}

/** A key for `aria-keyshortcuts`, which has its own names for the modifiers. */
export function ariaKeys(id: CommandId, mac: boolean): string {
  const keys: readonly string[] = APP_COMMANDS.find((command) => command.id === id)?.keys ?? [];
  return keys.map((key) => key.replace('Mod', mac ? 'Meta' : 'Control')).join(' ');
}
