import { useState } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { Body } from '../../../shared/annotation/body';
import type { RelationEntry } from '../../session/annotating';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import { KindLabel } from '../annotating/KindLabel';
import { comparisonWords } from '../comparison-words';
import { useRead } from '../use-read';
import { shown } from '../shown';

interface RelationsProps {
  readonly annotation: Annotation;
  readonly version: string;
}

/** How an annotation is related to others, each a jump away, and the way to a new relation. */
export function Relations({ annotation, version }: RelationsProps) {
  const { id, body } = annotation;
  const session = useCommands();
  const [removed, setRemoved] = useState(0);
  const relations = useRead(() => session.relationsOf(id), `${version}/${removed}`);
  const here = useSession((state) => state.open?.digest);
  const remove = async (relation: string): Promise<void> => {
    await session.unrelate(relation);
    setRemoved((count) => count + 1);
  };
  return (
    <section className="inspector-part" aria-label="Relations">
      <h3>
        Relations
        <button type="button" className="text-button" onClick={() => session.startRelating(id)}>
          relate to another <KeyCaps caps={['R']} />
        </button>
      </h3>
      {relations && relations.length > 0 && (
        <ul>
          {relations.map((entry) => (
            <RelationRow
              key={`${entry.relation.id} ${entry.direction}`}
              entry={entry}
              body={body}
              elsewhere={entry.other.article !== here}
              onRemove={() => void remove(entry.relation.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RelationRowProps {
  readonly entry: RelationEntry;
  /** What the annotation itself says. */
  readonly body: Body;
  readonly elsewhere: boolean;
  readonly onRemove: () => void;
}

function RelationRow({ entry, body, elsewhere, onRemove }: RelationRowProps) {
  const session = useCommands();
  const { relation, direction, other } = entry;
  const name = useSession((state) =>
    shown(
      state.scheme.relationTypes.find(({ key }) => key === relation.type)?.name ?? relation.type,
    ),
  );
  return (
    <li className="relation">
      <button
        type="button"
        className="relation-jump"
        title="Go there"
        onClick={() => void session.goTo(other.article, other.id)}
      >
        {direction === 'from' && (
          <span className="relation-type">
            <span>
              this <bdi>{name}</bdi>
            </span>
            <Icon name="arrow" />
          </span>
        )}
        <KindLabel kind={other.kind} /> <bdi className="relation-words">{shown(other.words)}</bdi>
        {elsewhere && (
          <span className="relation-title">
            in <bdi>{shown(other.title)}</bdi>
          </span>
        )}
        {direction === 'to' && (
          <span className="relation-type">
            <Icon name="arrow" />
            <span>
              <bdi>{name}</bdi> this
            </span>
          </span>
        )}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove the relation: ${name}`}
        title="Remove the relation (undo brings it back)"
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
      {body.kind === 'figure' && other.figure && (
        <p className="relation-comparison">{comparisonWords(body, other.figure)}</p>
      )}
    </li>
  );
}
