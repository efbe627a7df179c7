import type * as Electron from 'electron';
import { Guarded, guarded } from './not-in-stand-in';

type Template = Electron.MenuItemConstructorOptions;

/** A menu item as data; `click()` does what a click by hand does. */
export class StandInMenuItem extends Guarded {
  readonly id: string;
  readonly label: string;
  readonly type: NonNullable<Template['type']>;
  readonly role?: NonNullable<Template['role']>;
  readonly accelerator: NonNullable<Template['accelerator']> | null;
  readonly registerAccelerator: boolean;
  readonly submenu: StandInMenu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: Template['click'];

  constructor(options: Template) {
    super('menuItem');
    const { submenu } = options;
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (options.role) this.role = options.role;
    this.accelerator = options.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.submenu = Array.isArray(submenu) ? StandInMenu.buildFromTemplate(submenu) : undefined;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#click = options.click;
  }

  /** Electron passes the item, the focused window and the event; the app's handlers take none. */
  click(): void {
    if (this.enabled) (this.#click as (() => void) | undefined)?.();
  }
}

/** Electron's `Menu` as data: no bar is shown, and roles do nothing. */
export class StandInMenu extends Guarded {
  static #application: StandInMenu | null = null;
  readonly items: StandInMenuItem[];

  constructor(items: StandInMenuItem[] = []) {
    super('menu');
    this.items = items;
  }

  static buildFromTemplate(template: readonly Template[]): StandInMenu {
    return new StandInMenu(template.map((options) => new StandInMenuItem(options)));
  }

  static setApplicationMenu(menu: StandInMenu | null): void {
    StandInMenu.#application = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return StandInMenu.#application;
  }

  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }

  append(item: StandInMenuItem): void {
    this.items.push(item);
  }

  popup(_options?: object): void {}
}

/** Electron's `Menu`. */
export const Menu = guarded('Menu', StandInMenu);
