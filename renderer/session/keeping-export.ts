import { fail, ok, type Result } from '../../shared/base/result';
import { buildExport } from '../../shared/exchange/build-export';
import type { Host } from '../../shared/ipc/channels';
import type { Database } from '../storage/database';
import { foldLog, snapshotOfLog, type FoldedLog } from '../storage/fold-log';
import { readSnapshot, type LibrarySnapshot } from '../storage/read-library';
import { readSettings } from '../storage/settings';
import { creatorOf, UNNAMED_ANALYST } from './drafts';
import { schemeOf } from './export-source';
import { exportName } from './export-name';
import type { Failure } from './failure';
import { readKept } from './keeping-lines';

/** What an export without a session needs. */
interface ExportSetting {
  readonly host: Host;
  readonly clock: () => Date;
}

async function save(
  { host, clock }: ExportSetting,
  analyst: string,
  library: LibrarySnapshot,
): Promise<Result<string, Failure>> {
  const app = await host.appInfo();
  if (!app.ok) return app;
  const { name, version } = app.value;
  const text = buildExport(
    {
      tool: { name, version },
      analyst,
      scheme: schemeOf(library),
      sources: library.sources,
      articles: library.articles.map((article) => ({
        article,
        annotations: library.annotations.filter((it) => it.article === article.digest),
      })),
      relations: library.relations,
      deleted: library.tombstones,
      includeText: true,
    },
    clock().toISOString(),
  );
  const saved = await host.saveExport({ suggestedName: exportName(null, clock()), text });
  return saved.ok ? ok(saved.value.path) : saved;
}

/** Writes the library as it is stored to a file of the analyst's choice; gives its path. */
export async function exportLibrary(
  setting: ExportSetting & { readonly database: Database },
): Promise<Result<string, Failure>> {
  const { database } = setting;
  const analyst = creatorOf(await readSettings(database));
  return save(setting, analyst, await readSnapshot(database, 'all'));
}

/** Writes what journal and backups hold, for when the library cannot be opened. */
export async function exportKept(setting: ExportSetting): Promise<Result<string, Failure>> {
  const kept = await readKept(setting.host, null, () => {});
  if (!kept.ok) return kept;
  const folded = foldLog(kept.value);
  return folded.articles.size > 0 ? exportFolded(setting, folded) : fail({ type: 'NothingKept' });
}

/** Who made the last change by hand, or null. */
export function analystOf({ rows }: FoldedLog): string | null {
  return rows.findLast(({ origin }) => origin === 'manual')?.by ?? null;
}

/** Writes what a log comes to. */
export function exportFolded(
  setting: ExportSetting,
  folded: FoldedLog,
): Promise<Result<string, Failure>> {
  return save(setting, analystOf(folded) ?? UNNAMED_ANALYST, snapshotOfLog(folded));
}
