import { assertNever } from '../../../shared/base/assert-never';
import type { RestoreReason } from '../../session/keeping-check';
import type { ComparedArticle, RestoreOffer } from '../../session/keeping-offer';
import type { RestoreProgress } from '../../session/keeping-restore';
import { countOf, grouped } from '../amounts';

/** What happened, as the heading of a page and the sentences below it. */
export function reasonWords(why: RestoreReason): { readonly title: string; readonly text: string } {
  switch (why) {
    case 'emptied':
      return {
        title: 'The library came up empty',
        text: 'Its database was found damaged or gone, and was begun anew. Every change was also kept in a journal, and can be brought back.',
      };
    case 'unreadable':
      return {
        title: 'The library is empty, and what was kept of it cannot be read',
        text: 'Its database was found damaged or gone, and was begun anew. Something is kept beside it, but no change in that can be read.',
      };
    case 'gone':
      return {
        title: 'The library is empty, and nothing is kept of it',
        text: 'Verbatim was started here before. Its database, its journal and its backups are not there.',
      };
    case 'behind':
      return {
        title: 'The library lacks saved changes',
        text: 'What is kept beside the library goes further than the library. Either the library was set back to an older state, or something else was put beside it.',
      };
    case 'different':
      return {
        title: 'The library and what is kept of it differ',
        text: 'They do not tell the same history, so one of them was exchanged. Choose which of the two shall count.',
      };
    case 'damaged':
      return {
        title: 'The library is damaged',
        text: 'Its parts contradict each other. What was kept beside it can take its place.',
      };
    case 'backup':
      return {
        title: 'Restore from a backup',
        text: 'The backup would take the place of the library. This is what that would change.',
      };
    default:
      return assertNever(why);
  }
}

const FROM_ELSEWHERE =
  'If you have a backup somewhere else, choose “Keep as it is” and then “Restore from a backup…” (Ctrl+K).';

/** What to do where there is nothing to restore; empty where there is. */
export function adviceWords({ why, faults }: RestoreOffer): string {
  if (why === 'gone') {
    return `If there was work in it and you have a copy of the folders journal and backups, close this window, put them back, and start Verbatim again. ${FROM_ELSEWHERE} If there was none, choose “Keep as it is”.`;
  }
  if (why !== 'unreadable') return '';
  return faults.some(({ type }) => type === 'LineTooNew')
    ? `Close this window and install the newer Verbatim, which can read what it has written. ${FROM_ELSEWHERE}`
    : `If the files can be made readable, or you have a copy of them, close this window, put that right, and start Verbatim again. ${FROM_ELSEWHERE}`;
}

/** What becomes of either side, whatever is chosen. */
export function promiseWords({ why, keptChanges, movesKept }: RestoreOffer): string {
  const restoring =
    'Nothing has been changed yet. Restoring first sets a copy of what is here aside';
  if (why === 'backup') return `${restoring}; keeping it as it is leaves everything alone.`;
  if (why === 'gone') return 'Nothing has been changed yet.';
  if (keptChanges === 0) {
    return 'Nothing has been changed yet. Keeping it as it is moves what is kept into the backups folder, where it stays as it is.';
  }
  const also = movesKept ? ', and what is kept as well' : '';
  return `${restoring}${also}; keeping it as it is moves the kept copy aside. All of it stays in the backups folder.`;
}

/** What restoring would do to one article. */
export function effectWords({ here, kept, comes, goes }: ComparedArticle): string {
  if (kept === null)
    return here === 0 ? 'The article goes' : `The article goes, with ${grouped(goes)}`;
  if (here === null) return comes === 0 ? 'The article comes back' : `${grouped(comes)} come back`;
  const parts = [
    comes > 0 ? `${grouped(comes)} come back` : '',
    goes > 0 ? `${grouped(goes)} go` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'as here';
}

/** All articles together, as one sentence. */
export function totalWords({ articles, keptChanges }: RestoreOffer): string {
  if (keptChanges === 0) return 'Nothing is kept that could be restored.';
  const comes = articles.reduce((sum, article) => sum + article.comes, 0);
  const goes = articles.reduce((sum, article) => sum + article.goes, 0);
  const back = articles.filter(({ here }) => here === null).length;
  const parts = [
    back > 0 ? countOf(back, 'article') : '',
    comes > 0 || back === 0 ? countOf(comes, 'annotation') : '',
  ].filter((part) => part !== '');
  const away =
    goes > 0
      ? `, and ${countOf(goes, 'annotation that is', 'annotations that are')} only here would go`
      : '';
  return `${parts.join(' and ')} would come back${away}.`;
}

/** What is being done. */
export function progressWords({ step, done, total }: RestoreProgress): string {
  const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : '';
  switch (step) {
    case 'reading':
      return `Reading what is kept: ${countOf(done, 'change')}`;
    case 'setting-aside':
      return `Setting a copy of the library aside${share}`;
    case 'writing':
      return `Writing the library${share}`;
    case 'journal':
      return 'Writing the journal';
    default:
      return assertNever(step);
  }
}
