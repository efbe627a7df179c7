import { assertNever } from '../../../shared/base/assert-never';
import type { KeepingFault } from '../../../shared/ipc/channels';
import type { RestoreOffer } from '../../session/keeping-offer';
import { countOf, grouped } from '../amounts';

/** What is wrong with what is kept, and what that costs. */
export function keepingFaultWords(fault: KeepingFault): string {
  switch (fault.type) {
    case 'LineTorn':
      return `The last line of ${fault.file} is cut off. If that happened while it was written, it was never called saved.`;
    case 'LineCorrupt':
      return `Line ${grouped(fault.line)} of ${fault.file} is damaged and left out.`;
    case 'CutOff':
      return fault.after === 0
        ? `${fault.file} is damaged. It was cut off before its first change.`
        : `${fault.file} is damaged. It was cut off after change ${grouped(fault.after)}.`;
    case 'Gap': {
      const missing = fault.before - fault.after - 1;
      return `${countOf(missing, 'change is', 'changes are')} missing between change ${grouped(fault.after)} and change ${grouped(fault.before)}.`;
    }
    case 'LineTooNew':
      return `${fault.file} was written by a newer Verbatim (its format is ${fault.found}). Install that one to read all of it.`;
    case 'KeptUnreadable':
      return `${fault.file} cannot be read (${fault.code}).`;
    case 'JournalMissing':
      return 'The journal file was not there.';
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
