import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as newId } from 'uuid';
import { findHost } from './bridge/bridge';
import { createSession } from './session/create-session';
import { openDatabase } from './storage/database';
import { App } from './view/App';
import { HostMissing, StartFailure } from './view/failing/StartFailure';
import { messageFor } from './view/messages';

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
    page.render(<StartFailure failure={database.failure} />);
    return;
  }
  const session = createSession({
    host,
    database: database.value,
    clock: () => new Date(),
    newId,
    wordFailure: messageFor,
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
