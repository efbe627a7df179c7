import type { AnnotationId } from '../../../shared/annotation/annotation';
import { useCommands, useSession } from '../../session/use-session';
import { useRead } from '../use-read';
import { shown } from '../shown';

/** The label of the scheme that an annotation carries, in its colour; only where there are labels. */
export function RowLabel({ id }: { readonly id: AnnotationId }) {
  const hasLabels = useSession((state) => state.scheme.labels.length > 0);
  return hasLabels ? <ReadLabel id={id} /> : null;
}

function ReadLabel({ id }: { readonly id: AnnotationId }) {
  const session = useCommands();
  const version = useSession((state) => state.detailVersion);
  const labels = useSession((state) => state.scheme.labels);
  const annotation = useRead(() => session.readAnnotation(id), `${id} ${version}`);
  const label = labels.find(({ key }) => key === annotation?.label);
  if (!label) return null;
  return (
    <>
      <span className="row-label" style={{ borderColor: label.color }}>
        <bdi>{shown(label.name)}</bdi>
      </span>{' '}
    </>
  );
}
