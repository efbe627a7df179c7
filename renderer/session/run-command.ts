import { assertNever } from '../../shared/base/assert-never';
import { fail, ok } from '../../shared/base/result';
import type { CommandId } from '../../shared/ipc/app-commands';
import { refresh } from './after-commit';
import { openFiles } from './add-files';
import { tag } from './commands-annotation';
import { removeArticle } from './commands-article';
import { addSelection, moveSelectedEnd, removeAtCaret, selectUnit } from './commands-fragments';
import { deleteChosen, merge, splitSelected } from './commands-merge';
import { relateSelected } from './commands-relation';
import { anchorCue, anchorMention } from './commands-source';
import { confirmGuesses, toggleDone } from './commands-update';
import { find, findStep } from './find';
import { backUp, restoreFromBackup } from './keeping-session';
import { cycleOverlaps, stepAnnotation, stepArticle } from './navigate';
import { writing, type Parts } from './parts';
import type { Outcome, SessionState } from './session';
import { chosen, selectedOne } from './selecting';
import { setFocusFieldAfterTagging, setTheme } from './settings';
import { redo, undo } from './undo';
import { notTaken } from './words';

const DONE: Outcome = Promise.resolve(ok(null));

function openDialog({ store }: Parts, dialog: SessionState['dialog']): Outcome {
  store.set({ dialog });
  return DONE;
}

function removeOpen(parts: Parts): Outcome {
  const { open } = parts.store.get();
  return open ? removeArticle(parts, open.digest) : Promise.resolve(fail({ type: 'NothingOpen' }));
}

function goToPane({ ports }: Parts, step: 1 | -1): Outcome {
  ports.panes?.(step);
  return DONE;
}

/** Tries again what could not be saved; with nothing left to save, says when it was. */
async function save(parts: Parts): Outcome {
  const { fields, saver, store, tell } = parts;
  const refused = fields.commit();
  const retried = await writing(
    parts,
    () => saver.retry(),
    () => refresh(parts),
  );
  if (!retried.ok) return retried;
  const [first] = await refused;
  if (first) {
    tell.inform(`Everything else is saved. ${notTaken(first.text, first.reason)}`);
    return retried;
  }
  const { save: status } = store.get();
  const at = status.state === 'saved' ? status.at : null;
  tell.inform(
    at === null
      ? 'Everything is saved as you go. Nothing was changed since the start.'
      : `Everything is saved. Last change at ${new Date(at).toLocaleTimeString()}.`,
  );
  return retried;
}

/** Puts the focus on the first field of the selected annotation. */
async function editFields({ store }: Parts): Outcome {
  const { selected, fieldFocus } = store.get();
  if (!selected) return fail({ type: 'NothingSelected' });
  store.set({ fieldFocus: { count: fieldFocus.count + 1 } });
  return ok(null);
}

/** The commands that change, adjust and relate annotations. */
const ANNOTATING = {
  'select-word': (parts: Parts) => selectUnit(parts, 0),
  'select-sentence': (parts: Parts) => selectUnit(parts, 1),
  'select-paragraph': (parts: Parts) => selectUnit(parts, 2),
  'add-fragment': addSelection,
  'remove-fragment': removeAtCaret,
  'end-forward': (parts: Parts) => moveSelectedEnd(parts, 'end', 'grapheme', 1),
  'end-backward': (parts: Parts) => moveSelectedEnd(parts, 'end', 'grapheme', -1),
  'start-forward': (parts: Parts) => moveSelectedEnd(parts, 'start', 'grapheme', 1),
  'start-backward': (parts: Parts) => moveSelectedEnd(parts, 'start', 'grapheme', -1),
  'end-forward-word': (parts: Parts) => moveSelectedEnd(parts, 'end', 'word', 1),
  'end-backward-word': (parts: Parts) => moveSelectedEnd(parts, 'end', 'word', -1),
  'start-forward-word': (parts: Parts) => moveSelectedEnd(parts, 'start', 'word', 1),
  'start-backward-word': (parts: Parts) => moveSelectedEnd(parts, 'start', 'word', -1),
  'merge-annotations': (parts: Parts) => merge(parts, chosen),
  'split-annotation': splitSelected,
  'edit-fields': editFields,
  'anchor-cue': (parts: Parts) => anchorCue(parts, selectedOne),
  'anchor-mention': (parts: Parts) => anchorMention(parts, selectedOne, null),
  'confirm-guesses': confirmGuesses,
  'toggle-done': toggleDone,
  relate: relateSelected,
  'delete-annotation': deleteChosen,
  'focus-field-after-tagging': (parts: Parts) =>
    setFocusFieldAfterTagging(parts, !parts.store.get().focusFieldAfterTagging),
} as const satisfies Partial<Record<CommandId, (parts: Parts) => Outcome>>;

/** The commands that lead somewhere. */
const GOING = {
  find,
  'find-next': (parts: Parts) => findStep(parts, 1),
  'find-previous': (parts: Parts) => findStep(parts, -1),
  'next-annotation': (parts: Parts) => stepAnnotation(parts, 1),
  'previous-annotation': (parts: Parts) => stepAnnotation(parts, -1),
  'cycle-overlaps': cycleOverlaps,
  'next-article': (parts: Parts) => stepArticle(parts, 1),
  'previous-article': (parts: Parts) => stepArticle(parts, -1),
  'next-pane': (parts: Parts) => goToPane(parts, 1),
  'previous-pane': (parts: Parts) => goToPane(parts, -1),
} as const satisfies Partial<Record<CommandId, (parts: Parts) => Outcome>>;

/** The commands about what is kept beside the library. */
const KEEPING = {
  'back-up': backUp,
  'restore-backup': restoreFromBackup,
  'show-backups': ({ host }: Parts) => host.revealBackups(),
} as const satisfies Partial<Record<CommandId, (parts: Parts) => Outcome>>;

const IN_TABLES = { ...ANNOTATING, ...GOING, ...KEEPING };

type CommandInTables = keyof typeof IN_TABLES;

function isInTables(command: CommandId): command is CommandInTables {
  return Object.hasOwn(IN_TABLES, command);
}

/** Does what a command of the catalogue stands for, behind what is typed into fields before it. */
export function runCommand(parts: Parts, command: CommandId): Outcome {
  void parts.fields.commit();
  parts.ports.surface?.readSelection();
  return isInTables(command) ? IN_TABLES[command](parts) : runOther(parts, command);
}

function runOther(parts: Parts, command: Exclude<CommandId, CommandInTables>): Outcome {
  switch (command) {
    case 'open-files':
      return openFiles(parts, 'files');
    case 'open-folder':
      return openFiles(parts, 'folder');
    case 'save':
      return save(parts);
    case 'remove-article':
      return removeOpen(parts);
    case 'undo':
      return undo(parts);
    case 'redo':
      return redo(parts);
    case 'tag-claim':
      return tag(parts, 'claim');
    case 'tag-quote':
      return tag(parts, 'quote');
    case 'tag-figure':
      return tag(parts, 'figure');
    case 'theme-light':
      return setTheme(parts, 'light');
    case 'theme-dark':
      return setTheme(parts, 'dark');
    case 'theme-system':
      return setTheme(parts, 'system');
    case 'find-everywhere':
    case 'history':
    case 'problems':
    case 'sources':
    case 'scheme':
    case 'guideline':
    case 'export':
    case 'saving':
    case 'commands':
    case 'keys':
    case 'analyst':
      return openDialog(parts, command);
    default:
      return assertNever(command);
  }
}
