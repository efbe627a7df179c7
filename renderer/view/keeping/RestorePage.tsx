import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/base/result';
import type { Failure } from '../../session/failure';
import type { ComparedArticle, RestoreOffer } from '../../session/keeping-offer';
import type { OnRestoreProgress, RestoreProgress, Restoring } from '../../session/keeping-restore';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { countOf, dayAndTime, grouped } from '../amounts';
import { messageFor } from '../messages';
import { keepingFaultWords, libraryFaultWords } from './fault-words';
import {
  adviceWords,
  effectWords,
  progressWords,
  promiseWords,
  reasonWords,
  totalWords,
} from './restore-words';
import './restore-page.css';

/** More articles than these are not listed; the sentence above counts them all. */
const LISTED = 200;

interface RestorePageProps {
  readonly restoring: Restoring;
  /** The library is what was chosen, and the window can go on. */
  readonly onDone: () => void;
}

type Answer = (onProgress: OnRestoreProgress) => Promise<Result<null, Failure>>;

/** The whole window: what is here, what is kept, and which of the two shall count. */
export function RestorePage({ restoring, onDone }: RestorePageProps) {
  const { offer } = restoring;
  const [progress, setProgress] = useState<RestoreProgress | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [exported, setExported] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const run = async (answer: Answer): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const done = await answer(setProgress);
    setBusy(false);
    setProgress(null);
    if (done.ok) onDone();
    else setFailure(done.failure);
  };
  const exportNow = async (): Promise<void> => {
    const done = await restoring.exportWhatThereIs();
    if (done.ok) setExported(done.value);
    else if (done.failure.type !== 'Cancelled') setFailure(done.failure);
  };
  const { title, text } = reasonWords(offer.why);
  const advice = adviceWords(offer);
  return (
    <main className="restore-page" aria-busy={busy}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      <Sides offer={offer} />
      <p className="restore-total">{totalWords(offer)}</p>
      <Articles articles={offer.articles} />
      {offer.why !== 'gone' && <Faults offer={offer} />}
      {advice !== '' && <p>{advice}</p>}
      <p className="restore-promise">{promiseWords(offer)}</p>
      {failure && <p role="alert">{messageFor(failure)}</p>}
      <p className="restore-progress" aria-live="polite">
        {progress && progressWords(progress)}
        {exported !== null && !progress && (
          <>
            Exported to <bdi>{exported}</bdi>
          </>
        )}
      </p>
      <div className="restore-actions">
        {offer.keptChanges > 0 && (
          <button
            type="button"
            className="button primary"
            aria-disabled={busy}
            onClick={() => void run(restoring.restore)}
          >
            Restore
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          onClick={() => void run(restoring.keepAsItIs)}
        >
          Keep as it is
        </button>
        {(offer.articles.length > 0 || offer.keptChanges > 0) && (
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            onClick={() => {
              if (!busy) void exportNow();
            }}
          >
            Export what there is
          </button>
        )}
      </div>
    </main>
  );
}

function Sides({ offer }: { readonly offer: RestoreOffer }) {
  const { hereChanges, hereUntil, keptChanges, keptUntil, backup } = offer;
  return (
    <dl className="restore-sides">
      <div>
        <dt>Here</dt>
        <dd>{changesUntil(hereChanges, hereUntil)}</dd>
      </div>
      <div>
        <dt>{backup === null ? 'Kept beside the library' : 'In the backup'}</dt>
        <dd>
          {backup !== null && (
            <>
              <bdi>{backup}</bdi>:{' '}
            </>
          )}
          {changesUntil(keptChanges, keptUntil)}
        </dd>
      </div>
    </dl>
  );
}

function changesUntil(count: number, until: string | null): string {
  return until === null
    ? countOf(count, 'change')
    : `${countOf(count, 'change')}, the last one on ${dayAndTime(until)}`;
}

function Articles({ articles }: { readonly articles: readonly ComparedArticle[] }) {
  if (articles.length === 0) return null;
  return (
    // Scrolled by the arrow keys; there is nothing else in it to focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="restore-articles" aria-label="Annotations per article" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Article</th>
            <th scope="col">Here</th>
            <th scope="col">Kept</th>
            <th scope="col">Restoring</th>
          </tr>
        </thead>
        <tbody>
          {articles.slice(0, LISTED).map((article) => (
            <tr key={article.digest}>
              <th scope="row">
                <bdi>{article.title}</bdi>
              </th>
              <td>{article.here === null ? '–' : grouped(article.here)}</td>
              <td>{article.kept === null ? '–' : grouped(article.kept)}</td>
              <td>{effectWords(article)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {articles.length > LISTED && <p>and {countOf(articles.length - LISTED, 'more article')}</p>}
    </section>
  );
}

function Faults({ offer }: { readonly offer: RestoreOffer }) {
  const { faults, libraryFaults, lostChanges, hanging } = offer;
  const words = [
    ...libraryFaults.map(libraryFaultWords),
    ...faults.map(keepingFaultWords),
    ...(lostChanges > 0
      ? [`${countOf(lostChanges, 'change', 'changes')} of what is kept cannot be brought back.`]
      : []),
    ...(hanging > 0
      ? [
          `${countOf(hanging, 'annotation or relation', 'annotations and relations')} are left out: what they hang on is lost.`,
        ]
      : []),
  ];
  if (words.length === 0) return null;
  return (
    <ul className="restore-faults" aria-label="What was found">
      {words.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
