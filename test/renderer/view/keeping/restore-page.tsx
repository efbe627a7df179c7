import { createRoot, type Root } from 'react-dom/client';
import { fail, ok, type Result } from '../../../../shared/base/result';
import type { Failure } from '../../../../renderer/session/failure';
import type { RestoreOffer } from '../../../../renderer/session/keeping-offer';
import type { OnRestoreProgress, Restoring } from '../../../../renderer/session/keeping-restore';
import { RestorePage } from '../../../../renderer/view/keeping/RestorePage';

/** The page's side of the tests of the question: its answers are given by the test. */

type Answer = Result<null, Failure>;

let root: Root | null = null;
let answer: (result: Answer) => void = () => {};
let tell: OnRestoreProgress = () => {};
let asked: string[] = [];

function work(name: string): Restoring['restore'] {
  return (onProgress) => {
    asked.push(name);
    tell = onProgress;
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
}

/** Shows the question anew. */
export function show(offer: RestoreOffer): void {
  root?.unmount();
  asked = [];
  const host = document.createElement('div');
  host.id = 'root';
  document.body.replaceChildren(host);
  root = createRoot(host);
  const restoring: Restoring = {
    offer,
    restore: work('restore'),
    keepAsItIs: work('keep'),
    exportWhatThereIs: () => Promise.resolve(ok('/out/library.verbatim.json')),
  };
  root.render(<RestorePage restoring={restoring} onDone={() => asked.push('done')} />);
}

export function askedFor(): readonly string[] {
  return asked;
}

/** Tells how far the work is. */
export function progress(done: number, total: number): void {
  tell({ step: 'writing', done, total });
}

/** Ends the work. */
export function finish(failure: Failure | null): void {
  answer(failure ? fail(failure) : ok(null));
}
