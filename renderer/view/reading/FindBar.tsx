import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { Finding } from '../../session/find';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { countOf, grouped } from '../amounts';
import './find-bar.css';

/** Code units; the text of an article has few repetitions that are longer. */
const LONGEST_WORDS = 1000;

function amount({ words, places, current }: Finding): string {
  if (words.trim() === '') return '';
  if (places.length === 0) return 'Nothing found';
  return `${grouped(current + 1)} of ${countOf(places.length, 'place')}`;
}

/** The field that looks for words in the open article, while it is asked for. */
export function FindBar() {
  const finding = useSession((state) => state.finding);
  return finding && <OpenFindBar finding={finding} />;
}

function OpenFindBar({ finding }: { readonly finding: Finding }) {
  const session = useCommands();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [finding.asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') session.closeFind();
    else if (event.key === 'Enter' && event.target === field.current) {
      void session.run(event.shiftKey ? 'find-previous' : 'find-next');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = finding.places.length === 0;
  return (
    <search className="find-bar" aria-label="Find in this article">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label="Find in this article"
        placeholder="Find in this article"
        maxLength={LONGEST_WORDS}
        value={finding.words}
        aria-invalid={none && finding.words.trim() !== ''}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={({ target }) => session.lookFor(target.value)}
      />
      {/* Told by the announcement, which says the same. */}
      <span className="find-amount" aria-hidden="true">
        {amount(finding)}
      </span>
      <button
        type="button"
        className="icon-button find-previous"
        aria-label="Previous place"
        title="Previous place (Shift+Enter)"
        aria-disabled={none}
        onKeyDown={onKeyDown}
        onClick={() => void session.run('find-previous')}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next place"
        title="Next place (Enter)"
        aria-disabled={none}
        onKeyDown={onKeyDown}
        onClick={() => void session.run('find-next')}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Close"
        title="Close (Escape): selects the words that are shown"
        onKeyDown={onKeyDown}
        onClick={session.closeFind}
      >
        <Icon name="close" />
      </button>
    </search>
  );
}
