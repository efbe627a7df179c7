import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createExportValidator } from '../../electron/tools/export-validator';
import type { ExportFile } from '../../shared/exchange/export-file';
import { readExport } from '../../shared/exchange/read-export';
import { verifyExport } from '../../shared/exchange/verify-export';
import { readLine } from '../../shared/journal/read-line';
import type { Desk, Mark } from './desk';

/** An article that rounds work on. */
export interface SeedText {
  readonly title: string;
  readonly text: string;
}

interface KeptMark {
  readonly kind: string;
  readonly status: string;
  /** In code units. */
  readonly spans: readonly (readonly [number, number])[];
}

const validate = createExportValidator();

function described(articles: ReadonlyMap<string, readonly KeptMark[]>, deleted: number): string {
  const lines = [...articles].flatMap(([title, marks]) => [
    title,
    ...marks.map((mark) => `  ${JSON.stringify(mark)}`).toSorted(),
  ]);
  return [...lines, `${deleted} deleted`].join('\n');
}

function spanOfLine(text: string, line: number): readonly [number, number] {
  const lines = text.split('\n');
  const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  return [start, start + (lines[line] ?? '').length];
}

function keptMark(text: string, { kind, isDone, lines }: Mark): KeptMark {
  const spans = lines.map((line) => spanOfLine(text, line));
  return { kind, status: isDone ? 'done' : 'draft', spans };
}

/** What a desk is in an export, in words that can be compared. */
export function describeDesk({ pages }: Desk, seeds: readonly SeedText[]): string {
  const removed = pages.reduce((sum, page) => sum + page.removed.length, 0);
  const articles = seeds.map(({ title, text }, index): [string, readonly KeptMark[]] => {
    const marks = pages[index]?.marks ?? [];
    return [title, marks.map((mark) => keptMark(text, mark))];
  });
  return described(new Map(articles), removed);
}

function describeExport({ articles, deleted }: ExportFile, seeds: readonly SeedText[]): string {
  const found = seeds.map(({ title, text }): [string, readonly KeptMark[]] => {
    const annotations = articles.find((article) => article.text === text)?.annotations ?? [];
    return [
      title,
      annotations.map(({ kind, status, fragments }) => {
        return { kind, status, spans: fragments.map((it) => [it.startUtf16, it.endUtf16]) };
      }),
    ];
  });
  return described(new Map(found), deleted.length);
}

/** Reads an export, proves it as a reviewer's checker does, and says what it holds. Throws on any fault. */
export async function readState(file: string, seeds: readonly SeedText[]): Promise<string> {
  const read = readExport(await readFile(file, 'utf8'), validate);
  if (!read.ok) throw new Error(`The export cannot be read: ${JSON.stringify(read.failure)}`);
  const { faults, unverified } = verifyExport(read.value, { validate });
  const [fault] = [...faults, ...unverified];
  if (fault) throw new Error(`The export is not proved: ${fault.path} ${fault.message}`);
  return describeExport(read.value, seeds);
}

/** How many changes the journal of a user's folder holds, by its last line. */
export async function changesInJournal(userData: string): Promise<number> {
  const text = await readFile(path.join(userData, 'journal', 'journal.jsonl'), 'utf8');
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const line = readLine(last);
  if (!line.ok) throw new Error(`The journal's last line is not whole: ${line.failure.type}`);
  return line.value.seq;
}
