import type { Theme } from '../../../shared/ipc/channels';
import type { SaveStatus } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { AfterPaint } from '../AfterPaint';
import { countOf, timeOfDay } from '../amounts';
import { keyName } from '../keys/key-caps';
import { messageFor } from '../messages';
import './status.css';
import { shown } from '../shown';

function wordsFor(save: SaveStatus): string {
  switch (save.state) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving…';
    case 'not-saved':
      return `Not saved: ${messageFor(save.failure)}`;
  }
}

/** The line at the bottom: whether everything is saved, who is tagging, and ways to settings. */
export function StatusBar() {
  const session = useCommands();
  const analyst = useSession((state) => state.analyst);
  const mac = useSession((state) => state.app.platform === 'darwin');
  return (
    <footer className="status-bar" data-pane="status">
      <Saved />
      <button
        type="button"
        className="status-button"
        title={`Saving and backups (${keyName('saving', mac)})`}
        onClick={() => void session.run('saving')}
      >
        Backups
      </button>
      <AfterPaint>
        <Amounts />
      </AfterPaint>
      <button
        type="button"
        className="status-button"
        data-pane-home
        title="Change the name of the analyst"
        onClick={() => void session.run('analyst')}
      >
        <span className="unseen">Analyst: </span>
        <bdi>{shown(analyst) || 'unnamed analyst'}</bdi>
      </button>
      <ThemeToggle />
      <button
        type="button"
        className="status-button"
        title={`Keys (${keyName('keys', mac)})`}
        aria-label="Keys"
        onClick={() => void session.run('keys')}
      >
        ?
      </button>
    </footer>
  );
}

/** The role `status` stands here and nowhere else, and holds these words and nothing else. */
function Saved() {
  const save = useSession((state) => state.save);
  const words = wordsFor(save);
  return (
    <div className="saved" data-state={save.state}>
      <span className="saved-dot" aria-hidden="true" />
      <span role="status" title={words}>
        {words}
      </span>
      {save.state === 'saved' && save.at && <span className="saved-at">{timeOfDay(save.at)}</span>}
    </div>
  );
}

function Amounts() {
  const articles = useSession((state) => state.library.length);
  const annotations = useSession((state) =>
    state.library.reduce((sum, entry) => sum + entry.annotations, 0),
  );
  return (
    <span className="status-amounts">
      {countOf(articles, 'article')}, {countOf(annotations, 'annotation')}
    </span>
  );
}

const THEMES: Readonly<
  Record<Theme, { next: Theme; icon: 'sun' | 'moon' | 'screen'; title: string }>
> = {
  system: { next: 'light', icon: 'screen', title: 'Theme: as the system' },
  light: { next: 'dark', icon: 'sun', title: 'Theme: light' },
  dark: { next: 'system', icon: 'moon', title: 'Theme: dark' },
};

function ThemeToggle() {
  const session = useCommands();
  const { next, icon, title } = THEMES[useSession((state) => state.theme)];
  return (
    <button
      type="button"
      className="status-button"
      aria-label={title}
      title={title}
      onClick={() => void session.setTheme(next)}
    >
      <Icon name={icon} />
    </button>
  );
}
