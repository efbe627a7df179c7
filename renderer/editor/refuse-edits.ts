/** WebIDL of the EditContext API, as far as it is used; https://www.w3.org/TR/edit-context/. */
interface EditContext extends EventTarget {
  readonly text: string;
  updateText(start: number, end: number, text: string): void;
  updateSelection(start: number, end: number): void;
}
declare const EditContext: { new (): EditContext };

/** A refusal is told at most once in this many milliseconds. */
const TELL_EVERY = 1000;

/**
 * Gives an element a real caret and native selection while its content can never be edited: what is
 * typed or composed goes into an edit context, which is not the document, and is thrown away there.
 * Whatever else could change text (paste, cut, drop, editing commands) is cancelled. Returns what
 * takes it back.
 */
export function refuseEdits(root: HTMLElement, onRefused: () => void): () => void {
  const context = new EditContext();
  const listening = new AbortController();
  const { signal } = listening;
  let toldAt = -Infinity;
  const tell = ({ timeStamp }: Event): void => {
    if (timeStamp - toldAt < TELL_EVERY) return;
    toldAt = timeStamp;
    onRefused();
  };
  const refuse = (event: Event): void => {
    event.preventDefault();
    if (!carriesFiles(event)) tell(event);
  };
  for (const type of ['beforeinput', 'paste', 'cut', 'drop']) {
    root.addEventListener(type, refuse, { signal, capture: true });
  }
  root.addEventListener('dragstart', (event) => event.preventDefault(), { signal, capture: true });
  context.addEventListener('textupdate', tell, { signal });
  context.addEventListener('compositionend', () => forget(context), { signal });
  attach(root, context);
  return () => {
    listening.abort();
    attach(root, null);
  };
}

function attach(root: HTMLElement, context: EditContext | null): void {
  Object.assign(root, { editContext: context });
}

function forget(context: EditContext): void {
  context.updateText(0, context.text.length, '');
  context.updateSelection(0, 0);
}

/** Files that are dropped on the text are to be opened, not inserted. */
function carriesFiles(event: Event): boolean {
  return event instanceof DragEvent && (event.dataTransfer?.types.includes('Files') ?? false);
}
