import path from 'node:path';
import { syncFolder } from '../files/write-atomic';
import { freePath } from './free-path';
import type { KeepingLayer } from './keeping-layer';
import { listSnapshots, stampOf } from './snapshots';

const ASIDE = /^aside-[0-9]{8}T[0-9]{6}Z(?:-[0-9]+)?$/;

/** What a folder for things set aside is called, by a time to the second. */
export function asideName(at: string): string {
  return `aside-${stampOf(at)}`;
}

/** Whether a folder is called as those are; a number behind the time tells several apart. */
export function isAsideName(name: string): boolean {
  return ASIDE.test(name);
}

/** What is moved, and where it goes. */
export interface Aside {
  /** The journal's file. */
  readonly journal: string;
  /** The folder with the snapshots, in which a folder is made for what goes. */
  readonly backups: string;
  /** Of that folder; a number is added where it is taken. */
  readonly name: string;
}

/**
 * Moves the journal and the snapshots into a folder of their own, where they stay. The journal goes
 * first: were the rest cut off, snapshots without a journal are told at the next start, and nothing
 * continues them by mistake. Where there is nothing but an empty journal, that goes, and nothing is kept.
 */
export async function moveAside(layer: KeepingLayer, aside: Aside): Promise<void> {
  const { journal, backups } = aside;
  const status = await layer.status(journal);
  const snapshots = await listSnapshots(layer, backups);
  if (!status?.bytes && snapshots.length === 0) {
    if (status) await layer.remove(journal);
    return;
  }
  await layer.ensureFolder(backups);
  const folder = await freePath(layer, backups, aside.name, '');
  await layer.createFolder(folder);
  if (status) await layer.rename(journal, path.join(folder, path.basename(journal)));
  for (const { fileName } of snapshots) {
    await layer.rename(path.join(backups, fileName), path.join(folder, fileName));
  }
  for (const changed of [folder, path.dirname(journal), backups]) await syncFolder(layer, changed);
}
