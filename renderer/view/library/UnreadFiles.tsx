import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { countOf } from '../amounts';
import { messageForRead } from '../messages';
import { shown } from '../shown';

/** Files that could not be read, each with its reason and what to do, until dismissed. */
export function UnreadFiles() {
  const session = useCommands();
  const unread = useSession((state) => state.unread);
  if (unread.length === 0) return null;
  return (
    <div className="unread">
      <div className="unread-head">
        <Icon name="warning" />
        <h3>{countOf(unread.length, 'file')} not read</h3>
        <button
          type="button"
          className="icon-button"
          aria-label="Dismiss the files not read"
          onClick={session.dismissUnread}
        >
          <Icon name="close" />
        </button>
      </div>
      <ul aria-label="Files that could not be read">
        {unread.map(({ fileName, failure }, at) => (
          <li key={`${at} ${fileName}`}>
            <bdi className="unread-name">{shown(fileName)}</bdi>
            <p>{messageForRead(failure)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
