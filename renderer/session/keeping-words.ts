import { assertNever } from '../../shared/base/assert-never';
import type { KeepingNote, WhyAnew } from './keeping-check';
import { counted } from './words';

const ALL_HERE = 'Everything that was shown as saved is here';
const MOVED = 'It was moved as a whole into a folder “aside-…” in the backups folder';

function anewWords(why: WhyAnew, changes: string): string {
  switch (why) {
    case 'missing':
      return `There was no journal of the library, so one was written (${changes}). The library is as it was.`;
    case 'damaged':
      return `The journal was damaged. The library is whole, so the journal was written anew from it (${changes}); the damaged one is kept aside.`;
    case 'newer':
      return `A newer Verbatim has written to the journal. ${MOVED}, and a new one was written from the library (${changes}). Install the newer Verbatim to read the old one.`;
    case 'unreadable':
      return `The journal could not be read. ${MOVED}, and a new one was written from the library, which is whole (${changes}).`;
    case 'backup':
      return `A backup did not go together with the journal. Both were moved into a folder “aside-…” in the backups folder, and a new journal was written from the library, which is whole (${changes}).`;
    default:
      return assertNever(why);
  }
}

/** What was found at the start, as a sentence for the analyst. */
export function noteWords(note: KeepingNote): string {
  switch (note.type) {
    case 'WrittenAnew':
      return anewWords(note.why, counted(note.changes, 'change'));
    case 'BackupDamaged':
      return note.isNewer
        ? `The backup ${note.file} was written by a newer Verbatim, and only that can read it. The library itself is whole; “Back up now” makes another one.`
        : `The backup ${note.file} cannot be read. The library itself is whole; “Back up now” makes another one.`;
    case 'EndedBadly': {
      const ended = 'Verbatim did not end properly the last time.';
      return note.isAllHere ? `${ended} ${ALL_HERE}.` : ended;
    }
    case 'PageReloaded': {
      const reloaded = 'The window stopped and was loaded again.';
      return note.isAllHere
        ? `${reloaded} ${ALL_HERE}; what was not is absent as a whole.`
        : `${reloaded} What was not saved is absent as a whole.`;
    }
    default:
      return assertNever(note);
  }
}
