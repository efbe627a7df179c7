import type { ShownArticle } from './shown-article';

/** Sections that are shown in one task: a few milliseconds of work. */
const SLICE = 16;

/**
 * Shows what is missing of an article, a slice in each task, so that frames and input come between.
 * Whoever needs the whole text before completes it.
 */
export async function fillIn(shown: ShownArticle, signal: AbortSignal): Promise<void> {
  while (!shown.isWhole) {
    await scheduler.postTask(() => undefined, { priority: 'user-visible' });
    if (signal.aborted) return;
    shown.extend(SLICE);
  }
}
