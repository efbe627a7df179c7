import { ok, type Result } from '../../shared/base/result';
import { buildExport } from '../../shared/exchange/build-export';
import type { Host } from '../../shared/ipc/channels';
import type { Database } from '../storage/database';
import type { FoldedLog } from '../storage/fold-log';
import { readSnapshot, type LibrarySnapshot } from '../storage/read-library';
import { readSettings } from '../storage/settings';
import { creatorOf } from './drafts';
import { schemeOf } from './export-source';
import { exportName } from './export-name';
import type { Failure } from './failure';

/** What an export without a session needs. */
interface ExportSetting {
  readonly host: Host;
  readonly database: Database;
  readonly clock: () => Date;
}

async function save(
  { host, database, clock }: ExportSetting,
  library: LibrarySnapshot,
): Promise<Result<string, Failure>> {
  const app = await host.appInfo();
  if (!app.ok) return app;
  const { name, version } = app.value;
  const text = buildExport(
    {
      tool: { name, version },
      analyst: creatorOf(await readSettings(database)),
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
export async function exportLibrary(setting: ExportSetting): Promise<Result<string, Failure>> {
  return save(setting, await readSnapshot(setting.database, 'all'));
}

/** Writes what a log comes to. */
export function exportFolded(
  setting: ExportSetting,
  folded: FoldedLog,
): Promise<Result<string, Failure>> {
  return save(setting, {
    articles: [...folded.articles.values()],
    annotations: [...folded.annotations.values()],
    relations: [...folded.relations.values()],
    sources: [...folded.sources.values()],
    tombstones: [...folded.tombstones.values()],
    schemes: [...folded.schemes.values()].toSorted((a, b) => a.version - b.version),
  });
}
