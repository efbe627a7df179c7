import { useSession } from '../../session/use-session';
import { shown } from '../shown';

/** The label of the scheme that an annotation carries, in its colour. */
export function RowLabel({ label: carried }: { readonly label: string | undefined }) {
  const label = useSession((state) => state.scheme.labels.find(({ key }) => key === carried));
  if (!label) return null;
  return (
    <>
      <span className="row-label" style={{ borderColor: label.color }}>
        <bdi>{shown(label.name)}</bdi>
      </span>{' '}
    </>
  );
}
