import { assertNever } from '../../shared/base/assert-never';
import type { KeepingNote } from './keeping-check';
import { counted } from './words';

/** What was found at the start, as a sentence for the analyst. */
export function noteWords(note: KeepingNote): string {
  switch (note.type) {
    case 'WrittenAnew':
      return note.why === 'damaged'
        ? `The journal was damaged. The library is whole, so the journal was written anew from it (${counted(note.changes, 'change')}); the old one is kept beside the backups.`
        : `There was no journal of the library, so one was written (${counted(note.changes, 'change')}). The library is as it was.`;
    case 'BackupDamaged':
      return `The backup ${note.file} cannot be read. The library itself is whole; “Back up now” makes another one.`;
    case 'EndedBadly':
      return 'Verbatim did not end properly the last time. Everything that was shown as saved is here.';
    case 'PageReloaded':
      return 'The window stopped and was loaded again. Everything that was shown as saved is here; what was not is absent as a whole.';
    default:
      return assertNever(note);
  }
}
