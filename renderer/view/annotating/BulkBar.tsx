import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { OpenArticle, Outcome } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { TextEntry } from '../../ui/TextEntry';
import { tagsIn } from '../inspecting/TagsAnswer';
import { keyName } from '../keys/key-caps';
import { reasonFor } from '../messages';
import { BulkSet } from './BulkSet';
import './bulk-bar.css';

interface BulkBarProps {
  readonly open: OpenArticle;
  readonly marked: ReadonlySet<AnnotationId>;
  /** Called when the bar is done and goes, so that the focus has a place. */
  readonly onGone: () => void;
}

/** What can be done with all marked annotations at once: each one change, and one undo. */
export function BulkBar({ open, marked, onGone }: BulkBarProps) {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  const ids = [...marked];
  const leave = async (outcome: Outcome): Promise<void> => {
    if ((await outcome).ok) onGone();
  };
  const addTags = async (text: string): Promise<string | null> => {
    const tags = tagsIn(text);
    if (tags.length === 0) return null;
    const outcome = await session.update(ids, { addTags: tags });
    return outcome.ok ? null : reasonFor(outcome.failure);
  };
  return (
    <section
      className="bulk-bar"
      aria-label="Marked annotations"
      data-own-keys="Delete Backspace"
      title={`Each is one step: ${keyName('undo', mac)} takes it back whole`}
    >
      <p className="bulk-count">
        <span aria-live="polite">{ids.length} marked</span>
        <span className="bulk-undo">{keyName('undo', mac)} undoes each whole</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Mark nothing"
          title="Mark nothing"
          onClick={() => {
            session.mark([]);
            onGone();
          }}
        >
          <Icon name="close" />
        </button>
      </p>
      <div className="bulk-actions">
        <button
          type="button"
          className="button"
          onClick={() => void session.update(ids, { status: 'done' })}
        >
          Done
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void session.update(ids, { status: 'draft' })}
        >
          Draft
        </button>
        <button
          type="button"
          className="button"
          title={`Join them into one annotation (${keyName('merge-annotations', mac)})`}
          onClick={() => void leave(session.merge(ids))}
        >
          Merge
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => void leave(session.deleteAnnotations(ids))}
        >
          <Icon name="bin" /> Delete
        </button>
        <TextEntry
          value=""
          label="Add a tag to all"
          placeholder="add a tag to all"
          onCommit={addTags}
        />
        <BulkSet open={open} ids={ids} />
      </div>
    </section>
  );
}
