import type { Failure } from './failure';
import type { SaveStatus } from './session';

/** What the status bar says of saving. */
export interface SaveStatusTeller {
  /** Says "Saving…" from now on, until the function that it returns is called. */
  readonly begin: () => () => void;
  readonly acknowledged: (at: string) => void;
  /** Why something is not in the library, or null when nothing is left that is not. */
  readonly notStored: (failure: Failure | null) => void;
  /** Why something is not in the journal, or null when nothing is left that is not. */
  readonly notKept: (failure: Failure | null) => void;
  readonly isBusy: () => boolean;
}

/** Begins as saved; every step is told to `onStatus`. */
export function createSaveStatus(onStatus: (status: SaveStatus) => void): SaveStatusTeller {
  let busy = 0;
  let savedAt: string | null = null;
  let notStored: Failure | null = null;
  let notKept: Failure | null = null;

  const publish = (): void => {
    const failure = notStored ?? notKept;
    if (busy > 0) onStatus({ state: 'saving' });
    else if (failure) onStatus({ state: 'not-saved', failure });
    else onStatus({ state: 'saved', at: savedAt });
  };

  return {
    begin() {
      busy += 1;
      publish();
      return () => {
        busy -= 1;
        publish();
      };
    },
    acknowledged(at) {
      savedAt = at;
    },
    notStored(why) {
      notStored = why;
    },
    notKept(why) {
      notKept = why;
    },
    isBusy: () => busy > 0,
  };
}
