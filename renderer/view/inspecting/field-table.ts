import { BOUNDS, QUOTE_MODES, STANCES } from '../../../shared/annotation/body';
import type { Kind } from '../../../shared/scheme/scheme';
import type { AttributionField } from '../../session/annotating';
import type { Choice } from '../../ui/SelectEntry';

/** Fields whose value is a line of text. */
export type TextField = 'statement' | 'language' | 'unit' | 'counted' | 'asOf';
/** Fields with a closed list of values. */
export type ChoiceField = 'stance' | 'mode' | 'bound';

/** How a field of a body is asked for. */
export type FieldSpec =
  | { readonly form: 'source'; readonly field: AttributionField; readonly title: string }
  | { readonly form: 'choice'; readonly field: ChoiceField; readonly title: string }
  | { readonly form: 'text' | 'long'; readonly field: TextField; readonly title: string }
  | { readonly form: 'unit' | 'language'; readonly field: TextField; readonly title: string }
  | { readonly form: 'cue'; readonly field: 'cue'; readonly title: string }
  | { readonly form: 'amount' }
  | { readonly form: 'assessment' };

/** The fields of each kind in the order in which they are walked through. */
export const FIELDS_OF: Readonly<Record<Kind, readonly FieldSpec[]>> = {
  claim: [
    { form: 'source', field: 'claimant', title: 'Claimant' },
    { form: 'choice', field: 'stance', title: 'Stance' },
    { form: 'cue', field: 'cue', title: 'Cue' },
    { form: 'long', field: 'statement', title: 'Statement' },
    { form: 'assessment' },
  ],
  quote: [
    { form: 'source', field: 'speaker', title: 'Speaker' },
    { form: 'source', field: 'addressee', title: 'Addressee' },
    { form: 'cue', field: 'cue', title: 'Cue' },
    { form: 'choice', field: 'mode', title: 'Mode' },
    { form: 'language', field: 'language', title: 'Language' },
  ],
  figure: [
    { form: 'amount' },
    { form: 'choice', field: 'bound', title: 'Bound' },
    { form: 'unit', field: 'unit', title: 'Unit' },
    { form: 'text', field: 'counted', title: 'Counted' },
    { form: 'text', field: 'asOf', title: 'As of' },
    { form: 'cue', field: 'cue', title: 'Cue' },
  ],
};

/** The closed lists. */
export const CHOICES_OF = {
  stance: STANCES,
  mode: QUOTE_MODES,
  bound: BOUNDS,
} as const satisfies Record<ChoiceField, readonly string[]>;

/** A value of a closed list as it is read: `at-least` is "at least". */
export function titleOfChoice(value: string): string {
  return value.replaceAll('-', ' ');
}

/** What a field with a closed list offers. */
export function choicesOf(field: ChoiceField): readonly Choice[] {
  return CHOICES_OF[field].map((value) => ({ value, title: titleOfChoice(value) }));
}
