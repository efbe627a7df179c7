/** A line of an `.ann` file; lines count from 1. */
export type BratLine =
  | {
      readonly type: 'text';
      readonly line: number;
      readonly id: string;
      readonly label: string;
      readonly stretches: readonly { readonly start: number; readonly end: number }[];
      /** The words that the line says are there; null where it says none. */
      readonly words: string | null;
    }
  | {
      readonly type: 'attribute';
      readonly line: number;
      readonly name: string;
      readonly of: string;
      /** Null for an attribute that is either there or not. */
      readonly value: string | null;
    }
  | {
      readonly type: 'relation';
      readonly line: number;
      readonly id: string;
      readonly label: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly type: 'event';
      readonly line: number;
      readonly id: string;
      readonly trigger: string;
      readonly roles: readonly { readonly role: string; readonly of: string }[];
    }
  | { readonly type: 'same'; readonly line: number; readonly ids: readonly string[] }
  | {
      readonly type: 'reference';
      readonly line: number;
      readonly of: string;
      readonly entry: string;
      readonly words: string;
    }
  | {
      readonly type: 'note';
      readonly line: number;
      readonly label: string;
      readonly of: string;
      readonly words: string;
    }
  | { readonly type: 'malformed'; readonly line: number; readonly reason: string };

type ReadLine = (id: string, head: string, tail: string | null, line: number) => BratLine | null;

const TEXT = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/;
const ATTRIBUTE = /^(\S+) (\S+)(?: (\S.*))?$/;
const RELATION = /^(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*$/;
const EVENT = /^([^\s:]+):(\S+)((?: +[^\s:]+:\S+)*)\s*$/;
const SAME = /^\S+((?: \S+){2,})\s*$/;
const REFERENCE = /^\S+ (\S+) (\S+)$/;
const NOTE = /^(\S+) (\S+)$/;

const readText: ReadLine = (id, head, words, line) => {
  const [, label, stretches] = TEXT.exec(head) ?? [];
  if (label === undefined || stretches === undefined) return null;
  return {
    ...{ type: 'text', line, id, label, words },
    stretches: stretches.split(';').map((stretch) => {
      const [start, end] = stretch.split(' ').map(Number);
      return { start: start ?? 0, end: end ?? 0 };
    }),
  };
};

const readAttribute: ReadLine = (_id, head, _tail, line) => {
  const [, name, of, value] = ATTRIBUTE.exec(head) ?? [];
  if (name === undefined || of === undefined) return null;
  return { type: 'attribute', line, name, of, value: value?.trim() ?? null };
};

const readRelation: ReadLine = (id, head, _tail, line) => {
  const [, label, from, to] = RELATION.exec(head) ?? [];
  if (label === undefined || from === undefined || to === undefined) return null;
  return { type: 'relation', line, id, label, from, to };
};

const readEvent: ReadLine = (id, head, _tail, line) => {
  const [, , trigger, rest] = EVENT.exec(head) ?? [];
  if (trigger === undefined || rest === undefined) return null;
  const roles = [...rest.matchAll(/([^\s:]+):(\S+)/g)].map(([, role, of]) => {
    return { role: role ?? '', of: of ?? '' };
  });
  return { type: 'event', line, id, trigger, roles };
};

const readSame: ReadLine = (_id, head, _tail, line) => {
  const [, ids] = SAME.exec(head) ?? [];
  return ids === undefined ? null : { type: 'same', line, ids: ids.trim().split(' ') };
};

const readReference: ReadLine = (_id, head, words, line) => {
  const [, of, entry] = REFERENCE.exec(head) ?? [];
  if (of === undefined || entry === undefined) return null;
  return { type: 'reference', line, of, entry, words: words ?? '' };
};

const readNote: ReadLine = (_id, head, words, line) => {
  const [, label, of] = NOTE.exec(head) ?? [];
  if (label === undefined || of === undefined) return null;
  return { type: 'note', line, label, of, words: words ?? '' };
};

/** What a line is, by the first sign of its id. */
const READERS: ReadonlyMap<string, ReadLine> = new Map([
  ['T', readText],
  ['A', readAttribute],
  ['M', readAttribute],
  ['R', readRelation],
  ['E', readEvent],
  ['*', readSame],
  ['N', readReference],
  ['#', readNote],
]);

function readLine(text: string, line: number): BratLine {
  const malformed = (reason: string): BratLine => ({ type: 'malformed', line, reason });
  const [id = '', head, ...tail] = text.split('\t');
  const read = READERS.get(id.charAt(0));
  if (!read) return malformed('begins with no id of brat');
  if (!/^(?:\*|[A-Z#]\S*)$/.test(id) || id === 'T') return malformed('begins with no id of brat');
  if (head === undefined) return malformed('has no tab behind its id');
  const words = tail.length === 0 ? null : tail.join('\t');
  return read(id, head, words, line) ?? malformed('is not of the form that its id asks for');
}

/** The lines of an `.ann` file; empty ones are none. */
export function readLines(text: string): readonly BratLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line, index) => [line, index + 1] as const)
    .filter(([line]) => line.trim() !== '')
    .map(([line, number]) => readLine(line, number));
}
