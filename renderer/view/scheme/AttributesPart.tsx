import { KINDS } from '../../../shared/scheme/scheme';
import { EntryReason } from '../../ui/EntryReason';
import { KIND_SIGNS } from '../kinds';
import type { AttributeDraft } from './scheme-draft';
import { SchemeField, useFaultAt } from './SchemeField';
import { SchemeList, SchemeRow } from './SchemeRows';

interface AttributesPartProps {
  readonly attributes: readonly AttributeDraft[];
  readonly onChange: (attributes: readonly AttributeDraft[]) => void;
}

const NEW_ATTRIBUTE: AttributeDraft = {
  key: '',
  name: '',
  kinds: KINDS,
  values: '',
  stored: false,
};

/** Attributes beside those of the kinds: name, for which kinds, and the values to choose from. */
export function AttributesPart({ attributes, onChange }: AttributesPartProps) {
  const set = (at: number, patch: Partial<AttributeDraft>): void =>
    onChange(attributes.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  return (
    <SchemeList
      title="Attributes"
      columns={['Name', 'In files', 'Asked of', 'Values; none for free text']}
      className="attributes"
      addTitle="Add an attribute"
      empty="No attributes of your own. An attribute is one more question to every annotation of a kind."
      count={attributes.length}
      onAdd={() => onChange([...attributes, NEW_ATTRIBUTE])}
    >
      {attributes.map((attribute, at) => (
        <SchemeRow
          key={`${at} ${attribute.stored ? attribute.key : ''}`}
          what="attribute"
          entry={attribute}
          onRemove={() => onChange(attributes.filter((_, index) => index !== at))}
        >
          <AttributeFields
            attribute={attribute}
            path={`/attributes/${at}`}
            onChange={(patch) => set(at, patch)}
          />
        </SchemeRow>
      ))}
    </SchemeList>
  );
}

interface AttributeFieldsProps {
  readonly attribute: AttributeDraft;
  readonly path: string;
  readonly onChange: (patch: Partial<AttributeDraft>) => void;
}

function AttributeFields({ attribute, path, onChange }: AttributeFieldsProps) {
  const of = attribute.name || 'the new attribute';
  return (
    <>
      <SchemeField
        path={`${path}/name`}
        label={`Name of ${of}`}
        value={attribute.name}
        onChange={(name) => onChange({ name })}
      />
      <SchemeField
        path={`${path}/key`}
        label={`Key of ${of} in files`}
        placeholder="from the name"
        value={attribute.key}
        readOnly={attribute.stored}
        onChange={(key) => onChange({ key })}
      />
      <KindsField attribute={attribute} path={`${path}/kinds`} onChange={onChange} />
      <SchemeField
        path={`${path}/values`}
        label={`Values of ${of}, with commas between`}
        placeholder="any text"
        value={attribute.values}
        onChange={(values) => onChange({ values })}
      />
    </>
  );
}

function KindsField({ attribute, path, onChange }: AttributeFieldsProps) {
  const { id, reason } = useFaultAt(path);
  const { kinds } = attribute;
  return (
    <fieldset className="kinds-field" aria-describedby={reason === null ? undefined : id}>
      <legend className="unseen">Asked of</legend>
      {KINDS.map((kind) => (
        <label key={kind} title={KIND_SIGNS[kind].title}>
          <input
            type="checkbox"
            data-path={path}
            aria-label={KIND_SIGNS[kind].title}
            checked={kinds.includes(kind)}
            onChange={(event) =>
              onChange({
                kinds: KINDS.filter((one) =>
                  one === kind ? event.target.checked : kinds.includes(one),
                ),
              })
            }
          />
          {KIND_SIGNS[kind].letter}
        </label>
      ))}
      <EntryReason id={id} reason={reason} />
    </fieldset>
  );
}
