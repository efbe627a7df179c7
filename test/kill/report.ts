import type { Desk } from './desk';
import { describeDesk, type SeedText } from './kept-state';

/** What a run has found. */
export interface KillReport {
  readonly rounds: number;
  /** Actions after which the status read "Saved". */
  readonly acknowledged: number;
  /** Of these, how many were not there after the restart. */
  readonly lost: number;
  /** Actions of which "Saved" was not awaited: found whole, and absent as a whole. */
  readonly present: number;
  readonly absent: number;
  /** Exports that were made and proved. */
  readonly proved: number;
  /** How often the program asked whether to restore. */
  readonly asked: number;
  /** Why the run was stopped; null while everything is as it must be. */
  readonly fault: string | null;
}

/** Before the first round. */
export const NO_ROUNDS: KillReport = {
  rounds: 0,
  acknowledged: 0,
  lost: 0,
  present: 0,
  absent: 0,
  proved: 0,
  asked: 0,
  fault: null,
};

/** What a killed round may have left behind: the desk as it was called saved, and after each action fired. */
export interface Left {
  /** Changes in the journal when the first of the desks was reached. */
  readonly changes: number;
  readonly desks: readonly [Desk, ...Desk[]];
}

/** A library as it was found after a restart. */
export interface Found {
  readonly changes: number;
  /** What its export holds. */
  readonly state: string;
  readonly asked: boolean;
}

function faultOf({ desks }: Left, present: number, state: string, seeds: readonly SeedText[]) {
  if (present < 0) return `${-present} actions that were called saved are lost.`;
  const desk = desks[present];
  if (!desk) return `${present} changes were found of ${desks.length - 1} actions.`;
  const expected = describeDesk(desk, seeds);
  if (state === expected) return null;
  return `The library is not what it must be with ${present} of ${desks.length - 1} actions.\nExpected:\n${expected}\nFound:\n${state}`;
}

/**
 * Holds what was found against what was left. All that was called saved must be there, then some of
 * the actions fired after it, in their order, each whole: as many as there are changes more.
 */
export function judge(
  report: KillReport,
  left: Left,
  found: Found,
  seeds: readonly SeedText[],
): KillReport {
  const present = found.changes - left.changes;
  return {
    ...report,
    lost: report.lost + Math.max(0, -present),
    present: report.present + Math.max(0, present),
    absent: report.absent + left.desks.length - 1 - Math.max(0, present),
    proved: report.proved + 1,
    asked: report.asked + Number(found.asked),
    fault: faultOf(left, present, found.state, seeds),
  };
}

/** One line for people. */
export function summary(report: KillReport): string {
  const { rounds, acknowledged, lost, present, absent, proved, asked } = report;
  return [
    `${rounds} rounds`,
    `${acknowledged} actions acknowledged`,
    `${lost} of them lost`,
    `unacknowledged: ${present} present, ${absent} absent`,
    `${proved} exports proved`,
    `asked to restore ${asked} times`,
  ].join('; ');
}
