import { ODD, type Figures, type Report, type Size } from './figures';

/** One goal, and how far the run is from it. */
export interface Verdict {
  readonly size: Size | 'odd';
  readonly what: string;
  /** What was reached, in words; `goal` likewise. */
  readonly reached: string;
  readonly goal: string;
  readonly mark: 'pass' | 'fall short' | 'not measured';
}

type Named = keyof Figures;

const OPERATIONS = ['add', 'select', 'changeKind', 'remove'] as const;

function verdict(
  about: Pick<Verdict, 'size' | 'what'>,
  value: number | null,
  { most, unit = 'x' }: { readonly most: number; readonly unit?: string },
): Verdict {
  const goal = `<= ${most}${unit}`;
  if (value === null) return { ...about, reached: '-', goal, mark: 'not measured' };
  const digits = unit === 'x' ? 2 : 0;
  const reached = `${value.toFixed(digits)}${unit}`;
  return { ...about, reached, goal, mark: value <= most ? 'pass' : 'fall short' };
}

/** A quotient, or null where either part is missing. */
export function ratio(
  value: number | null | undefined,
  of: number | null | undefined,
): number | null {
  return typeof value === 'number' && typeof of === 'number' && of > 0 ? value / of : null;
}

function openVerdicts(report: Report, size: Size): readonly Verdict[] {
  const { 'plain-text': plain, verbatim } = report.sizes[size] ?? {};
  const toPlain = (name: Named) => ratio(verbatim?.[name], plain?.[name]);
  if (size === 'S' || size === 'M') {
    const most = size === 'S' ? 2 : 1.2;
    return [verdict({ size, what: 'openWork to plain text' }, toPlain('openWork'), { most })];
  }
  const rivals = [
    report.sizes[size]?.['recogito-spans']?.open,
    report.sizes[size]?.['recogito-css-highlights']?.open,
  ].flatMap((open) => open ?? []);
  const faster = rivals.length > 0 ? ratio(Math.min(...rivals), verbatim?.open) : null;
  const atLeast = size === 'L' ? 20 : 50;
  return [
    verdict({ size, what: 'open to plain text' }, toPlain('open'), { most: 0.5 }),
    verdict({ size, what: 'open to plain text, not above' }, toPlain('open'), { most: 0.65 }),
    verdict(
      { size, what: 'first screen to plain text' },
      ratio(verbatim?.firstScreen, plain?.open),
      { most: 0.25 },
    ),
    {
      size,
      what: 'open against the faster Recogito',
      reached: faster === null ? '-' : `${faster.toFixed(1)}x faster`,
      goal: `>= ${atLeast}x faster`,
      mark: faster === null ? 'not measured' : faster >= atLeast ? 'pass' : 'fall short',
    },
  ];
}

function changeVerdicts(report: Report, size: Size): readonly Verdict[] {
  if (size === 'S' || size === 'M') return [];
  const { 'plain-text': plain, verbatim } = report.sizes[size] ?? {};
  const unrelated = report.checks[size]?.plainUnrelated;
  const most = size === 'L' ? 1.5 : 2;
  const before = report.sizes.L?.verbatim;
  return [
    ...OPERATIONS.map((name) =>
      verdict(
        { size, what: `${name} to an unrelated change beside plain text` },
        ratio(verbatim?.[name], unrelated),
        { most },
      ),
    ),
    ...(size === 'XL'
      ? OPERATIONS.map((name) =>
          verdict(
            { size, what: `${name}, growth from L` },
            ratio(verbatim?.[name], before?.[name]),
            {
              most: 1.5,
            },
          ),
        )
      : []),
    verdict(
      { size, what: 'work of an unrelated change to plain text' },
      ratio(verbatim?.unrelatedWork, plain?.unrelatedWork),
      { most },
    ),
  ];
}

function scrollVerdicts(report: Report, size: Size): readonly Verdict[] {
  const { 'plain-text': plain, verbatim } = report.sizes[size] ?? {};
  const seen = report.checks[size]?.unpainted;
  const block = report.checks[size]?.longestBlock;
  const over =
    typeof plain?.dropped === 'number' && typeof verbatim?.dropped === 'number'
      ? verbatim.dropped - plain.dropped
      : null;
  return [
    verdict({ size, what: 'dropped frames above plain text' }, over, { most: 3, unit: '' }),
    verdict({ size, what: 'unpainted frames in the scroll' }, seen?.scroll ?? null, {
      most: 0,
      unit: '',
    }),
    verdict(
      { size, what: `unpainted frames in ${seen?.jumpFrames ?? 0} jumps` },
      seen?.jumps ?? null,
      {
        most: 0,
        unit: '',
      },
    ),
    verdict({ size, what: 'longest block while opening' }, block ?? null, {
      most: 100,
      unit: ' ms',
    }),
  ];
}

function restVerdicts(report: Report): readonly Verdict[] {
  const { L } = report.sizes;
  const { storage } = report;
  const script = report.checks.L?.scriptHeap;
  return [
    ...(L
      ? [
          verdict(
            { size: 'L', what: 'heap to that of Lexical with marks' },
            ratio(L.verbatim?.heap, L['lexical-mark']?.heap),
            { most: 1 },
          ),
          verdict(
            { size: 'L', what: 'the same without the DOM' },
            ratio(script?.verbatim, script?.['lexical-mark']),
            { most: 1 },
          ),
        ]
      : []),
    ...(storage && storage.annotations >= 20_000
      ? [
          verdict(
            { size: 'XL', what: 'packed record to rows, from the database' },
            ratio(storage.packed, storage.rows),
            { most: 0.1 },
          ),
        ]
      : []),
  ];
}

function typingVerdicts({ sizes, typing }: Report): readonly Verdict[] {
  if (!sizes.L || !typing) return [];
  const about = { size: 'L', what: 'typing in a field, p95 to a short article' } as const;
  return [verdict(about, ratio(typing.many, typing.few), { most: 2 })];
}

function oddVerdicts({ odd }: Report): readonly Verdict[] {
  return ODD.map((name) =>
    verdict({ size: 'odd', what: `longest block while a megabyte of ${name} opens` }, odd[name], {
      most: 100,
      unit: ' ms',
    }),
  );
}

/** Every goal that the sizes of a report allow to judge. */
export function judge(report: Report): readonly Verdict[] {
  const sizes = Object.keys(report.sizes).filter((size): size is Size => size in report.checks);
  return [
    ...sizes.flatMap((size) => [
      ...openVerdicts(report, size),
      ...changeVerdicts(report, size),
      ...scrollVerdicts(report, size),
    ]),
    ...restVerdicts(report),
    ...typingVerdicts(report),
    ...oddVerdicts(report),
  ];
}
