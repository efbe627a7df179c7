import type { Result } from '../../../shared/base/result';
import type { Failure } from '../../../renderer/session/failure';
import { aBatch, aTextFile, desk, listed, type Desk } from './session-lab';

export type { Desk } from './session-lab';

export {
  aBatch,
  aTextFile,
  changesOf,
  codeOf,
  desk,
  importWorker,
  listed,
  screenFaults,
  selectWords,
  tagWords,
  until,
} from './session-lab';

/** Opens an export as a file of someone else. */
export function openExport(at: Desk, text: string): Promise<Result<null, Failure>> {
  at.host.choice = aBatch([aTextFile('theirs.verbatim.json', text)]);
  return at.session.run('open-files');
}

/** All articles, as a file would have them. */
export async function exportOf(at: Desk): Promise<string> {
  const result = await at.session.export({ what: 'all', format: 'verbatim' });
  return result.ok ? (at.host.saved.at(-1)?.text ?? '') : result.failure.type;
}

/** Every row but the settings. */
export async function everything({ database }: Desk): Promise<string> {
  const tables = database.tables.filter(({ name }) => name !== 'settings');
  const rows = tables.map(async (table) => [table.name, await table.toArray()] as const);
  return JSON.stringify(await Promise.all(rows));
}

type Rows = readonly (readonly [table: string, rows: readonly unknown[]])[];

/** Ends a run of the program and keeps its library, so that another one can be begun. */
export async function putAside(at: Desk): Promise<Rows> {
  const rows = await Promise.all(
    at.database.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  at.session.dispose();
  at.database.close();
  return rows;
}

/** A clock for whoever works a day later; each look at it is a second on. */
export function nextDay(): { readonly clock: () => Date } {
  let now = Date.UTC(2026, 0, 3, 3, 4, 5);
  return { clock: () => new Date((now += 1000)) };
}

/** Begins a run of the program on a library that was put aside. */
export async function takeUp(library: Rows, parts: Parameters<typeof desk>[1] = {}): Promise<Desk> {
  const fresh = await desk([], parts);
  for (const [name, rows] of library) await fresh.database.table(name).bulkPut([...rows]);
  return fresh.restart();
}

/** Selects the annotation of the open article on these words. */
export function selectAnnotation(at: Desk, words: string): void {
  const { open } = at.state();
  const position = listed(at).findIndex((each) => each.endsWith(words));
  at.session.selectionChanged(null, 0);
  at.session.select(open?.index.idAt(position) ?? null);
}
