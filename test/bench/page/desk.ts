import type { Input } from '../input';
import type { Contender } from './contender';
import { passFrames, pause, until } from './frames';

/** A contender on this page with the input that it shows. */
export interface Desk {
  readonly contender: Contender;
  input: Input;
}

/** Waits until nothing is left of what was done. */
export async function settle({ contender }: Desk): Promise<void> {
  await until(contender.isIdle, 'everything is saved, and no notice is up');
  await passFrames(3);
  await new Promise((resolve) => {
    requestIdleCallback(resolve, { timeout: 1_000 });
  });
  // Longer than the app goes on to paint around what has just been scrolled to.
  await pause(160);
}
