import { useCommands, useSession } from '../../session/use-session';
import { AnalystDialog } from './AnalystDialog';
import { CommandsDialog } from './CommandsDialog';
import { ExportDialog } from './ExportDialog';
import { FindEverywhereDialog } from './FindEverywhereDialog';
import { RelationDialog } from '../relating/RelationDialog';
import { SchemeDialog } from '../scheme/SchemeDialog';
import { GuidelineDialog } from './GuidelineDialog';
import { HistoryDialog } from './HistoryDialog';
import { ImportDialog } from './ImportDialog';
import { KeysDialog } from './KeysDialog';
import { ProblemsDialog } from './ProblemsDialog';
import { SourcesDialog } from './SourcesDialog';
import { SavingDialog } from '../keeping/SavingDialog';
import './dialogs.css';

/** The one dialog that the session says is open, if any. */
export function Dialogs() {
  const session = useCommands();
  const dialog = useSession((state) => state.dialog);
  const close = (): void => session.showDialog(null);
  switch (dialog) {
    case 'commands':
      return <CommandsDialog onClose={close} />;
    case 'find-everywhere':
      return <FindEverywhereDialog onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'analyst':
      return <AnalystDialog onClose={close} />;
    case 'history':
      return <HistoryDialog onClose={close} />;
    case 'problems':
      return <ProblemsDialog onClose={close} />;
    case 'sources':
      return <SourcesDialog onClose={close} />;
    case 'scheme':
      return <SchemeDialog onClose={close} />;
    case 'guideline':
      return <GuidelineDialog onClose={close} />;
    case 'relation':
      return <RelationDialog onClose={close} />;
    case 'import':
      return <ImportDialog />;
    case 'saving':
      return <SavingDialog onClose={close} />;
    case null:
      return null;
  }
}
