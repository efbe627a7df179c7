import { assertNever } from '../../../shared/base/assert-never';
import type { KeepingFault } from '../../../shared/ipc/channels';
import type { RestoreOffer } from '../../session/keeping-offer';
import { countOf, grouped } from '../amounts';

/** What is wrong with what is kept, and what that costs. */
export function keepingFaultWords(fault: KeepingFault): string {
  switch (fault.type) {
    case 'LineTorn':
      return `The last line of ${fault.file} was cut off while it was written. It was never called saved, and nothing else is touched by it.`;
    case 'LineCorrupt':
      return `Line ${grouped(fault.line)} of ${fault.file} is damaged and left out.`;
    case 'Gap': {
      const missing = fault.before - fault.after - 1;
      return `${countOf(missing, 'change is', 'changes are')} missing between change ${grouped(fault.after)} and change ${grouped(fault.before)}.`;
    }
    case 'LineTooNew':
      return `${fault.file} was written by a newer Verbatim (its format is ${fault.found}). Install that one to read all of it.`;
    case 'KeptUnreadable':
      return `${fault.file} cannot be read (${fault.code}).`;
    case 'JournalMissing':
      return 'The journal file was not there; what the backups hold is used in its place.';
    default:
      return assertNever(fault);
  }
}

type LibraryFault = RestoreOffer['libraryFaults'][number];

/** Where the library contradicts itself. */
export function libraryFaultWords(fault: LibraryFault): string {
  switch (fault.type) {
    case 'ChangesMissing':
      return `${countOf(fault.count, 'change is', 'changes are')} missing in the history of the library.`;
    case 'LogLost':
      return 'The history of the library is lost.';
    case 'CountsDiffer':
      return `The articles count ${countOf(fault.counted, 'annotation')}, and ${grouped(fault.found)} are there.`;
    case 'TextsMissing':
      return `${countOf(fault.count, 'article has', 'articles have')} lost the text.`;
    default:
      return assertNever(fault);
  }
}
