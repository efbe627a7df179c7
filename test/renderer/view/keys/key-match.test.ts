import { describe, expect, it } from 'vitest';
import { APP_COMMANDS, type CommandId } from '../../../../shared/ipc/app-commands';
import {
  commandForKey,
  keyParts,
  type KeyPlace,
  type KeyStroke,
} from '../../../../renderer/view/keys/key-match';

function stroke(key: string, more: Partial<KeyStroke> = {}): KeyStroke {
  return {
    key,
    code: '',
    ctrl: false,
    meta: false,
    alt: false,
    shift: false,
    altGraph: false,
    composing: false,
    ...more,
  };
}

const CASES: readonly (readonly [string, KeyStroke, CommandId | null])[] = [
  ['a digit', stroke('1', { code: 'Digit1' }), 'tag-claim'],
  ['a digit of the number pad', stroke('2', { code: 'Numpad2' }), 'tag-quote'],
  ['a letter', stroke('f', { code: 'KeyF' }), 'tag-figure'],
  ['a letter under Caps Lock', stroke('C', { code: 'KeyC' }), 'tag-claim'],
  ['a capital letter', stroke('C', { code: 'KeyC', shift: true }), null],
  ['copying', stroke('c', { code: 'KeyC', ctrl: true }), null],
  ['selecting all', stroke('a', { code: 'KeyA', ctrl: true }), null],
  ['? as Shift+/', stroke('?', { code: 'Slash', shift: true }), 'keys'],
  ['? as Shift+ß', stroke('?', { code: 'Minus', shift: true }), 'keys'],
  ['? behind AltGr', stroke('?', { altGraph: true, ctrl: true, alt: true }), 'keys'],
  ['? on a digit key', stroke('?', { code: 'Digit4' }), 'keys'],
  ['/ without Shift', stroke('/', { code: 'Slash' }), null],
  ['! as Shift+1', stroke('!', { code: 'Digit1', shift: true }), null],
  ['& where digits need Shift', stroke('&', { code: 'Digit1' }), 'tag-claim'],
  ['1 where digits need Shift', stroke('1', { code: 'Digit1', shift: true }), 'tag-claim'],
  ['é where it stands on 2', stroke('é', { code: 'Digit2' }), 'tag-quote'],
  ['Ctrl+1', stroke('1', { code: 'Digit1', ctrl: true }), null],
  ['Alt+1', stroke('1', { code: 'Digit1', alt: true }), null],
  ['Ctrl+K', stroke('k', { code: 'KeyK', ctrl: true }), 'commands'],
  ['Ctrl+K on a Cyrillic layout', stroke('л', { code: 'KeyK', ctrl: true }), 'commands'],
  ['c on a Cyrillic layout', stroke('с', { code: 'KeyC' }), 'tag-claim'],
  ['Ctrl+Alt+K', stroke('k', { code: 'KeyK', ctrl: true, alt: true }), null],
  ['the Windows key with K', stroke('k', { code: 'KeyK', meta: true }), null],
  ['Ctrl+Z', stroke('z', { ctrl: true }), 'undo'],
  ['Ctrl+Shift+Z', stroke('Z', { ctrl: true, shift: true }), 'redo'],
  ['Ctrl+Y', stroke('y', { ctrl: true }), 'redo'],
  ['Ctrl+O', stroke('o', { ctrl: true }), 'open-files'],
  ['Ctrl+Shift+O', stroke('O', { ctrl: true, shift: true }), 'open-folder'],
  ['o', stroke('o', { code: 'KeyO' }), 'cycle-overlaps'],
  ['ó from AltGr+O', stroke('ó', { code: 'KeyO', altGraph: true, ctrl: true, alt: true }), null],
  ['€ from AltGr+E', stroke('€', { code: 'KeyE', altGraph: true, ctrl: true, alt: true }), null],
  ['Alt+Down', stroke('ArrowDown', { alt: true }), 'next-annotation'],
  ['Down', stroke('ArrowDown'), null],
  ['Alt+Shift+Down', stroke('ArrowDown', { alt: true, shift: true }), null],
  ['F6', stroke('F6'), 'next-pane'],
  ['Shift+F6', stroke('F6', { shift: true }), 'previous-pane'],
  ['F1', stroke('F1'), 'keys'],
  ['Delete', stroke('Delete'), 'delete-annotation'],
  ['Shift+Delete, which cuts', stroke('Delete', { shift: true }), null],
  ['Backspace', stroke('Backspace'), null],
  ['a dead key', stroke('Dead', { code: 'Digit1' }), null],
  ['a key that an input method takes', stroke('Process', { code: 'Digit1' }), null],
  ['a key while composing', stroke('1', { code: 'Digit1', composing: true }), null],
  ['a key without a name', stroke('Unidentified'), null],
  ['no key at all', stroke(''), null],
  ['a modifier alone', stroke('Control', { ctrl: true }), null],
  ['the plus sign', stroke('+', { shift: true }), 'add-fragment'],
  ['the plus sign with Ctrl', stroke('+', { ctrl: true, shift: true }), null],
];

describe('commandForKey', () => {
  it.each(CASES)('reads %s', (_, pressed, command) => {
    expect(commandForKey(pressed, { mac: false, place: 'free' })).toBe(command);
  });

  it.each<readonly [string, KeyStroke, CommandId | null]>([
    ['Cmd+K', stroke('k', { meta: true }), 'commands'],
    ['Ctrl+K', stroke('k', { ctrl: true }), null],
    ['Cmd+Shift+Z', stroke('z', { meta: true, shift: true }), 'redo'],
    ['the key that macOS calls delete', stroke('Backspace'), 'delete-annotation'],
    ['Option+Down', stroke('ArrowDown', { alt: true }), 'next-annotation'],
    ['ç from Option+C', stroke('ç', { code: 'KeyC', alt: true }), null],
  ])('reads %s on macOS', (_, pressed, command) => {
    expect(commandForKey(pressed, { mac: true, place: 'free' })).toBe(command);
  });

  it.each<readonly [string, KeyPlace, KeyStroke, CommandId | null]>([
    ['a digit to a field', 'field', stroke('1'), null],
    ['? to a field', 'field', stroke('?', { shift: true }), null],
    ['Delete to a field', 'field', stroke('Delete'), null],
    ['Ctrl+Z to a field', 'field', stroke('z', { ctrl: true }), null],
    ['Ctrl+S to the window from a field', 'field', stroke('s', { ctrl: true }), 'save'],
    ['F6 to the window from a field', 'field', stroke('F6'), 'next-pane'],
    ['a digit to a dialog', 'dialog', stroke('1'), null],
    ['Ctrl+S to a dialog', 'dialog', stroke('s', { ctrl: true }), null],
  ])('leaves %s', (_, place, pressed, command) => {
    expect(commandForKey(pressed, { mac: false, place })).toBe(command);
  });

  it('finds every key of the table', () => {
    for (const { id, keys } of APP_COMMANDS) {
      for (const binding of keys) {
        const parts = keyParts(binding);
        const key = parts.at(-1) ?? '';
        const pressed = stroke(key, {
          ctrl: parts.includes('Mod'),
          alt: parts.includes('Alt'),
          shift: parts.includes('Shift') || key === '?',
        });
        expect(commandForKey(pressed, { mac: false, place: 'free' }), binding).toBe(id);
      }
    }
  });
});
