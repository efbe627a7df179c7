import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type { JournalRefused, SetAsideRequest, WriteFailure } from '../../shared/ipc/channels';
import { readLink, type Link } from '../../shared/journal/read-line';
import { systemCode } from '../files/system-error';
import { isWholeBackup, openBackup, type BackupWriter } from './backup-file';
import { digestInNode } from './digest';
import { freePath } from './free-path';
import type { KeepingLayer } from './keeping-layer';
import { BACKUP_EXTENSION, stampOf, toSecond } from './snapshots';

type Answer = Result<{ readonly fileName: string | null }, WriteFailure | JournalRefused>;

/** Keeps a copy of the page's change log, which comes in parts. */
export interface SetAside {
  readonly add: (part: SetAsideRequest) => Promise<Answer>;
  /** The page is gone: nothing stays of a copy that was not finished. */
  readonly abandon: () => Promise<void>;
}

/** A copy that is being written. */
interface Copy {
  readonly file: string;
  readonly writer: BackupWriter;
  last: Pick<Link, 'seq' | 'sum'>;
}

function refused(reason: string): Answer {
  return fail({ type: 'JournalRefused', reason });
}

/**
 * Copies go into the folder of the backups under names of their own, so that none is taken for a
 * snapshot of the journal.
 */
export function createSetAside(layer: KeepingLayer, folder: string, now: () => Date): SetAside {
  let copy: Copy | null = null;
  const abandon = async (): Promise<void> => {
    const gone = copy;
    copy = null;
    await gone?.writer.abandon();
  };
  const begin = async (): Promise<Copy> => {
    await layer.ensureFolder(folder);
    const stem = `aside-${stampOf(toSecond(now()))}`;
    const file = await freePath(layer, folder, stem, `.${BACKUP_EXTENSION}`);
    const writer = await openBackup(layer, file);
    return { file, writer, last: { seq: 0, sum: '' } };
  };
  const write = async (to: Copy, lines: readonly string[]): Promise<string | null> => {
    for (const line of lines) {
      const link = readLink(line, digestInNode);
      if (!link.ok) return 'A line is not whole.';
      const { seq, sum, prev } = link.value;
      if (seq <= to.last.seq || prev !== to.last.sum)
        return 'A line does not follow the one before.';
      await to.writer.add(line, { seq, sum });
      to.last = { seq, sum };
    }
    return null;
  };
  const finish = async ({ file, writer }: Copy): Promise<Answer> => {
    const closing = await writer.finish(toSecond(now()));
    copy = null;
    if (!(await isWholeBackup(layer, file, closing))) {
      return fail({ type: 'FileNotWritten', path: file, code: 'EIO' });
    }
    return ok({ fileName: path.basename(file) });
  };
  return {
    async add({ lines, isLast }) {
      try {
        const first = lines[0] === undefined ? null : readLink(lines[0], digestInNode);
        // A first line begins a new copy, whatever became of the one before.
        if (first?.ok && first.value.prev === '') await abandon();
        if (!copy && lines.length === 0) return ok({ fileName: null });
        copy ??= await begin();
        const wrong = await write(copy, lines);
        if (wrong !== null) {
          await abandon();
          return refused(wrong);
        }
        return isLast ? await finish(copy) : ok({ fileName: null });
      } catch (error) {
        const file = copy?.file ?? folder;
        await abandon();
        return fail({ type: 'FileNotWritten', path: file, code: systemCode(error) });
      }
    },
    abandon,
  };
}
