import { APP_COMMANDS, type AppCommand, type CommandId } from '../../../shared/ipc/app-commands';

/** What matters of a `keydown`. */
export interface KeyStroke {
  readonly key: string;
  readonly code: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** AltGr is down: it makes characters, though Windows also reports it as Ctrl+Alt. */
  readonly altGraph: boolean;
  /** An input method is composing. */
  readonly composing: boolean;
}

/**
 * Where the key was pressed. In a `field` text is being typed; a `dialog` is modal and does all
 * its keys itself.
 */
export type KeyPlace = 'free' | 'field' | 'dialog';

export interface KeyContext {
  readonly mac: boolean;
  readonly place: KeyPlace;
}

interface Binding {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Lower case where it is a letter. */
  readonly key: string;
}

const MODIFIERS: ReadonlySet<string> = new Set(['Mod', 'Alt', 'Shift']);

/** In a field these belong to the words being typed, not to the library. */
const LEFT_TO_FIELDS: ReadonlySet<CommandId> = new Set<CommandId>(['undo', 'redo']);

/** The modifiers and the key of an entry of the command table; the key may be the plus itself. */
export function keyParts(keys: string): readonly string[] {
  return keys.endsWith('+')
    ? [...keys.slice(0, -1).split('+').filter(Boolean), '+']
    : keys.split('+');
}

function parseBinding(keys: string): Binding {
  const parts = keyParts(keys);
  const key = parts.find((part) => !MODIFIERS.has(part)) ?? '';
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

const BINDINGS: readonly { readonly command: AppCommand & { id: CommandId }; binding: Binding }[] =
  APP_COMMANDS.flatMap((command) =>
    command.keys.map((keys) => ({ command, binding: parseBinding(keys) })),
  );

const DEAD_KEYS: ReadonlySet<string> = new Set(['Dead', 'Process', 'Unidentified', 'Compose']);

/**
 * The key as bindings name it. Layouts without Latin letters (`л` on KeyK), and those that keep
 * digits behind Shift (`&` on Digit1), are read by the place of the key.
 */
function nameOf(stroke: KeyStroke, mac: boolean): string {
  if (mac && stroke.key === 'Backspace') return 'Delete';
  if (stroke.key.length !== 1 || stroke.altGraph) return stroke.key;
  const letter = /^Key([A-Z])$/.exec(stroke.code)?.[1];
  if (letter && stroke.key > '\u024f') return letter.toLowerCase();
  const digit = /^Digit([0-9])$/.exec(stroke.code)?.[1];
  if (digit && !stroke.shift && stroke.key !== '?') return digit;
  return stroke.key.toLowerCase();
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

function fits(binding: Binding, stroke: KeyStroke, mac: boolean): boolean {
  if (binding.key !== nameOf(stroke, mac)) return false;
  const ctrl = stroke.ctrl && !stroke.altGraph;
  const alt = stroke.alt && !stroke.altGraph;
  if (binding.mod !== (mac ? stroke.meta : ctrl)) return false;
  if (mac ? ctrl : stroke.meta) return false;
  if (binding.alt !== alt) return false;
  // Whether `?` or a digit needs Shift is the layout's business.
  const shiftMakesIt = binding.key.length === 1 && !isLetter(binding.key);
  return shiftMakesIt ? !binding.shift || stroke.shift : binding.shift === stroke.shift;
}

function actsAt(command: AppCommand & { id: CommandId }, place: KeyPlace): boolean {
  if (place === 'dialog') return false;
  if (place === 'free') return true;
  return command.scope === 'window' && !LEFT_TO_FIELDS.has(command.id);
}

/** The command that a key stroke asks for at this place, or null. */
export function commandForKey(stroke: KeyStroke, context: KeyContext): CommandId | null {
  if (stroke.composing || DEAD_KEYS.has(stroke.key)) return null;
  const bound = BINDINGS.find(({ binding }) => fits(binding, stroke, context.mac));
  return bound && actsAt(bound.command, context.place) ? bound.command.id : null;
}
