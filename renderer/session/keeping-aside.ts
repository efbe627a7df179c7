import type { Change, Edit } from '../../shared/annotation/change';
import { fail, ok } from '../../shared/base/result';
import type { Host, JournalRefused } from '../../shared/ipc/channels';
import type { LibraryFault } from '../storage/check-library';
import { readLogEnd } from '../storage/check-library';
import type { Database } from '../storage/database';
import { readChangesAfter } from '../storage/read-changes';
import { readSnapshot, type LibrarySnapshot } from '../storage/read-library';
import { UNNAMED_ANALYST } from './drafts';
import type { Failure } from './failure';
import { encodeLines } from './keeping-lines';
import type { Outcome } from './session';

/** What restoring works with. */
export interface Vault {
  readonly host: Host;
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
}

function notSetAside(failure: Failure | JournalRefused): Failure {
  if (failure.type === 'FileNotWritten') {
    return { type: 'BackupNotWritten', path: failure.path, code: failure.code };
  }
  return failure.type === 'JournalRefused'
    ? { type: 'RequestRefused', reason: failure.reason }
    : failure;
}

type Pages = AsyncIterable<readonly Change[]> | Iterable<readonly Change[]>;

async function send(host: Host, pages: Pages, sent: (seq: number) => void): Outcome {
  let sum = '';
  for await (const page of pages) {
    for (let rest: readonly Change[] = page; rest.length > 0;) {
      const encoded = encodeLines(rest, sum);
      const kept = await host.setAside({ lines: encoded.lines, isLast: false });
      if (!kept.ok) return fail(notSetAside(kept.failure));
      ({ sum, rest } = encoded);
    }
    sent(page.at(-1)?.seq ?? 0);
  }
  const closed = await host.setAside({ lines: [], isLast: true });
  return closed.ok ? ok(null) : fail(notSetAside(closed.failure));
}

/**
 * Keeps a copy of the library where nothing overwrites it: its log and, of one that contradicts
 * itself, also what its rows say. An empty library needs none.
 */
export async function setAside(
  vault: Vault,
  faults: readonly LibraryFault[],
  onProgress: (done: number, total: number) => void,
): Outcome {
  const { host, database } = vault;
  const { seq: total } = await readLogEnd(database);
  const log =
    total === 0
      ? ok(null)
      : await send(host, readChangesAfter(database, 0), (seq) => onProgress(seq, total));
  if (!log.ok || faults.length === 0) return log;
  return send(host, [[await changeOfRows(vault)]], () => {});
}

function editsOf(rows: LibrarySnapshot): readonly Edit[] {
  const before = null;
  return [
    ...rows.articles.map((after): Edit => ({ entity: 'article', id: after.digest, before, after })),
    ...rows.sources.map((after): Edit => ({ entity: 'source', id: after.id, before, after })),
    ...rows.schemes.map((after): Edit => {
      return { entity: 'scheme', id: `${after.id}@${after.version}`, before, after };
    }),
    ...rows.annotations.map((after): Edit => ({
      entity: 'annotation',
      id: after.id,
      before,
      after,
    })),
    ...rows.relations.map((after): Edit => ({ entity: 'relation', id: after.id, before, after })),
  ];
}

/** One change that makes an empty library what the rows of this one are, whatever its log says. */
export async function changeOfRows({ database, clock, newId }: Vault): Promise<Change> {
  const rows = await readSnapshot(database, 'all');
  return {
    v: 1,
    id: newId(),
    seq: 1,
    at: clock().toISOString(),
    by: UNNAMED_ANALYST,
    origin: 'restore',
    action: 'import',
    articles: rows.articles.map(({ digest }) => digest),
    edits: editsOf(rows),
    deletedElsewhere: rows.tombstones,
  };
}
