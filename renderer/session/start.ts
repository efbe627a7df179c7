import { ok } from '../../shared/base/result';
import { readArticleRows, readSources } from '../storage/read-library';
import { readSettings } from '../storage/settings';
import { inOrderOfNames, refresh } from './after-commit';
import { loadSeeds } from './add-files';
import { show } from './commands-article';
import type { Failure } from './failure';
import type { KeepingNote } from './keeping-check';
import { noteWords } from './keeping-words';
import { libraryOf } from './library';
import { reading, writing, type Parts } from './parts';
import type { Outcome } from './session';

/** Everything that is stored, and the article that was open last. */
function loadStored(parts: Parts): Outcome {
  const { store, database, stale } = parts;
  return reading(parts, async () => {
    const {
      open,
      place,
      schemeVersion: _schemeVersion,
      ...settings
    } = await readSettings(database);
    const library = libraryOf(await readArticleRows(database));
    store.set({ ...settings, library, sources: inOrderOfNames(await readSources(database)) });
    stale.candidates = true;
    stale.scheme = true;
    const isThere = store.get().library.some(({ digest }) => digest === open);
    if (open && place) parts.places.set(open, place);
    if (open && isThere) return show(parts, open);
    await refresh(parts);
    return ok(null);
  });
}

async function loadHost({ store, host }: Parts): Outcome {
  const app = await host.appInfo();
  if (!app.ok) return app;
  store.set({ app: app.value });
  return ok(null);
}

/** Brings the journal up to the library, and then says what was found at the start. */
async function catchUp(parts: Parts, notes: readonly KeepingNote[]): Outcome {
  const done = await writing(
    parts,
    () => Promise.resolve(ok(null)),
    () => Promise.resolve(),
  );
  for (const note of notes) {
    if (done.ok || note.type !== 'WrittenAnew') parts.tell.note(noteWords(note));
  }
  return done;
}

/** Loads it all; whatever fails is told and stops nothing else. */
export async function start(
  parts: Parts,
  notes: readonly KeepingNote[],
  failed: (failure: Failure) => void,
): Promise<void> {
  const keep = (): Outcome => catchUp(parts, notes);
  for (const part of [loadHost, loadStored, keep, loadSeeds]) {
    const loaded = await part(parts);
    if (!loaded.ok) failed(loaded.failure);
  }
  const { theme } = parts.store.get();
  if (theme !== 'system') await parts.host.setTheme(theme);
  parts.store.set({ loading: false });
}
