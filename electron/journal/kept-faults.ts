import type { KeepingFault } from '../../shared/ipc/channels';

/** A file can be wrong in every line; nobody reads more of it than this. */
const MOST_FAULTS = 100;

/** What was found wrong, each thing once however often it is met. */
export interface KeptFaults {
  readonly add: (fault: KeepingFault) => void;
  readonly all: () => readonly KeepingFault[];
  /** The files of which something was told. */
  readonly has: (file: string) => boolean;
  readonly clear: () => void;
}

export function createKeptFaults(): KeptFaults {
  const faults = new Map<string, KeepingFault>();
  return {
    add(fault) {
      if (faults.size < MOST_FAULTS) faults.set(JSON.stringify(fault), fault);
    },
    all: () => [...faults.values()],
    has: (file) => [...faults.values()].some((fault) => 'file' in fault && fault.file === file),
    clear: () => faults.clear(),
  };
}
