import { fail, ok } from '../../shared/base/result';
import type {
  Host,
  JournalEnd,
  JournalRefused,
  Keeping,
  KeepingFault,
  Snapshot,
  WriteFailure,
} from '../../shared/ipc/channels';
import { readLink } from '../../shared/journal/read-line';

/** What a fake host keeps beside the window's library, with levers for what it answers. */
export interface FakeKeeping {
  /** The lines of the journal. */
  readonly journal: string[];
  /** Why nothing that is kept can be written now; null writes it. */
  journalFailure: WriteFailure | null;
  /** What appends wait for, so that a test decides when they are down. */
  journalGate: Promise<void>;
  /** How many lines each append brought, failed ones too. */
  readonly appends: number[];
  /** Every journal that was moved aside, and every log that was set aside, as lines. */
  readonly movedAside: (readonly string[])[];
  readonly setAsideLogs: (readonly string[])[];
  /** The lines of the next backup that is chosen; null is a cancelled dialog. */
  backup: readonly string[] | null;
  snapshots: readonly Snapshot[];
  faults: readonly KeepingFault[];
  lastRun: Keeping['lastRun'];
  pageCrashed: boolean;
}

type KeepingVerbs = Pick<
  Host,
  | 'keeping'
  | 'appendJournal'
  | 'readHistory'
  | 'renewJournal'
  | 'setAside'
  | 'backUp'
  | 'chooseBackup'
  | 'revealBackups'
>;

/** Lines of one page: few, so that tests turn pages. */
const PAGE = 50;

/** The levers, as they stand before a test touches them. */
export function emptyKeeping(): FakeKeeping {
  return {
    journal: [],
    journalFailure: null,
    journalGate: Promise.resolve(),
    appends: [],
    movedAside: [],
    setAsideLogs: [],
    backup: null,
    snapshots: [],
    faults: [],
    lastRun: 'clean',
    pageCrashed: false,
  };
}

/** Where some lines end. They are not joined for it: the bench's hold a whole library. */
export function endOf(lines: readonly string[]): JournalEnd {
  const last = lines.at(-1);
  const link = last === undefined ? null : readLink(last);
  const { seq, sum } = link?.ok ? link.value : { seq: 0, sum: '' };
  const bytes = lines.reduce((total, line) => total + line.length + 1, 0);
  return { seq, sum, bytes: Math.max(0, bytes - 1) };
}

function refused(journal: readonly string[], lines: readonly string[]): JournalRefused | null {
  let { seq, sum } = endOf(journal);
  for (const line of lines) {
    const link = readLink(line);
    if (!link.ok) return { type: 'JournalRefused', reason: 'A line is not whole.' };
    if (link.value.prev !== sum || link.value.seq !== seq + 1) {
      return { type: 'JournalRefused', reason: 'A line does not continue the journal.' };
    }
    ({ seq, sum } = link.value);
  }
  return null;
}

function pageOf(lines: readonly string[], after: number): readonly string[] {
  return lines.filter((line) => {
    const link = readLink(line);
    return link.ok && link.value.seq > after;
  });
}

/** A journal in memory that takes the lines which continue it, as the real one does. */
export function keepingVerbs(of: () => FakeKeeping): KeepingVerbs {
  let aside: string[] = [];
  return {
    async keeping() {
      const { journal, snapshots, faults, lastRun, pageCrashed } = of();
      const end = endOf(journal);
      return ok({ folder: '/backups', journal: end, snapshots, faults, lastRun, pageCrashed });
    },
    async appendJournal(lines) {
      const { journal, journalGate, appends } = of();
      appends.push(lines.length);
      await journalGate;
      const failure = of().journalFailure ?? refused(journal, lines);
      if (failure) return fail(failure);
      journal.push(...lines);
      return ok(endOf(journal));
    },
    async readHistory({ backup, after }) {
      const lines = pageOf((backup === null ? of().journal : of().backup) ?? [], after);
      return ok({ lines: lines.slice(0, PAGE), isLast: lines.length <= PAGE });
    },
    async renewJournal() {
      const { journal, journalFailure, movedAside } = of();
      if (journalFailure) return fail(journalFailure);
      movedAside.push(journal.splice(0));
      of().faults = [];
      return ok(endOf(journal));
    },
    async setAside({ lines, isLast }) {
      const { journalFailure, setAsideLogs } = of();
      if (journalFailure) return fail(journalFailure);
      aside.push(...lines);
      if (!isLast) return ok({ fileName: null });
      setAsideLogs.push(aside);
      aside = [];
      return ok({ fileName: 'aside.verbatim-backup' });
    },
    async backUp() {
      const { journalFailure, journal, faults } = of();
      if (journalFailure) return fail(journalFailure);
      if (faults.some(({ type }) => type === 'Gap')) return fail({ type: 'JournalDamaged' });
      const { seq, bytes } = endOf(journal);
      return ok({ fileName: 'now.verbatim-backup', at: '2026-01-02T03:04:05Z', seq, bytes });
    },
    async chooseBackup() {
      const { backup, faults } = of();
      if (!backup) return fail({ type: 'Cancelled' });
      const { seq, bytes } = endOf(backup);
      const snapshot = { fileName: 'chosen.verbatim-backup', at: '', seq, bytes };
      return ok({ id: 'chosen', snapshot, faults });
    },
    revealBackups: async () => ok(null),
  };
}
