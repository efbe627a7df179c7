import type { Annotation } from '../../../shared/annotation/annotation';
import { dayAndTime } from '../amounts';
import { shown } from '../shown';

const ORIGINS: Readonly<Record<Annotation['provenance']['origin'], string>> = {
  manual: 'by hand',
  suggestion: 'from a suggestion',
  import: 'imported',
  review: 'in review',
};

/** Who made it, when, how, and under which version of the scheme. */
export function Provenance({ annotation }: { readonly annotation: Annotation }) {
  const { creator, created, modified, origin, scheme } = annotation.provenance;
  const facts: readonly (readonly [string, string])[] = [
    ['By', creator],
    ['Tagged', `${dayAndTime(created)}, ${ORIGINS[origin]}`],
    ...(modified === created ? [] : [['Changed', dayAndTime(modified)] as const]),
    ['Scheme', `${scheme.id}, version ${scheme.version}`],
  ];
  return (
    <dl className="facts">
      {facts.map(([title, text]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <bdi>{shown(text)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
