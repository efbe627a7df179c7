import type { RestoreProgress } from '../../session/keeping-restore';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { progressWords } from './restore-words';
import './restore-page.css';

/** The whole window while what is kept is read, to be compared with the library. */
export function ReadingKept({ progress }: { readonly progress: RestoreProgress }) {
  return (
    <main className="restore-page">
      <h1>Comparing the library with its journal</h1>
      <p>{progressWords(progress)}</p>
    </main>
  );
}
