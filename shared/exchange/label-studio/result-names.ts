/** What regions stand in: the name of the text in Label Studio's labelling interface. */
export const TO_NAME = 'text';

/** Attributes with closed answers, written as choices under their native names. */
export const CHOICES: ReadonlySet<string> = new Set(['stance', 'mode', 'bound']);

/** Attributes that are written as numbers where a number says the very same. */
export const NUMBERS: ReadonlySet<string> = new Set(['value']);

/** Attributes that are written as text areas. */
export const TEXT_AREAS: ReadonlySet<string> = new Set([
  'statement',
  'language',
  'date',
  'unit',
  'counted',
  'asOf',
]);
