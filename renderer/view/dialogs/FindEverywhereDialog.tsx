import { memo, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Digest } from '../../../shared/article/article';
import type { FoundArticle, FoundPlace } from '../../session/find-everywhere';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { countOf, grouped } from '../amounts';
import { shown } from '../shown';
import { SearchField } from './SearchField';
import { stepRound } from './step-round';
import { useFound, type Found } from './use-found';
import './find-everywhere.css';

/** Code units; the texts of articles have few repetitions that are longer. */
const LONGEST_WORDS = 1000;

/** More places than these are counted, not listed: other words find fewer. */
const LISTED = 300;

interface Listed extends FoundArticle {
  /** How many places are listed before those of this article. */
  readonly from: number;
}

/** The articles whose places are listed, and how many places those are. */
function listOf(articles: readonly FoundArticle[]): readonly [readonly Listed[], number] {
  const listed: Listed[] = [];
  let from = 0;
  for (const article of articles) {
    const places = article.places.slice(0, LISTED - from);
    if (places.length === 0) break;
    listed.push({ ...article, places, from });
    from += places.length;
  }
  return [listed, from];
}

/** Words that are looked for in the whole library, and each place where they stand. Enter goes there. */
export function FindEverywhereDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const [words, setWords] = useState(session.wordsToFind);
  const [at, setAt] = useState(0);
  const found = useFound(words);
  const [articles, count] = listOf(found?.articles ?? []);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const goTo = (article: Digest, place: FoundPlace): void => {
    flushSync(onClose);
    void session.goToFound(article, place);
  };
  const goToActive = (): void => {
    // What is listed may still be what was found for the words before.
    if (found?.words !== words) return;
    const article = articles.find(({ from, places }) => at < from + places.length);
    const place = article?.places[at - article.from];
    if (article && place) goTo(article.entry.digest, place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = stepRound(event.key, at, count);
    if (to !== null) setAt(to);
    else if (event.key === 'Enter') goToActive();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Find in all articles" className="find-everywhere" bare onClose={onClose}>
      <SearchField
        ref={field}
        label="Find in all articles"
        value={words}
        onChange={(typed) => {
          setWords(typed);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        list={id}
        active={count > 0 ? `${id}-${at}` : undefined}
        isExpanded={count > 0}
        maxLength={LONGEST_WORDS}
      />
      <Amount found={found} words={words} listed={count} />
      <div ref={list} id={id} role="listbox" aria-label="Places found" tabIndex={-1}>
        {articles.map((article) => (
          <FoundIn
            key={article.entry.digest}
            article={article}
            id={id}
            active={isWithin(article, at) ? at - article.from : null}
            onPoint={setAt}
            onChoose={goTo}
          />
        ))}
      </div>
    </Dialog>
  );
}

function isWithin({ from, places }: Listed, at: number): boolean {
  return from <= at && at < from + places.length;
}

interface AmountProps {
  readonly found: Found | null;
  readonly words: string;
  readonly listed: number;
}

/** How much was found; it is said when the search is over. */
function Amount({ found, words, listed }: AmountProps) {
  const isEmpty = useSession((state) => state.library.length === 0);
  if (isEmpty) return <p className="found-amount">There are no articles yet.</p>;
  if (words.trim() === '') {
    return (
      <p className="found-amount">
        Whatever the case, the quotes, the dashes or the white space. Choose a place to go there.
      </p>
    );
  }
  const isOver = found?.words === words && found.searched === found.of;
  const going = found ? `${grouped(found.searched)} of ${countOf(found.of, 'article')}` : '';
  const amount = found && isOver ? amountOf(found) : '';
  const more = found && isOver && listed < found.count;
  return (
    <>
      <p className="found-amount" aria-live="polite">
        {amount}
        {more && `, ${grouped(listed)} of them listed`}
        {isOver && '.'}
      </p>
      {!isOver && (
        <p className="found-amount" aria-hidden="true">
          Looking… {going}
        </p>
      )}
    </>
  );
}

function amountOf({ count, articles, of }: Found): string {
  if (count === 0) return `Nothing found in ${countOf(of, 'article')}`;
  return `${countOf(count, 'place')} in ${countOf(articles.length, 'article')}`;
}

interface FoundInProps {
  readonly article: Listed;
  /** What the ids of the places begin with. */
  readonly id: string;
  /** Which of the places the search field names as active, if any. */
  readonly active: number | null;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (article: Digest, place: FoundPlace) => void;
}

function FoundIn({ article, id, active, onPoint, onChoose }: FoundInProps) {
  const { entry, places, count, from } = article;
  const origin = [entry.outlet, entry.published].filter(Boolean);
  return (
    <div role="group" aria-label={shown(entry.title)} className="found-article">
      <div className="found-head" aria-hidden="true">
        <bdi className="found-title">{shown(entry.title)}</bdi>
        {origin.map((part) => (
          <bdi key={part} className="found-origin">
            {shown(part)}
          </bdi>
        ))}
        <span className="found-count">
          {places.length < count
            ? `${grouped(places.length)} of ${grouped(count)}`
            : grouped(count)}
        </span>
      </div>
      {places.map((place, number) => (
        // The keys are handled by the combobox, which names this option as active.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={place.span.start}
          id={`${id}-${from + number}`}
          role="option"
          tabIndex={-1}
          aria-selected={number === active}
          className="found-place"
          onMouseMove={() => onPoint(from + number)}
          onClick={() => onChoose(entry.digest, place)}
        >
          <Place place={place} />
        </div>
      ))}
    </div>
  );
}

const Place = memo(function Place({ place }: { readonly place: FoundPlace }) {
  return (
    <bdi>
      {place.before}
      <mark>{place.words}</mark>
      {place.after}
    </bdi>
  );
});
