import { useEffect, useState } from 'react';
import type { OpenArticle } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { countOf } from '../amounts';

/** In articles with more annotations than these the open points are counted on request only. */
const COUNTED = 1000;

interface OpenPointsProps {
  readonly open: OpenArticle;
}

/** How much is not answered or not right in the open article, as the way to the list of it. */
export function OpenPoints({ open }: OpenPointsProps) {
  const session = useCommands();
  const isCounted = open.index.size <= COUNTED;
  const count = useCountWhenIdle(open, isCounted);
  if (isCounted && !count) return null;
  return (
    <button
      type="button"
      className="text-button open-points"
      title="What is not answered yet, or not right"
      onClick={() => session.showDialog('problems')}
    >
      {isCounted ? countOf(count ?? 0, 'open point') : 'open points…'}
    </button>
  );
}

/** Milliseconds; without a limit, an idle moment may be long in coming. */
const PATIENCE = 2_000;

/** Counts anew after each change, once nothing else is to be done; the last count stands until then. */
function useCountWhenIdle(open: OpenArticle, isCounted: boolean): number | null {
  const session = useCommands();
  const version = useSession((state) => `${state.indexVersion}/${state.detailVersion}`);
  const [found, setFound] = useState({ article: open.digest, count: 0 });
  const article = open.digest;
  useEffect(() => {
    if (!isCounted) return undefined;
    let wanted = true;
    const count = (): void => {
      void session.problems().then((problems) => {
        if (wanted) setFound({ article, count: problems.length });
      });
    };
    const idle = requestIdleCallback(count, { timeout: PATIENCE });
    return () => {
      wanted = false;
      cancelIdleCallback(idle);
    };
  }, [session, article, version, isCounted]);
  return found.article === article ? found.count : null;
}
