import { useEffect, useState } from 'react';
import type { Session } from '../session/session';
import { SessionContext, useCommands, useSession } from '../session/use-session';
import { Foreground } from '../ui/Foreground';
import { FieldDrafts } from '../ui/use-draft';
import '../ui/tokens.css';
import '../ui/base.css';
import './app.css';
import { AfterPaint, AfterPaintSource } from './AfterPaint';
import { Dialogs } from './dialogs/Dialogs';
import { ProgressDialog } from './dialogs/ProgressDialog';
import { ErrorBoundary } from './failing/ErrorBoundary';
import { useLeaveGuard } from './failing/use-leave-guard';
import { useKeys } from './keys/use-keys';
import { Panes } from './Panes';
import { RestorePage } from './keeping/RestorePage';
import { createSurfaceHolder, SurfaceOnScreen } from './reading/surface-on-screen';
import { Announcer } from './status/Announcer';
import { Notices } from './status/Notices';
import { StatusBar } from './status/StatusBar';
import { usePaneSteps } from './use-pane-steps';

/** Everything the analyst sees, over one session. */
export function App({ session }: { readonly session: Session }) {
  return (
    <SessionContext value={session}>
      <ErrorBoundary onExport={() => void session.export({ what: 'all', format: 'verbatim' })}>
        <FieldDrafts value={session}>
          <AfterPaintSource>
            <WholeWindow />
          </AfterPaintSource>
        </FieldDrafts>
      </ErrorBoundary>
    </SessionContext>
  );
}

/** The library, or the question whether a backup shall take its place. */
function WholeWindow() {
  useTheme();
  const session = useCommands();
  const restoring = useSession((state) => state.restoring);
  if (!restoring) return <MainWindow />;
  return <RestorePage restoring={restoring} onDone={session.endRestoring} />;
}

function MainWindow() {
  useKeys();
  usePaneSteps();
  useLeaveGuard();
  const [surface] = useState(createSurfaceHolder);
  const preview = useSession((state) => state.app.host === 'preview');
  return (
    <SurfaceOnScreen value={surface}>
      <div className="window">
        {preview && (
          <header className="preview-banner">
            Preview in a browser: the same app with its own separate data.
          </header>
        )}
        <Panes />
        <StatusBar />
        <Foreground front={<Said />}>
          <Dialogs />
          <ProgressDialog />
        </Foreground>
      </div>
    </SurfaceOnScreen>
  );
}

/** What is said to the eye and to the ear. */
function Said() {
  return (
    <>
      <Notices />
      <AfterPaint>
        <Announcer />
      </AfterPaint>
    </>
  );
}

function useTheme(): void {
  const theme = useSession((state) => state.theme);
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme]);
}
