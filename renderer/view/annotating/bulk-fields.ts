import type { AnnotationPatch } from '../../../shared/annotation/annotation-patch';
import type { Kind, Scheme } from '../../../shared/scheme/scheme';
import type { Choice } from '../../ui/SelectEntry';
import { choicePatch, WITHOUT_VALUE } from '../inspecting/answers';
import { choicesOf, FIELDS_OF } from '../inspecting/field-table';

/** A field that can be set on many annotations at once. */
export interface BulkField {
  readonly key: string;
  readonly title: string;
  /** The closed list of its values; null where any text will do. */
  readonly choices: readonly Choice[] | null;
  /** What can be chosen beside a value. */
  readonly others: readonly Choice[];
  readonly patch: (value: string) => AnnotationPatch;
}

const NONE: readonly Choice[] = [{ value: '', title: 'None' }];

function bodyFields(kinds: ReadonlySet<Kind>): readonly BulkField[] {
  return [...kinds].flatMap((kind) =>
    FIELDS_OF[kind].flatMap((spec): BulkField[] => {
      if (spec.form !== 'choice') return [];
      const { field, title } = spec;
      return [
        {
          key: field,
          title,
          choices: choicesOf(field),
          others: WITHOUT_VALUE,
          patch: (value) => choicePatch(field, value),
        },
      ];
    }),
  );
}

function labelField(kinds: ReadonlySet<Kind>, { labels }: Scheme): readonly BulkField[] {
  const choices = labels
    .filter(({ kind }) => kinds.has(kind))
    .map(({ key, name }) => ({ value: key, title: name }));
  if (choices.length === 0) return [];
  const patch = (value: string): AnnotationPatch => ({ label: value === '' ? null : value });
  return [{ key: 'label', title: 'Label', choices, others: NONE, patch }];
}

function customFields(kinds: ReadonlySet<Kind>, { attributes }: Scheme): readonly BulkField[] {
  return attributes
    .filter((attribute) => attribute.kinds.some((kind) => kinds.has(kind)))
    .map(({ key, name, values }) => ({
      key: `custom/${key}`,
      title: name,
      choices: values?.map((value) => ({ value, title: value })) ?? null,
      others: NONE,
      patch: (value) => ({ custom: { [key]: value.trim() === '' ? null : value } }),
    }));
}

/** The fields that at least one of these kinds has and that make sense for many at once. */
export function bulkFields(kinds: ReadonlySet<Kind>, scheme: Scheme): readonly BulkField[] {
  return [...bodyFields(kinds), ...labelField(kinds, scheme), ...customFields(kinds, scheme)];
}
