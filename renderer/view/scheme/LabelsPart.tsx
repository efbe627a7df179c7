import { KINDS, type Kind } from '../../../shared/scheme/scheme';
import { KIND_SIGNS } from '../kinds';
import type { LabelDraft } from './scheme-draft';
import { SchemeField, useFaultAt } from './SchemeField';
import { SchemeList, SchemeRow } from './SchemeRows';
import { EntryReason } from '../../ui/EntryReason';

interface LabelsPartProps {
  readonly labels: readonly LabelDraft[];
  readonly onChange: (labels: readonly LabelDraft[]) => void;
}

const NEW_LABEL: LabelDraft = {
  key: '',
  name: '',
  kind: 'claim',
  color: '',
  shortcut: '',
  stored: false,
};

/** Labels beneath the three kinds: name, key in the file, kind, colour, and the key that tags. */
export function LabelsPart({ labels, onChange }: LabelsPartProps) {
  const set = (at: number, patch: Partial<LabelDraft>): void =>
    onChange(labels.map((label, index) => (index === at ? { ...label, ...patch } : label)));
  return (
    <SchemeList
      title="Labels"
      columns={['Name', 'In files', 'Kind', 'Colour', 'Key']}
      className="labels"
      addTitle="Add a label"
      empty="No labels. A label refines a kind, as “casualties” does beneath figure."
      count={labels.length}
      onAdd={() => onChange([...labels, NEW_LABEL])}
    >
      {labels.map((label, at) => (
        <SchemeRow
          key={`${at} ${label.stored ? label.key : ''}`}
          what="label"
          entry={label}
          onRemove={() => onChange(labels.filter((_, index) => index !== at))}
        >
          <LabelFields label={label} path={`/labels/${at}`} onChange={(patch) => set(at, patch)} />
        </SchemeRow>
      ))}
    </SchemeList>
  );
}

interface LabelFieldsProps {
  readonly label: LabelDraft;
  readonly path: string;
  readonly onChange: (patch: Partial<LabelDraft>) => void;
}

function LabelFields({ label, path, onChange }: LabelFieldsProps) {
  const of = label.name || 'the new label';
  return (
    <>
      <SchemeField
        path={`${path}/name`}
        label={`Name of ${of}`}
        value={label.name}
        onChange={(name) => onChange({ name })}
      />
      <SchemeField
        path={`${path}/key`}
        label={`Key of ${of} in files`}
        placeholder="from the name"
        value={label.key}
        readOnly={label.stored}
        onChange={(key) => onChange({ key })}
      />
      <KindSelect label={label} path={`${path}/kind`} onChange={(kind) => onChange({ kind })} />
      <span className="color-field">
        <input
          type="color"
          aria-label={`Colour of ${of}`}
          value={label.color || '#808080'}
          onChange={(event) => onChange({ color: event.target.value })}
        />
      </span>
      <SchemeField
        path={`${path}/shortcut`}
        label={`Key that tags ${of}`}
        maxLength={1}
        value={label.shortcut}
        onChange={(shortcut) => onChange({ shortcut })}
      />
    </>
  );
}

interface KindSelectProps {
  readonly label: LabelDraft;
  readonly path: string;
  readonly onChange: (kind: Kind) => void;
}

function KindSelect({ label, path, onChange }: KindSelectProps) {
  const { id, reason, marks } = useFaultAt(path);
  return (
    <div className="entry">
      <select
        {...marks}
        className="entry-field"
        data-path={path}
        aria-label={`Kind of ${label.name || 'the new label'}`}
        value={label.kind}
        onChange={(event) => {
          const kind = KINDS.find((known) => known === event.target.value);
          if (kind) onChange(kind);
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_SIGNS[kind].title}
          </option>
        ))}
      </select>
      <EntryReason id={id} reason={reason} />
    </div>
  );
}
