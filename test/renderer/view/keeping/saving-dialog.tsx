import { createRoot, type Root } from 'react-dom/client';
import { fail, ok, type Result } from '../../../../shared/base/result';
import type { Keeping } from '../../../../shared/ipc/channels';
import type { Failure } from '../../../../renderer/session/failure';
import type { SaveStatus } from '../../../../renderer/session/session';
import { SessionContext } from '../../../../renderer/session/use-session';
import { SavingDialog } from '../../../../renderer/view/keeping/SavingDialog';
import { createHandMadeSession, type HandMadeSession } from '../hand-made-session';

/** The page's side of the tests of the dialog: what is kept, and how a backup ends, is the test's. */

let root: Root | null = null;
let session: HandMadeSession | null = null;
let keeping: Keeping | null = null;
let closed = 0;
let answer: (result: Result<null, Failure>) => void = () => {};
let backups = 0;

/** Shows the dialog anew. */
export function show(given: Keeping | null, save: SaveStatus): void {
  root?.unmount();
  keeping = given;
  closed = 0;
  backups = 0;
  const made = createHandMadeSession({ save });
  session = made;
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  root = createRoot(host);
  const own: HandMadeSession = {
    ...made,
    keeping: () => Promise.resolve(keeping),
    backUp() {
      backups += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  };
  root.render(
    <SessionContext value={own}>
      <SavingDialog
        onClose={() => {
          closed += 1;
        }}
      />
    </SessionContext>,
  );
}

/** Ends the backup that was asked for, and says what is kept from then on. */
export function finish(failure: Failure | null, after: Keeping | null): void {
  keeping = after;
  answer(failure ? fail(failure) : ok(null));
}

export function setSave(save: SaveStatus): void {
  session?.set({ save });
}

/** How often the dialog was closed and a backup asked for, and what else was. */
export function seen(): {
  readonly closed: number;
  readonly backups: number;
  readonly asked: readonly string[];
} {
  return { closed, backups, asked: (session?.asked() ?? []).map(([name]) => name) };
}
