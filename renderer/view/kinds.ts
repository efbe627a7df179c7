import type { CommandId } from '../../shared/ipc/app-commands';
import type { Kind } from '../../shared/scheme/scheme';

/** How a kind is shown: never by its colour alone, always with its name or its key beside it. */
export interface KindSign {
  readonly title: string;
  /** The digit that tags it, which is also its sign. */
  readonly digit: '1' | '2' | '3';
  readonly letter: 'C' | 'Q' | 'F';
  readonly command: CommandId;
  readonly hint: string;
}

/** The signs of the three kinds. */
export const KIND_SIGNS: Readonly<Record<Kind, KindSign>> = {
  claim: {
    title: 'Claim',
    digit: '1',
    letter: 'C',
    command: 'tag-claim',
    hint: 'an assertion that can be checked',
  },
  quote: {
    title: 'Quote',
    digit: '2',
    letter: 'Q',
    command: 'tag-quote',
    hint: 'words put into someone’s mouth',
  },
  figure: {
    title: 'Figure',
    digit: '3',
    letter: 'F',
    command: 'tag-figure',
    hint: 'a number, an amount or a date',
  },
};
