import { useMemo } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { checkAnnotation } from '../../../shared/annotation/check-annotation';
import { Icon } from '../../ui/Icon';
import { problemWords } from '../problem-words';

interface ProblemsProps {
  readonly annotation: Annotation;
  readonly text: string;
}

/** What is not right with this annotation; nothing of it is in the way. */
export function Problems({ annotation, text }: ProblemsProps) {
  const found = useMemo(() => checkAnnotation(annotation, text), [annotation, text]);
  // Of a draft the empty field itself says that it is not answered, and each guess says so beside it.
  const isDraft = annotation.status === 'draft';
  const problems = found.filter(
    ({ type }) => type !== 'Unconfirmed' && !(isDraft && type === 'Unanswered'),
  );
  if (problems.length === 0) return null;
  const sentences = [...new Set(problems.map(problemWords))];
  return (
    <section className="inspector-part problems" aria-label="Problems">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Icon name="warning" />
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
