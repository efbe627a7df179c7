import { ok, type Result } from '../../shared/base/result';
import type { ImportContext } from '../../shared/exchange/foreign-read';
import { readLogEnd } from '../storage/check-library';
import type { Database } from '../storage/database';
import { readSnapshot, type LibrarySnapshot } from '../storage/read-library';
import type { FileSet } from './arriving-files';
import { schemeOf } from './export-source';
import type { Failure } from './failure';
import { readKnown } from './known-versions';
import { planImport, type ImportPlan } from './plan-import';
import type { Watch } from './progress';
import { findersOf, readImport } from './read-import';

/** Files to be taken into a library. */
export interface PlanOrder {
  readonly set: FileSet;
  /** Who takes them in, and when (ISO 8601, UTC): for annotations of which the files do not say it. */
  readonly analyst: string;
  readonly at: string;
}

/** A plan with the state of the library that it was made for. */
export interface PlannedImport extends ImportPlan {
  /** The number of the last change in the log then. */
  readonly seq: number;
}

/** Reads, proves and merges files by themselves, and reads the library, but writes nothing. */
export interface ImportPlanner {
  /** Throws `Stopped` once that was asked for. */
  readonly plan: (order: PlanOrder, watch: Watch) => Promise<Result<PlannedImport, Failure>>;
}

function contextOf({ analyst, at }: PlanOrder, library: LibrarySnapshot): ImportContext {
  const { articles, sources } = library;
  return { scheme: schemeOf(library), analyst, at, sources, ...findersOf(articles) };
}

/** Finds out what importing files would do to a library, telling how far it is. */
export async function planFiles(
  database: Database,
  order: PlanOrder,
  step: Watch['step'],
): Promise<Result<PlannedImport, Failure>> {
  step(0, 3);
  // Before the library itself: a change in between makes the plan old, not wrong.
  const { seq } = await readLogEnd(database);
  const library = await readSnapshot(database, 'all');
  step(1, 3);
  const read = readImport(order.set, contextOf(order, library));
  if (!read.ok) return read;
  const isKnown = await readKnown(database, read.value, library);
  step(2, 3);
  const plan = planImport(order.set.name, read.value, { library, at: order.at, isKnown });
  return plan.ok ? ok({ ...plan.value, seq }) : plan;
}
