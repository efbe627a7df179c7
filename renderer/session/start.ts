import { ok } from '../../shared/base/result';
import { readArticleRows, readSources } from '../storage/read-library';
import { readSettings } from '../storage/settings';
import { inOrderOfNames, refresh } from './after-commit';
import { loadSeeds } from './add-files';
import { show } from './commands-article';
import type { Failure } from './failure';
import { libraryOf } from './library';
import { reading, type Parts } from './parts';
import type { Outcome } from './session';

/** Everything that is stored, and the article that was open last. */
function loadStored(parts: Parts): Outcome {
  const { store, database, stale } = parts;
  return reading(parts, async () => {
    const { open, schemeVersion: _schemeVersion, ...settings } = await readSettings(database);
    const library = libraryOf(await readArticleRows(database));
    store.set({ ...settings, library, sources: inOrderOfNames(await readSources(database)) });
    stale.candidates = true;
    stale.scheme = true;
    const isThere = store.get().library.some(({ digest }) => digest === open);
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

/** Loads it all; whatever fails is told and stops nothing else. */
export async function start(parts: Parts, failed: (failure: Failure) => void): Promise<void> {
  for (const part of [loadHost, loadStored, loadSeeds]) {
    const loaded = await part(parts);
    if (!loaded.ok) failed(loaded.failure);
  }
  const { theme } = parts.store.get();
  if (theme !== 'system') await parts.host.setTheme(theme);
  parts.store.set({ loading: false });
}
