import { useEffect, useState } from 'react';
import type { FoundSoFar } from '../../session/find-everywhere';
import { useCommands } from '../../session/use-session';

/** Behind the last letter, in milliseconds: who is still typing looks for other words. */
const PAUSE = 120;

/** What was found is shown as often as this, in milliseconds. */
const PACE = 100;

/** What a search has found, and for which words. */
export interface Found extends FoundSoFar {
  readonly words: string;
}

/** Looks for words in all articles as they are typed; null until the first words were looked for. */
export function useFound(words: string): Found | null {
  const session = useCommands();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let wanted = true;
    const search = async (): Promise<void> => {
      let shown = 0;
      for await (const soFar of session.findEverywhere(words)) {
        if (!wanted) return;
        const now = performance.now();
        if (soFar.searched < soFar.of && now - shown < PACE) continue;
        shown = now;
        setFound({ ...soFar, words });
      }
    };
    const timer = setTimeout(() => void search(), PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [session, words]);
  return found;
}
