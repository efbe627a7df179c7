import { useCommands, useSession } from '../../session/use-session';
import { AnalystDialog } from './AnalystDialog';
import { CommandsDialog } from './CommandsDialog';
import { ExportDialog } from './ExportDialog';
import { KeysDialog } from './KeysDialog';
import './dialogs.css';

/** The one dialog that the session says is open, if any. */
export function Dialogs() {
  const session = useCommands();
  const dialog = useSession((state) => state.dialog);
  const close = (): void => session.showDialog(null);
  switch (dialog) {
    case 'commands':
      return <CommandsDialog onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'analyst':
      return <AnalystDialog onClose={close} />;
    case null:
      return null;
  }
}
