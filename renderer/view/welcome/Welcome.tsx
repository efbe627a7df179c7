import { useState, type FormEvent, type ReactNode } from 'react';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import './welcome.css';

/**
 * The first run: asks once for the analyst's name, and shows the three steps to the first
 * annotation, each ticked off as it happens. Never in the way of anything.
 */
export function Welcome() {
  const greeted = useSession((state) => state.greeted);
  const loading = useSession((state) => state.loading);
  const tagged = useSession((state) => state.library.some((entry) => entry.annotations > 0));
  if (loading || (greeted && tagged)) return null;
  return (
    <section className="welcome" aria-label="First steps">
      {!greeted && <NameQuestion />}
      <Steps tagged={tagged} />
    </section>
  );
}

function NameQuestion() {
  const session = useCommands();
  const [name, setName] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void (name.trim() ? session.setAnalyst(name.trim()) : session.putOffAnalyst());
  };
  return (
    <form aria-label="Your name" className="name-question" onSubmit={save}>
      <label htmlFor="welcome-name">Who is tagging?</label>
      <p id="welcome-name-hint">Your name is written into every annotation and export.</p>
      <div className="name-row">
        <input
          id="welcome-name"
          className="text-field"
          autoComplete="off"
          aria-describedby="welcome-name-hint"
          placeholder="Your name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button primary">
          Save
        </button>
        <button type="button" className="button quiet" onClick={() => void session.putOffAnalyst()}>
          Later
        </button>
      </div>
    </form>
  );
}

function Steps({ tagged }: { readonly tagged: boolean }) {
  const opened = useSession((state) => state.open !== null);
  const selecting = useSession((state) => state.selection !== null);
  const [hasSelected, setHasSelected] = useState(false);
  if (selecting && !hasSelected) setHasSelected(true);
  return (
    <ol className="steps" aria-label="Three steps to the first annotation">
      <Step done={opened}>Open an article.</Step>
      <Step done={hasSelected || tagged}>
        Select some words: drag, or <KeyCaps heard="Shift+Right arrow" caps={['Shift', '→']} />.
      </Step>
      <Step done={tagged}>
        Press <KeyCaps heard="1" caps={['1']} /> for a claim, <KeyCaps heard="2" caps={['2']} /> for
        a quote, <KeyCaps heard="3" caps={['3']} /> for a figure.
      </Step>
    </ol>
  );
}

function Step({ done, children }: { readonly done: boolean; readonly children: ReactNode }) {
  return (
    <li className="step" data-done={done}>
      <span className="step-mark">{done && <Icon name="check" />}</span>
      <span>
        {done && <span className="unseen">Done: </span>}
        {children}
      </span>
    </li>
  );
}
