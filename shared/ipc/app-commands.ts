/**
 * Everything that an analyst can ask of the program, as data: the palette, the help sheet, the key
 * map and the application menu are all made from this table. Keys are written as in the KeyboardEvent
 * `key` attribute with `Mod` for Ctrl (Cmd on macOS); keys of scope `text` act only while no field
 * is being typed into.
 */
export interface AppCommand {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly scope: 'window' | 'text';
  readonly menu: 'file' | 'edit' | 'annotate' | 'view' | 'help';
}

export const APP_COMMANDS = [
  { id: 'open-files', title: 'Open articles…', keys: ['Mod+O'], scope: 'window', menu: 'file' },
  {
    id: 'open-folder',
    title: 'Open a folder of articles…',
    keys: ['Mod+Shift+O'],
    scope: 'window',
    menu: 'file',
  },
  { id: 'save', title: 'Save now', keys: ['Mod+S'], scope: 'window', menu: 'file' },
  { id: 'export', title: 'Export…', keys: ['Mod+E'], scope: 'window', menu: 'file' },
  {
    id: 'remove-article',
    title: 'Remove this article from the library',
    keys: [],
    scope: 'window',
    menu: 'file',
  },
  { id: 'undo', title: 'Undo', keys: ['Mod+Z'], scope: 'window', menu: 'edit' },
  { id: 'redo', title: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], scope: 'window', menu: 'edit' },
  {
    id: 'delete-annotation',
    title: 'Delete the selected annotation',
    keys: ['Delete'],
    scope: 'text',
    menu: 'edit',
  },
  { id: 'tag-claim', title: 'Tag as claim', keys: ['1', 'c'], scope: 'text', menu: 'annotate' },
  { id: 'tag-quote', title: 'Tag as quote', keys: ['2', 'q'], scope: 'text', menu: 'annotate' },
  { id: 'tag-figure', title: 'Tag as figure', keys: ['3', 'f'], scope: 'text', menu: 'annotate' },
  {
    id: 'next-annotation',
    title: 'Next annotation',
    keys: ['Alt+ArrowDown'],
    scope: 'window',
    menu: 'annotate',
  },
  {
    id: 'previous-annotation',
    title: 'Previous annotation',
    keys: ['Alt+ArrowUp'],
    scope: 'window',
    menu: 'annotate',
  },
  {
    id: 'cycle-overlaps',
    title: 'Next annotation under the caret',
    keys: ['o'],
    scope: 'text',
    menu: 'annotate',
  },
  {
    id: 'next-article',
    title: 'Next article',
    keys: ['Alt+PageDown'],
    scope: 'window',
    menu: 'view',
  },
  {
    id: 'previous-article',
    title: 'Previous article',
    keys: ['Alt+PageUp'],
    scope: 'window',
    menu: 'view',
  },
  {
    id: 'next-pane',
    title: 'Go to the next part of the window',
    keys: ['F6'],
    scope: 'window',
    menu: 'view',
  },
  {
    id: 'previous-pane',
    title: 'Go to the previous part of the window',
    keys: ['Shift+F6'],
    scope: 'window',
    menu: 'view',
  },
  { id: 'theme-light', title: 'Light theme', keys: [], scope: 'window', menu: 'view' },
  { id: 'theme-dark', title: 'Dark theme', keys: [], scope: 'window', menu: 'view' },
  { id: 'theme-system', title: 'Theme of the system', keys: [], scope: 'window', menu: 'view' },
  { id: 'commands', title: 'All commands…', keys: ['Mod+K'], scope: 'window', menu: 'help' },
  { id: 'keys', title: 'Keys', keys: ['?', 'F1'], scope: 'text', menu: 'help' },
  {
    id: 'analyst',
    title: 'Name of the analyst…',
    keys: [],
    scope: 'window',
    menu: 'file',
  },
] as const satisfies readonly AppCommand[];

export type CommandId = (typeof APP_COMMANDS)[number]['id'];
