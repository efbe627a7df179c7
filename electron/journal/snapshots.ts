import path from 'node:path';
import type { Snapshot } from '../../shared/ipc/channels';
import type { KeepingLayer } from './keeping-layer';

/** The extension of a backup, without its dot. */
export const BACKUP_EXTENSION = 'verbatim-backup';

/** So many snapshots stay; each holds the whole log, so older ones only stand in for damaged ones. */
export const KEPT_SNAPSHOTS = 5;

const NAME =
  /^verbatim-([0-9]{12})-([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z\./;

/** A time to the second, as names and closing lines have it. */
export function toSecond(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** A time as a part of a file's name, which may hold no colon. */
export function stampOf(at: string): string {
  return at.replace(/[-:]/g, '');
}

/** The name of a snapshot: its last change first, so that names sort as changes do. */
export function snapshotName(seq: number, at: string): string {
  return `verbatim-${String(seq).padStart(12, '0')}-${stampOf(at)}.${BACKUP_EXTENSION}`;
}

function parseName(name: string): { readonly seq: number; readonly at: string } | null {
  const [head, seq, year, month, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  if (head === undefined || name.slice(head.length) !== BACKUP_EXTENSION) return null;
  return { seq: Number(seq), at: `${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z` };
}

/** The last change that a file holds by its name; 0 where the name says nothing of it. */
export function claimedBy(fileName: string): number {
  return parseName(fileName)?.seq ?? 0;
}

/**
 * The snapshots in a folder, newest first. The number of the last change orders them, never a time,
 * since a clock can be set back. A folder that is not there holds none.
 */
export async function listSnapshots(
  layer: KeepingLayer,
  folder: string,
): Promise<readonly Snapshot[]> {
  if (!(await layer.status(folder))) return [];
  const snapshots: Snapshot[] = [];
  for (const fileName of await layer.list(folder)) {
    const named = parseName(fileName);
    const status = named && (await layer.status(path.join(folder, fileName)));
    if (named && status) snapshots.push({ fileName, ...named, bytes: status.bytes });
  }
  return snapshots.toSorted((a, b) => b.seq - a.seq || (a.fileName < b.fileName ? 1 : -1));
}

/** The snapshots that go once a new one is verified, newest first: all but the newest few. */
export function outdated(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return snapshots.slice(KEPT_SNAPSHOTS);
}
