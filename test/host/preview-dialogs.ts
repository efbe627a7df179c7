import path from 'node:path';
import type * as Electron from 'electron';
import { app } from './app';
import { chooserPage, type ChooserSetup } from './chooser-page';
import { showDialog } from './dialog-window';
import type { DialogShower } from './dialogs';
import { endingsOf, kindOf, listFolder } from './list-folder';
import { messagePage } from './message-page';

const CHOOSER_SIZE = { width: 760, height: 560 };
const MESSAGE_SIZE = { width: 560, height: 280 };

/** A name without the ending that it should have gets it, as a native dialog does. */
function withEnding(file: string, endings: readonly string[]): string {
  const [ending] = endings;
  const has = endings.some((candidate) => file.toLowerCase().endsWith(candidate));
  return ending === undefined || has || file.endsWith(path.sep) ? file : `${file}${ending}`;
}

/** The folder, or the nearest one above it that is there. */
async function existing(folder: string): Promise<string> {
  const { kind } = await kindOf(folder, '.');
  const parent = path.dirname(folder);
  return kind === 'folder' || parent === folder ? folder : existing(parent);
}

/** The folder and the name that a dialog begins with; a folder alone gives no name. */
async function begin(defaultPath = ''): Promise<{ folder: string; name: string }> {
  const given = path.resolve(app.getPath('home'), defaultPath);
  const { kind } = await kindOf(given, '.');
  if (kind === 'folder') return { folder: given, name: '' };
  return { folder: await existing(path.dirname(given)), name: path.basename(given) };
}

async function choose(
  setup: ChooserSetup,
  filters: Electron.FileFilter[] | undefined,
): Promise<string[]> {
  const endings = endingsOf(filters);
  const answer = await showDialog({
    script: chooserPage,
    setup,
    size: CHOOSER_SIZE,
    questions: {
      list: (folder = '') => listFolder(folder, endings, setup.mode === 'folder'),
      kind: async (folder = '', given = '') => {
        const found = await kindOf(folder, given);
        if (setup.mode !== 'save' || found.kind !== 'missing') return found;
        return kindOf(folder, withEnding(given, endings));
      },
    },
  });
  return Array.isArray(answer) ? answer.map(String) : [];
}

async function showOpen(options: Electron.OpenDialogOptions) {
  const properties = options.properties ?? ['openFile'];
  const isFolder = properties.includes('openDirectory') && !properties.includes('openFile');
  const { folder } = await begin(options.defaultPath);
  const setup = {
    title: options.title ?? 'Open',
    action: options.buttonLabel ?? 'Open',
    mode: isFolder ? ('folder' as const) : ('open' as const),
    isMultiple: properties.includes('multiSelections'),
    folder,
    name: '',
  };
  const filePaths = await choose(setup, options.filters);
  return { canceled: filePaths.length === 0, filePaths };
}

async function showSave(options: Electron.SaveDialogOptions) {
  const setup = {
    title: options.title ?? 'Save',
    action: options.buttonLabel ?? 'Save',
    mode: 'save' as const,
    isMultiple: false,
    ...(await begin(options.defaultPath)),
  };
  const [filePath = ''] = await choose(setup, options.filters);
  return { canceled: filePath === '', filePath };
}

async function showMessage(options: Electron.MessageBoxOptions) {
  const { buttons = ['OK'], cancelId = 0 } = options;
  const setup = {
    title: options.title ?? app.getName(),
    message: options.message,
    detail: options.detail ?? '',
    buttons: buttons.length > 0 ? buttons : ['OK'],
    cancelId,
  };
  const size = MESSAGE_SIZE;
  const answer = await showDialog({ script: messagePage, setup, size, questions: {} });
  return { response: typeof answer === 'number' ? answer : cancelId, checkboxChecked: false };
}

/** The dialogs of the preview: simple, but what is chosen is chosen and what is written is there. */
export const previewDialogs: DialogShower = {
  open: showOpen,
  save: showSave,
  message: showMessage,
};
