import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { v7 as newId } from 'uuid';
import { fail, ok, type Result } from '../shared/base/result';
import { findHost } from './bridge/bridge';
import { createSession } from './session/create-session';
import type { Failure } from './session/failure';
import { checkKeeping, type KeepingVerdict } from './session/keeping-check';
import type { Vault } from './session/keeping-aside';
import { exportKept } from './session/keeping-export';
import { openRestoring, type Restoring } from './session/keeping-restore';
import { openDatabase } from './storage/database';
import { App } from './view/App';
import { HostMissing, StartFailure } from './view/failing/StartFailure';
import { ReadingKept } from './view/keeping/ReadingKept';
import { RestorePage } from './view/keeping/RestorePage';
import { messageFor } from './view/messages';

type Keeping = Extract<KeepingVerdict, { readonly state: 'on' }>;

/** Shows the question, and waits until one of its answers has been carried out. */
function answered(page: Root, restoring: Restoring): Promise<void> {
  return new Promise((resolve) => {
    page.render(<RestorePage restoring={restoring} onDone={resolve} />);
  });
}

/** In this window's own storage, which ends with it: set once the analyst has chosen what counts. */
const ASKED = 'asked';

/** Compares the library with what is kept of it, and asks, until there is nothing left to ask. */
async function untilKept(page: Root, vault: Vault): Promise<Result<Keeping, Failure>> {
  for (;;) {
    const hasAsked = sessionStorage.getItem(ASKED) !== null;
    const checked = await checkKeeping(vault.host, vault.database, hasAsked);
    if (!checked.ok) return fail(checked.failure);
    const verdict = checked.value;
    if (verdict.state === 'on') return ok(verdict);
    const restoring = await openRestoring(vault, { ...verdict, backup: null }, (progress) =>
      page.render(<ReadingKept progress={progress} />),
    );
    if (!restoring.ok) return fail(restoring.failure);
    await answered(page, restoring.value);
    sessionStorage.setItem(ASKED, 'yes');
  }
}

/** Composition root: host and library make the session, the session makes the window. */
async function start(root: HTMLElement): Promise<void> {
  const page = createRoot(root);
  const host = findHost();
  if (!host) {
    page.render(<HostMissing />);
    return;
  }
  const clock = (): Date => new Date();
  const fails = (failure: Failure): void =>
    page.render(
      <StartFailure failure={failure} host={host} exportKept={() => exportKept({ host, clock })} />,
    );
  const database = await openDatabase();
  if (!database.ok) {
    fails(database.failure);
    return;
  }
  const vault = { host, database: database.value, clock, newId };
  const keeping = await untilKept(page, vault);
  if (!keeping.ok) {
    fails(keeping.failure);
    return;
  }
  const session = createSession({
    ...vault,
    wordFailure: messageFor,
    keeping: keeping.value,
    reload() {
      // Either a backup has become the library, or there is something to ask.
      sessionStorage.setItem(ASKED, 'yes');
      window.location.reload();
    },
    openImportWorker: () =>
      new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }),
  });
  page.render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
  await session.start();
}

const root = document.getElementById('root');
if (root) await start(root);
