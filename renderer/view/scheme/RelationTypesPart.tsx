import type { RelationTypeDraft } from './scheme-draft';
import { SchemeField } from './SchemeField';
import { SchemeList, SchemeRow } from './SchemeRows';

interface RelationTypesPartProps {
  readonly types: readonly RelationTypeDraft[];
  readonly onChange: (types: readonly RelationTypeDraft[]) => void;
}

/** How two annotations can be related; the order is that of the digits in the dialog "Relation". */
export function RelationTypesPart({ types, onChange }: RelationTypesPartProps) {
  const set = (at: number, patch: Partial<RelationTypeDraft>): void =>
    onChange(types.map((type, index) => (index === at ? { ...type, ...patch } : type)));
  return (
    <SchemeList
      title="Relation types"
      columns={['Name, as in “A … B”', 'In files']}
      className="relation-kinds"
      addTitle="Add a relation type"
      empty="No relation types: nothing can be related."
      count={types.length}
      onAdd={() => onChange([...types, { key: '', name: '', stored: false }])}
    >
      {types.map((type, at) => (
        <SchemeRow
          key={`${at} ${type.stored ? type.key : ''}`}
          what="relation-type"
          entry={type}
          onRemove={() => onChange(types.filter((_, index) => index !== at))}
        >
          <SchemeField
            path={`/relationTypes/${at}/name`}
            label={`Name of ${type.name || 'the new relation type'}`}
            value={type.name}
            onChange={(name) => set(at, { name })}
          />
          <SchemeField
            path={`/relationTypes/${at}/key`}
            label={`Key of ${type.name || 'the new relation type'} in files`}
            placeholder="from the name"
            value={type.key}
            readOnly={type.stored}
            onChange={(key) => set(at, { key })}
          />
        </SchemeRow>
      ))}
    </SchemeList>
  );
}
