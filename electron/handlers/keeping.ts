import { app, dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { fail, ok, type Result } from '../../shared/base/result';
import type { BackupUnreadable, Cancelled, ChosenBackup } from '../../shared/ipc/channels';
import type { Handlers } from '../ipc';
import type { Keeper } from '../journal/keeper';
import { BACKUP_EXTENSION } from '../journal/snapshots';

type KeepingHandlers = Pick<
  Handlers,
  | 'keeping:status'
  | 'journal:append'
  | 'keeping:read'
  | 'keeping:renew'
  | 'keeping:set-aside'
  | 'keeping:back-up'
  | 'keeping:choose-backup'
  | 'keeping:reveal'
>;

const CHOOSE_BACKUP: OpenDialogOptions = {
  title: 'Restore from a backup',
  properties: ['openFile'],
  filters: [{ name: 'Verbatim backups', extensions: [BACKUP_EXTENSION, 'jsonl'] }],
};

async function choose(
  keeper: Keeper,
  window: BrowserWindow | null,
): Promise<Result<ChosenBackup, Cancelled | BackupUnreadable>> {
  const options = { ...CHOOSE_BACKUP, defaultPath: keeper.folder };
  const answer = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  const [file] = answer.canceled ? [] : answer.filePaths;
  return file === undefined ? fail({ type: 'Cancelled' }) : keeper.inspect(file);
}

/** The journal and the backups of what the window saves; no folder but theirs is shown. */
export function keepingHandlers(
  keeper: Keeper,
  window: () => BrowserWindow | null,
): KeepingHandlers {
  return {
    'keeping:status': async () => ok(await keeper.status()),
    'journal:append': keeper.append,
    'keeping:read': keeper.read,
    'keeping:renew': keeper.renew,
    'keeping:set-aside': keeper.setAside,
    'keeping:back-up': keeper.backUp,
    'keeping:choose-backup': () => choose(keeper, window()),
    'keeping:reveal': async () => {
      const fault = await shell.openPath(keeper.folder);
      if (fault === '') return ok(null);
      return fail({
        type: 'RequestRefused',
        reason: `${app.getName()} could not show it: ${fault}`,
      });
    },
  };
}
