import { isDigest } from '../../shared/article/digest';
import type { Digest } from '../../shared/article/article';
import type { Theme } from '../../shared/ipc/channels';
import type { Database } from './database';

/** Where an article was being read, in code units. */
export interface ReadingPlace {
  /** The first line on screen. */
  readonly top: number;
  readonly caret: number;
}

/** What is remembered of the analyst's ways; never part of an export or of the log. */
export interface Settings {
  readonly analyst: string;
  readonly greeted: boolean;
  readonly theme: Theme;
  /** The article that was open last. */
  readonly open: Digest | null;
  /** Where that article was being read last. */
  readonly place: ReadingPlace | null;
  readonly focusFieldAfterTagging: boolean;
  /** The highest version that a scheme ever had here, also one that was taken back. */
  readonly schemeVersion: number;
}

function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark' || value === 'system';
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function placeOf(value: unknown): ReadingPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('top' in value && 'caret' in value)) return null;
  const { top, caret } = value;
  return isOffset(top) && isOffset(caret) ? { top, caret } : null;
}

/** Whatever is missing or not understood takes its default. */
export async function readSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray();
  const byKey = new Map(rows.map(({ key, value }) => [key, value]));
  const version = byKey.get('schemeVersion');
  const [analyst, theme, open] = [byKey.get('analyst'), byKey.get('theme'), byKey.get('open')];
  return {
    analyst: typeof analyst === 'string' ? analyst : '',
    greeted: byKey.get('greeted') === true,
    theme: isTheme(theme) ? theme : 'system',
    open: isDigest(open) ? open : null,
    place: placeOf(byKey.get('place')),
    focusFieldAfterTagging: byKey.get('focusFieldAfterTagging') === true,
    schemeVersion: typeof version === 'number' && Number.isSafeInteger(version) ? version : 1,
  };
}

/** Keeps some settings and leaves the others as they are. */
export async function writeSettings(db: Database, settings: Partial<Settings>): Promise<void> {
  await db.settings.bulkPut(Object.entries(settings).map(([key, value]) => ({ key, value })));
}
