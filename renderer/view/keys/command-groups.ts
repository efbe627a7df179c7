import { APP_COMMANDS, type AppCommand, type CommandId } from '../../../shared/ipc/app-commands';

/** Commands that people look for together. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly AppCommand[];
}

const OF_MENU: Readonly<Record<AppCommand['menu'], string>> = {
  annotate: 'Say what it is',
  edit: 'Take back',
  view: 'Move around',
  file: 'Articles, exports, scheme',
  help: 'Help',
};

const TAG = 'Tag';
const SHAPE = 'Fragments and ends';
const MOVE = OF_MENU.view;

/** The menu of annotating is long; these of its commands stand apart. */
const APART: ReadonlyMap<CommandId, string> = new Map<CommandId, string>([
  ['tag-claim', TAG],
  ['tag-quote', TAG],
  ['tag-figure', TAG],
  ['select-word', TAG],
  ['select-sentence', TAG],
  ['select-paragraph', TAG],
  ['add-fragment', SHAPE],
  ['remove-fragment', SHAPE],
  ['merge-annotations', SHAPE],
  ['split-annotation', SHAPE],
  ['end-forward', SHAPE],
  ['end-backward', SHAPE],
  ['start-forward', SHAPE],
  ['start-backward', SHAPE],
  ['end-forward-word', SHAPE],
  ['end-backward-word', SHAPE],
  ['start-forward-word', SHAPE],
  ['start-backward-word', SHAPE],
  ['next-annotation', MOVE],
  ['previous-annotation', MOVE],
  ['cycle-overlaps', MOVE],
]);

const ORDER = [TAG, SHAPE, OF_MENU.annotate, MOVE, OF_MENU.edit, OF_MENU.file, OF_MENU.help];

/** The group in which a command is looked for. */
export function groupOf({ id, menu }: AppCommand & { readonly id: CommandId }): string {
  return APART.get(id) ?? OF_MENU[menu];
}

/** Every command in its group, the groups in the order of work. */
export const COMMAND_GROUPS: readonly CommandGroup[] = ORDER.map((title) => ({
  title,
  commands: APP_COMMANDS.filter((command) => groupOf(command) === title),
}));
