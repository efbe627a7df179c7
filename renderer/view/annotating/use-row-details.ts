import { useEffect, useEffectEvent, useState } from 'react';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { useCommands, useSession } from '../../session/use-session';

/** What a row says of its annotation beyond kind and words, which the index holds. */
export interface RowDetails {
  /** A key of the scheme. */
  readonly label: string | undefined;
  readonly isDone: boolean;
  /** Some answers were guessed and are not confirmed. */
  readonly hasGuesses: boolean;
}

type DetailsById = ReadonlyMap<AnnotationId, RowDetails>;

const NONE: DetailsById = new Map();

/** Milliseconds; without a limit, an idle moment may be long in coming. */
const PATIENCE = 300;

function detailsOf({ label, status, guessed }: Annotation): RowDetails {
  return { label, isDone: status === 'done', hasGuesses: guessed.length > 0 };
}

/**
 * What the rows on screen say, all of them read at once, after each change and each other range of
 * rows. That waits for an idle moment, so that neither an article nor a key waits for it.
 */
export function useRowDetails(ids: readonly AnnotationId[]): DetailsById {
  const session = useCommands();
  const version = useSession((state) => state.detailVersion);
  const [details, setDetails] = useState(NONE);
  const read = useEffectEvent(() => session.readAnnotations(ids));
  const rows = ids.join(' ');
  useEffect(() => {
    let isWanted = rows !== '';
    const idle = requestIdleCallback(
      () => {
        if (!isWanted) return;
        void read().then((found) => {
          if (isWanted) setDetails(new Map(found.map((one) => [one.id, detailsOf(one)])));
        });
      },
      { timeout: PATIENCE },
    );
    return () => {
      isWanted = false;
      cancelIdleCallback(idle);
    };
  }, [rows, version]);
  return details;
}
