import type { ShownArticle } from './shown-article';

/** Sections that are shown in one task: a few milliseconds of work. */
const SLICE = 16;

/**
 * Shows what is missing of an article, a slice in each task. The first waits until the frame of the
 * first screen is over. The others let only input go before them: a frame between two would lay out
 * and paint anew, and show nothing new. Whoever needs the whole text before completes it.
 */
export async function fillIn(shown: ShownArticle, signal: AbortSignal): Promise<void> {
  let priority: TaskPriority = 'user-visible';
  while (!shown.isWhole) {
    await scheduler.postTask(() => undefined, { priority });
    if (signal.aborted) return;
    shown.extend(SLICE);
    priority = 'user-blocking';
  }
}
