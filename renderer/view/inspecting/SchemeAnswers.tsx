import { useId } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { AttributeDefinition } from '../../../shared/scheme/scheme';
import { useSession } from '../../session/use-session';
import { SelectEntry, type Choice } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import type { Apply } from './answers';
import { FieldRow } from './FieldRow';

interface SchemeAnswersProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
}

const NONE: Choice = { value: '', title: 'None' };

/** What stands but is no longer in the list stays choosable. */
function withStanding(choices: readonly Choice[], value: string): readonly Choice[] {
  if (value === '' || choices.some((choice) => choice.value === value)) return choices;
  return [...choices, { value, title: `${value} (not in the scheme)` }];
}

/** The label and the attributes that the scheme adds to this kind, and what it once added. */
export function SchemeAnswers({ annotation, apply }: SchemeAnswersProps) {
  const scheme = useSession((state) => state.scheme);
  const { kind } = annotation.body;
  const asked = scheme.attributes.filter(({ kinds }) => kinds.includes(kind));
  const left = Object.keys(annotation.custom).filter(
    (key) => !asked.some((one) => one.key === key),
  );
  return (
    <>
      <LabelAnswer annotation={annotation} apply={apply} />
      {[...asked, ...left.map(attributeLeft)].map((attribute) => (
        <CustomAnswer
          key={attribute.key}
          attribute={attribute}
          annotation={annotation}
          apply={apply}
        />
      ))}
    </>
  );
}

function attributeLeft(key: string): AttributeDefinition {
  return { key, name: key, kinds: [] };
}

function LabelAnswer({ annotation, apply }: SchemeAnswersProps) {
  const labels = useSession((state) => state.scheme.labels);
  const id = useId();
  const value = annotation.label ?? '';
  const choices = labels
    .filter(({ kind }) => kind === annotation.body.kind)
    .map(({ key, name }) => ({ value: key, title: name }));
  if (choices.length === 0 && value === '') return null;
  return (
    <FieldRow title="Label" controlId={id}>
      <SelectEntry
        id={id}
        value={value}
        choices={withStanding(choices, value)}
        others={[NONE]}
        muted={value === ''}
        onCommit={(label) => apply({ label: label === '' ? null : label })}
      />
    </FieldRow>
  );
}

interface CustomAnswerProps extends SchemeAnswersProps {
  readonly attribute: AttributeDefinition;
}

function CustomAnswer({ attribute, annotation, apply }: CustomAnswerProps) {
  const { key, name, values } = attribute;
  const id = useId();
  const value = annotation.custom[key] ?? '';
  const commit = (text: string): Promise<string | null> =>
    apply({ custom: { [key]: text.trim() === '' ? null : text } });
  const choices = (values ?? []).map((one) => ({ value: one, title: one }));
  return (
    <FieldRow title={name} controlId={id}>
      {values ? (
        <SelectEntry
          id={id}
          value={value}
          choices={withStanding(choices, value)}
          others={[NONE]}
          muted={value === ''}
          onCommit={commit}
        />
      ) : (
        <TextEntry id={id} value={value} onCommit={commit} />
      )}
    </FieldRow>
  );
}
