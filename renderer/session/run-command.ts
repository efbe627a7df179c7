import { assertNever } from '../../shared/base/assert-never';
import { fail, ok } from '../../shared/base/result';
import type { CommandId } from '../../shared/ipc/app-commands';
import { refresh } from './after-commit';
import { openFiles } from './add-files';
import { deleteSelected, tag } from './commands-annotation';
import { removeArticle } from './commands-article';
import { cycleOverlaps, stepAnnotation, stepArticle } from './navigate';
import { writing, type Parts } from './parts';
import type { Outcome, SessionState } from './session';
import { setTheme } from './settings';
import { redo, undo } from './undo';

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
  const { saver, store, tell } = parts;
  const retried = await writing(
    parts,
    () => saver.retry(),
    () => refresh(parts),
  );
  if (!retried.ok) return retried;
  const { save: status } = store.get();
  const at = status.state === 'saved' ? status.at : null;
  tell.inform(
    at === null
      ? 'Everything is saved as you go. Nothing was changed since the start.'
      : `Everything is saved. Last change at ${new Date(at).toLocaleTimeString()}.`,
  );
  return retried;
}

/** Does what a command of the catalogue stands for. */
export function runCommand(parts: Parts, command: CommandId): Outcome {
  parts.ports.surface?.readSelection();
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
    case 'delete-annotation':
      return deleteSelected(parts);
    case 'tag-claim':
      return tag(parts, 'claim');
    case 'tag-quote':
      return tag(parts, 'quote');
    case 'tag-figure':
      return tag(parts, 'figure');
    case 'next-annotation':
      return stepAnnotation(parts, 1);
    case 'previous-annotation':
      return stepAnnotation(parts, -1);
    case 'cycle-overlaps':
      return cycleOverlaps(parts);
    case 'next-article':
      return stepArticle(parts, 1);
    case 'previous-article':
      return stepArticle(parts, -1);
    case 'next-pane':
      return goToPane(parts, 1);
    case 'previous-pane':
      return goToPane(parts, -1);
    case 'theme-light':
      return setTheme(parts, 'light');
    case 'theme-dark':
      return setTheme(parts, 'dark');
    case 'theme-system':
      return setTheme(parts, 'system');
    case 'export':
    case 'commands':
    case 'keys':
    case 'analyst':
      return openDialog(parts, command);
    default:
      return assertNever(command);
  }
}
