import { useEffect, useEffectEvent, useState } from 'react';

/** What a question to the session is answered with, asked anew with each `version`; null until then. */
export function useRead<T>(read: () => Promise<T>, version: string): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  const ask = useEffectEvent(read);
  useEffect(() => {
    let wanted = true;
    void ask().then((found) => {
      if (wanted) setAnswer(found);
    });
    return () => {
      wanted = false;
    };
  }, [version]);
  return answer;
}
