import {
  CONTENDERS,
  FIGURES,
  SIZES,
  type FigureName,
  type Figures,
  type Report,
  type Size,
} from './figures';
import { judge, ratio } from './goals';

const HEADINGS: Readonly<Record<FigureName, string>> = {
  open: 'open',
  openWork: 'open work',
  firstScreen: 'first screen',
  heap: 'heap',
  nodes: 'nodes',
  add: 'add',
  addP95: 'add p95',
  select: 'select',
  remove: 'remove',
  changeKind: 'change kind',
  unrelatedWork: 'unrelated work',
  dropped: 'dropped',
};

function inUnit(name: FigureName, value: number | null): string {
  if (value === null) return '–';
  if (name === 'heap') return `${(value / 2 ** 20).toFixed(1)} MB`;
  if (name === 'nodes' || name === 'dropped') return String(Math.round(value));
  return value.toFixed(value < 20 ? 1 : 0);
}

function cell(name: FigureName, figures: Figures, plain: Figures | undefined): string {
  const value = inUnit(name, figures[name]);
  const times = ratio(figures[name], plain?.[name]);
  const isCompared = name !== 'dropped' && figures !== plain && times !== null;
  return isCompared ? `${value} (${times.toFixed(2)}x)` : value;
}

/** Rows of cells as a table of Markdown, its columns aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const [heading = []] = rows;
  const widths = heading.map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map(
    (row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** The figures of one size, each with its ratio to plain text. */
export function figuresTable(report: Report, size: Size): string {
  const measured = report.sizes[size] ?? {};
  const names = CONTENDERS.filter((name) => measured[name]);
  return table([
    ['', ...names],
    ...FIGURES.map((figure) => [
      HEADINGS[figure],
      ...names.map((name) => {
        const figures = measured[name];
        return figures ? cell(figure, figures, measured['plain-text']) : '';
      }),
    ]),
  ]);
}

function noiseOf(report: Report, size: Size): string {
  const ranges = Object.entries(report.checks[size]?.openRange ?? {});
  const words = ranges.map(([name, [low, high]]) => `${name} ${low.toFixed(0)}-${high.toFixed(0)}`);
  const byCommand = report.checks[size]?.openByCommand ?? null;
  const plain = report.sizes[size]?.['plain-text']?.open;
  const unread =
    byCommand === null
      ? ''
      : `; verbatim by a command, with nothing read ahead: ${byCommand.toFixed(0)} ms (${ratio(byCommand, plain)?.toFixed(2) ?? '-'}x)`;
  return `open, lowest and highest of the runs: ${words.join(', ')} ms${unread}`;
}

/** Everything that a run has to say, as Markdown. */
export function describe(report: Report): string {
  const sizes = SIZES.filter((size) => report.sizes[size]);
  const { storage, typing } = report;
  return [
    ...sizes.flatMap((size) => [
      `## ${size}`,
      figuresTable(report, size),
      ...report.thrownOut
        .filter((out) => out.size === size)
        .map(({ contender, reason }) => `Thrown out: ${contender}, because ${reason}.`),
      noiseOf(report, size),
    ]),
    ...(storage
      ? [
          `${storage.annotations} annotations of one article from the database: packed record ${storage.packed.toFixed(2)} ms, rows ${storage.rows.toFixed(1)} ms`,
        ]
      : []),
    ...(typing
      ? [
          `Typing in a field, 95th percentile of key press to painted: ${typing.many.toFixed(1)} ms beside ${typing.article}, ${typing.few.toFixed(1)} ms beside a short article`,
        ]
      : []),
    '## Goals',
    table([
      ['size', 'what', 'reached', 'goal', ''],
      ...judge(report).map(({ size, what, reached, goal, mark }) => [
        size,
        what,
        reached,
        goal,
        mark,
      ]),
    ]),
  ].join('\n\n');
}
