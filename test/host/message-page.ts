/*
 * A message of the preview, inside its window. The function is stringified into the page, so it is
 * closed.
 */

/** What the page says, and the answers that it offers. */
export interface MessageSetup {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
}

/** Builds the page; `done` gets the index of the answer. */
export function messagePage(
  setup: MessageSetup,
  _questions: unknown,
  done: (index: number) => void,
): void {
  const make = (tag: string, text: string): HTMLElement =>
    Object.assign(document.createElement(tag), { textContent: text });
  const dialog = make('main', '');
  dialog.setAttribute('role', 'alertdialog');
  dialog.ariaLabel = setup.title;
  const actions = make('footer', '');
  for (const [index, label] of setup.buttons.entries()) {
    const answer = make('button', label);
    answer.addEventListener('click', () => done(index));
    actions.append(answer);
  }
  dialog.append(make('h1', setup.message), make('p', setup.detail), actions);
  document.title = setup.title;
  document.body.append(dialog);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') done(setup.cancelId);
  });
  actions.querySelector('button')?.focus();
}
