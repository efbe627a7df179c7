/*
 * The file browser of the preview, inside its window. The function is stringified into the page, so
 * it is closed.
 */
import type { Entry, Listing, PathKind } from './list-folder';

/** What the page is to offer. */
export interface ChooserSetup {
  readonly title: string;
  readonly action: string;
  readonly mode: 'open' | 'save' | 'folder';
  readonly isMultiple: boolean;
  readonly folder: string;
  /** The suggested file name, in mode `save`. */
  readonly name: string;
}

/** What the page asks of the process around it. */
export interface ChooserQuestions {
  list(folder: string): Promise<Listing>;
  kind(folder: string, path: string): Promise<PathKind>;
}

/** Builds the page; `done` gets what was chosen, which is nothing on Cancel. */
export function chooserPage(
  setup: ChooserSetup,
  questions: ChooserQuestions,
  done: (paths: readonly string[]) => void,
): void {
  const chosen = new Set<string>();
  let folder = setup.folder;

  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    properties: Partial<HTMLElementTagNameMap[K]> = {},
  ): HTMLElementTagNameMap[K] => Object.assign(document.createElement(tag), properties);
  const button = (label: string, press: () => void): HTMLButtonElement => {
    const made = make('button', { type: 'button', textContent: label });
    made.addEventListener('click', press);
    return made;
  };

  const field = make('input', { type: 'text', spellcheck: false, ariaLabel: 'Path' });
  const list = make('ul', { ariaLabel: 'Files' });
  const message = make('p');
  message.setAttribute('role', 'alert');
  const replace = make('div', { hidden: true, ariaLabel: 'Replace the file?' });
  replace.setAttribute('role', 'alertdialog');

  const showEntry = (entry: Entry): HTMLLIElement => {
    const line = button(entry.isFolder ? `${entry.name}/` : entry.name, () => {
      if (entry.isFolder) return void open(entry.path);
      const isChosen = chosen.has(entry.path);
      if (!setup.isMultiple) chosen.clear();
      if (isChosen) chosen.delete(entry.path);
      else chosen.add(entry.path);
      field.value = chosen.size === 1 ? ([...chosen][0] ?? '') : folder;
      for (const other of list.querySelectorAll<HTMLElement>('[data-path]')) {
        other.ariaPressed = String(chosen.has(other.dataset['path'] ?? ''));
      }
    });
    if (!entry.isFolder) {
      line.dataset['path'] = entry.path;
      line.ariaPressed = 'false';
      line.addEventListener('dblclick', () => {
        chosen.add(entry.path);
        void accept();
      });
    }
    const item = make('li');
    item.append(line);
    return item;
  };
  const open = async (wanted: string): Promise<void> => {
    const listing = await questions.list(wanted);
    message.textContent = listing.failure
      ? `This folder cannot be opened (${listing.failure}).`
      : '';
    if (listing.failure) return;
    folder = listing.folder;
    chosen.clear();
    field.value = setup.mode === 'save' ? `${folder}/${setup.name}` : folder;
    const parent = { name: '..', path: listing.parent, isFolder: true };
    list.replaceChildren(...[parent, ...listing.entries].map(showEntry));
  };

  const askToReplace = (path: string): void => {
    const keep = button('Keep', () => {
      replace.hidden = true;
      field.focus();
    });
    const words = make('p', { textContent: `${path} exists. Replace it?` });
    replace.replaceChildren(
      words,
      button('Replace', () => done([path])),
      keep,
    );
    replace.hidden = false;
    keep.focus();
  };
  const accept = async (): Promise<void> => {
    if (chosen.size > 1 || (chosen.size === 1 && chosen.has(field.value))) return done([...chosen]);
    const { path, kind } = await questions.kind(folder, field.value);
    message.textContent = '';
    if (kind === 'folder') {
      if (setup.mode === 'folder' && path === folder) return done([path]);
      return open(path);
    }
    if (setup.mode === 'folder' || (setup.mode === 'open' && kind === 'missing')) {
      message.textContent = `There is no such ${setup.mode === 'open' ? 'file' : 'folder'}.`;
    } else if (setup.mode === 'save' && kind === 'file') {
      askToReplace(path);
    } else {
      done([path]);
    }
  };

  const moveFocus = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const lines = [...list.querySelectorAll('button')];
    const at = lines.findIndex((line) => line === document.activeElement);
    lines[Math.max(0, Math.min(lines.length - 1, at + step))]?.focus();
  };
  list.addEventListener('keydown', moveFocus);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void accept();
    else if (event.key === 'ArrowDown') moveFocus(event);
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') done([]);
  });

  const dialog = make('main', { ariaLabel: setup.title });
  dialog.setAttribute('role', 'dialog');
  const actions = make('footer');
  actions.append(
    button(setup.action, () => void accept()),
    button('Cancel', () => done([])),
  );
  dialog.append(make('h1', { textContent: setup.title }), field, list, message, replace, actions);
  document.title = setup.title;
  document.body.append(dialog);
  void open(setup.folder).then(() => {
    field.focus();
    // The name without its ending is what a person wants to replace.
    const start = field.value.length - setup.name.length;
    const dot = setup.name.indexOf('.');
    if (setup.mode === 'save') {
      field.setSelectionRange(start, dot < 0 ? field.value.length : start + dot);
    }
  });
}
