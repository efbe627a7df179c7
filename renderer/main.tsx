import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { v7 as newId } from 'uuid';
import { fail, ok, type Result } from '../shared/base/result';
import { findHost } from './bridge/bridge';
import { createSession } from './session/create-session';
import type { Failure } from './session/failure';
import { checkKeeping, type KeepingVerdict } from './session/keeping-check';
import type { Vault } from './session/keeping-aside';
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

/** Compares the library with what is kept of it, and asks, until there is nothing left to ask. */
async function untilKept(page: Root, vault: Vault): Promise<Result<Keeping, Failure>> {
  for (;;) {
    const checked = await checkKeeping(vault.host, vault.database);
    if (!checked.ok) return fail(checked.failure);
    const verdict = checked.value;
    if (verdict.state === 'on') return ok(verdict);
    const restoring = await openRestoring(vault, { ...verdict, backup: null }, (progress) =>
      page.render(<ReadingKept progress={progress} />),
    );
    if (!restoring.ok) return fail(restoring.failure);
    await answered(page, restoring.value);
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
  const database = await openDatabase();
  if (!database.ok) {
    page.render(<StartFailure failure={database.failure} host={host} />);
    return;
  }
  const vault = { host, database: database.value, clock: () => new Date(), newId };
  const keeping = await untilKept(page, vault);
  if (!keeping.ok) {
    page.render(<StartFailure failure={keeping.failure} host={host} />);
    return;
  }
  const session = createSession({
    ...vault,
    wordFailure: messageFor,
    keeping: keeping.value,
    reload: () => window.location.reload(),
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
