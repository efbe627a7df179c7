import { fail, ok, type Result } from '../../../shared/base/result';
import { detectLanguage } from '../../../shared/figure/detect-language';
import { readTypedNumber, type TypedContext } from '../../../shared/figure/read-typed';
import { useSession } from '../../session/use-session';

/** Gives the language of the open article, whose signs and words decide how a number is read. */
export function useArticleLanguage(): () => string | undefined {
  const open = useSession((state) => state.open);
  return () => open?.language ?? (open && detectLanguage(open.text)) ?? undefined;
}

/** A number that is not misread a second time: with three decimals it looks like thousands. */
function unmistakable(number: string): string {
  return /\.\d{3}$/.test(number) ? `${number}0` : number;
}

/**
 * A typed number as its field takes it, or why it is not taken. What is no number at all stays as it
 * is: the field refuses it with its own words.
 */
export function typedNumber(text: string, context: TypedContext): Result<string, string> {
  const read = readTypedNumber(text, context);
  if (read.ok) return read;
  switch (read.failure.type) {
    case 'no-number':
      return ok(text);
    case 'other-unit':
      return fail(
        `This names a unit (${read.failure.unit}), which belongs into “Unit”. Write the number alone here.`,
      );
    case 'two-readings': {
      const [one, other] = read.failure.readings.map(unmistakable);
      return fail(`This can be read as ${one} and as ${other}. Write one of these two.`);
    }
  }
}
