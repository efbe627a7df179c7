import type * as Electron from 'electron';
import { guarded } from './not-in-stand-in';

type OpenResult = Electron.OpenDialogReturnValue;
type SaveResult = Electron.SaveDialogReturnValue;
type BoxResult = Electron.MessageBoxReturnValue;

/** What shows a dialog to a person; without it, dialogs wait for the test that stubs them. */
export interface DialogShower {
  open(options: Electron.OpenDialogOptions): Promise<OpenResult>;
  save(options: Electron.SaveDialogOptions): Promise<SaveResult>;
  message(options: Electron.MessageBoxOptions): Promise<BoxResult>;
}

let shower: DialogShower | undefined;

/** Makes the dialogs real. */
export function showDialogsBy(real: DialogShower): void {
  shower = real;
}

function shown(name: string): DialogShower {
  if (!shower) throw new Error(`dialog.${name} is not stubbed in this test.`);
  return shower;
}

/** Electron's functions take the window first, or not at all. */
function optionsOf<T extends object>(first: object | undefined, second: T | undefined): T {
  return second ?? (first as T);
}

/** Electron's `dialog`. A test replaces its functions, as it does on real Electron. */
export const dialog = guarded('dialog', {
  async showOpenDialog(first: object, second?: Electron.OpenDialogOptions): Promise<OpenResult> {
    return shown('showOpenDialog').open(optionsOf(first, second));
  },
  async showSaveDialog(first: object, second?: Electron.SaveDialogOptions): Promise<SaveResult> {
    return shown('showSaveDialog').save(optionsOf(first, second));
  },
  async showMessageBox(first: object, second?: Electron.MessageBoxOptions): Promise<BoxResult> {
    return shown('showMessageBox').message(optionsOf(first, second));
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
    void shower?.message({ type: 'error', title, message: title, detail: content });
  },
});
