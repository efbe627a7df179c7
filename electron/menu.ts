import type { MenuItemConstructorOptions } from 'electron';
import { APP_COMMANDS, type AppCommand, type CommandId } from '../shared/ipc/app-commands';

/** What the menu depends on; the template is otherwise the same everywhere. */
export interface MenuSetting {
  readonly isMac: boolean;
  /** Developer tools are offered while nothing is packaged. */
  readonly isPackaged: boolean;
  readonly appName: string;
  readonly run: (command: CommandId) => void;
}

type Group = AppCommand['menu'];

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** Key names of Electron's accelerators where they differ from `KeyboardEvent.key`. */
const ACCELERATOR_NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

const IS_BARE_CHARACTER = /^.$/u;

/**
 * The accelerator to show beside a command: that of its first key. Keys that act only in the text,
 * and bare characters, have none: someone typing a note must be able to write them.
 */
export function acceleratorFor(command: AppCommand): string | null {
  const key = command.keys[0];
  if (key === undefined || command.scope === 'text' || IS_BARE_CHARACTER.test(key)) return null;
  return key
    .split('+')
    .map((part) => ACCELERATOR_NAMES[part] ?? part)
    .join('+');
}

function itemFor(
  command: (typeof APP_COMMANDS)[number],
  run: MenuSetting['run'],
): MenuItemConstructorOptions {
  const accelerator = acceleratorFor(command);
  const item = { id: command.id, label: command.title, click: () => run(command.id) };
  // The page answers its keys itself, wherever the analyst has put them.
  return accelerator === null ? item : { ...item, accelerator, registerAccelerator: false };
}

function itemsOf(group: Group, setting: MenuSetting): MenuItemConstructorOptions[] {
  return APP_COMMANDS.filter((command) => command.menu === group).map((command) =>
    itemFor(command, setting.run),
  );
}

function appMenu({ appName }: MenuSetting): MenuItemConstructorOptions {
  return {
    label: appName,
    submenu: [
      { role: 'about' },
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

function fileMenu(setting: MenuSetting): MenuItemConstructorOptions {
  const quit: MenuItemConstructorOptions[] = setting.isMac ? [] : [SEPARATOR, { role: 'quit' }];
  return { label: '&File', submenu: [...itemsOf('file', setting), ...quit] };
}

function editMenu(setting: MenuSetting): MenuItemConstructorOptions {
  const [undo, redo, ...others] = itemsOf('edit', setting);
  const history = [undo, redo].filter((item) => item !== undefined);
  return {
    label: '&Edit',
    submenu: [
      ...history,
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      SEPARATOR,
      ...others,
    ],
  };
}

function viewMenu(setting: MenuSetting): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = setting.isPackaged
    ? []
    : [SEPARATOR, { role: 'toggleDevTools' }];
  return {
    label: '&View',
    submenu: [
      ...itemsOf('view', setting),
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...forDevelopers,
    ],
  };
}

function helpMenu(setting: MenuSetting): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions[] = setting.isMac ? [] : [SEPARATOR, { role: 'about' }];
  return { label: '&Help', role: 'help', submenu: [...itemsOf('help', setting), ...about] };
}

/** The application menu: every command once, under its own id, among the roles of the system. */
export function menuTemplate(setting: MenuSetting): MenuItemConstructorOptions[] {
  return [
    ...(setting.isMac ? [appMenu(setting)] : []),
    fileMenu(setting),
    editMenu(setting),
    { label: '&Annotate', submenu: itemsOf('annotate', setting) },
    viewMenu(setting),
    ...(setting.isMac ? [{ role: 'windowMenu' } satisfies MenuItemConstructorOptions] : []),
    helpMenu(setting),
  ];
}
