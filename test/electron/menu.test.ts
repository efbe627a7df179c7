import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { acceleratorFor, menuTemplate, type MenuSetting } from '../../electron/menu';
import { APP_COMMANDS, type AppCommand } from '../../shared/ipc/app-commands';

/** Accelerators that Electron gives to the roles of our menu, on any system. */
const OF_ROLES: Readonly<Record<string, readonly string[]>> = {
  cut: ['CmdOrCtrl+X'],
  copy: ['CmdOrCtrl+C'],
  paste: ['CmdOrCtrl+V'],
  selectAll: ['CmdOrCtrl+A'],
  quit: ['CmdOrCtrl+Q'],
  hide: ['Command+H'],
  hideOthers: ['Command+Alt+H'],
  resetZoom: ['CmdOrCtrl+0'],
  zoomIn: ['CmdOrCtrl+Plus'],
  zoomOut: ['CmdOrCtrl+-'],
  togglefullscreen: ['F11', 'Control+Command+F'],
  toggleDevTools: ['Ctrl+Shift+I', 'Alt+Command+I'],
  windowMenu: ['CmdOrCtrl+M', 'CmdOrCtrl+W'],
};

const SETTINGS: readonly [string, MenuSetting][] = [true, false].flatMap((isMac) =>
  [true, false].map((isPackaged): [string, MenuSetting] => [
    `${isMac ? 'macOS' : 'other systems'}, ${isPackaged ? 'packaged' : 'in development'}`,
    { isMac, isPackaged, appName: 'Verbatim', run: () => undefined },
  ]),
);

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? flatten(item.submenu) : []),
  ]);
}

function command(overrides: Partial<AppCommand>): AppCommand {
  return { id: 'x', title: 'X', keys: [], scope: 'window', menu: 'file', ...overrides };
}

describe('acceleratorFor', () => {
  it.each([
    [['Mod+E'], 'CmdOrCtrl+E'],
    [['Mod+Shift+Z', 'Mod+Y'], 'CmdOrCtrl+Shift+Z'],
    [['Alt+ArrowDown'], 'Alt+Down'],
    [['Alt+ArrowLeft'], 'Alt+Left'],
    [['Alt+PageUp'], 'Alt+PageUp'],
    [['Shift+F6'], 'Shift+F6'],
    [['F6'], 'F6'],
    [['e'], null],
    [['1'], null],
    [['?'], null],
    [[], null],
  ])('makes of the keys %j: %j', (keys, accelerator) => {
    expect(acceleratorFor(command({ keys }))).toBe(accelerator);
  });

  it.each([['Delete'], ['F1'], ['Mod+B']])('gives none to %s in the text', (key) => {
    expect(acceleratorFor(command({ keys: [key], scope: 'text' }))).toBeNull();
  });
});

describe.each(SETTINGS)('menuTemplate on %s', (_case, setting) => {
  const items = flatten(menuTemplate(setting));

  it('holds every command exactly once, under its id and title', () => {
    const ids = items.flatMap((item) => (item.id === undefined ? [] : [item.id]));
    expect(ids.sort()).toEqual(APP_COMMANDS.map(({ id }) => id).sort());
    for (const { id, title } of APP_COMMANDS) {
      expect(items.find((item) => item.id === id)?.label).toBe(title);
    }
  });

  it('has each command in its own group', () => {
    const groups = menuTemplate(setting).map((menu) => ({
      name: menu.label?.replace('&', '').toLowerCase(),
      ids: flatten(Array.isArray(menu.submenu) ? menu.submenu : []).map((item) => item.id),
    }));
    for (const { id, menu } of APP_COMMANDS) {
      expect(groups.find((group) => group.ids.includes(id))?.name, id).toBe(menu);
    }
  });

  it('shows no accelerator twice, those of the roles included', () => {
    const shown = items.flatMap((item) => [
      ...(item.accelerator === undefined ? [] : [String(item.accelerator)]),
      ...(item.role === undefined ? [] : (OF_ROLES[item.role] ?? [])),
    ]);
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((accelerator, index) => shown.indexOf(accelerator) !== index)).toEqual([]);
  });

  it('registers no accelerator, since the page answers its keys', () => {
    for (const item of items) {
      if (item.accelerator !== undefined) expect(item.registerAccelerator, item.id).toBe(false);
    }
  });

  it.each(['cut', 'copy', 'paste', 'selectAll', 'quit', 'togglefullscreen', 'about', 'zoomIn'])(
    'has the role %s once',
    (role) => {
      expect(items.filter((item) => item.role === role)).toHaveLength(1);
    },
  );

  it('offers developer tools only in development', () => {
    expect(items.some((item) => item.role === 'toggleDevTools')).toBe(!setting.isPackaged);
    expect(items.some((item) => item.role === 'reload' || item.role === 'forceReload')).toBe(false);
  });

  it('begins with the menu of the application on macOS alone', () => {
    expect(menuTemplate(setting)[0]?.label).toBe(setting.isMac ? 'Verbatim' : '&File');
  });
});

describe('menuTemplate', () => {
  it('runs the command whose item is clicked', () => {
    const ran: string[] = [];
    const setting = {
      isMac: false,
      isPackaged: true,
      appName: 'V',
      run: (id: string) => ran.push(id),
    };
    for (const item of flatten(menuTemplate(setting))) {
      if (item.id !== undefined) Reflect.apply(item.click ?? fail, undefined, []);
    }
    expect(ran.sort()).toEqual(APP_COMMANDS.map(({ id }) => id).sort());
  });
});

function fail(): never {
  throw new Error('The item does nothing.');
}
