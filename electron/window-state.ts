import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Theme } from '../shared/ipc/channels';
import { isRecord, isTheme } from './guards';
import { systemCode } from './files/system-error';

/** Device-independent pixels, as Electron counts them. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the shell remembers from one start to the next. */
export interface WindowState {
  /** Where the window stood while not maximised; null before the first time. */
  readonly bounds: Bounds | null;
  readonly isMaximized: boolean;
  readonly theme: Theme;
}

/** Where to open the window; without x and y the system centres it. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

export const INITIAL_WINDOW_STATE: WindowState = {
  bounds: null,
  isMaximized: false,
  theme: 'system',
};

export const MIN_SIZE = { width: 900, height: 600 };
const FIRST_SIZE = { width: 1280, height: 800 };

/** So much of the window, in each direction, must lie on a display for a hand to catch it. */
const VISIBLE_PIXELS = 120;

/** What the window system can hold; larger numbers in a file are damage. */
const MAX_PIXELS = 100_000;

function isPixels(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= MAX_PIXELS;
}

function readBounds(value: unknown): Bounds | null {
  if (!isRecord(value)) return null;
  const { x, y, width, height } = value;
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads what was remembered; each part that is damaged is as if it had never been set. */
export function parseWindowState(text: string): WindowState {
  const file = parseJson(text);
  if (!isRecord(file)) return INITIAL_WINDOW_STATE;
  return {
    bounds: readBounds(file['bounds']),
    isMaximized: file['isMaximized'] === true,
    theme: isTheme(file['theme']) ? file['theme'] : INITIAL_WINDOW_STATE.theme,
  };
}

/** How much of two stretches lies on one another; negative when they are apart. */
function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

function isCatchable(bounds: Bounds, area: Bounds): boolean {
  const titleBarIsBelowTop = bounds.y >= area.y;
  return (
    titleBarIsBelowTop &&
    overlap(bounds.x, bounds.width, area.x, area.width) >= VISIBLE_PIXELS &&
    overlap(bounds.y, bounds.height, area.y, area.height) >= VISIBLE_PIXELS
  );
}

function fit(length: number, available: number | undefined, least: number): number {
  return Math.max(least, Math.min(length, available ?? length));
}

function fitSize(size: Placement, area: Bounds | undefined): Placement {
  return {
    width: fit(size.width, area?.width, MIN_SIZE.width),
    height: fit(size.height, area?.height, MIN_SIZE.height),
  };
}

/**
 * Where the window goes: its old place while a display still holds it, else the middle, no larger
 * than the display. `workAreas` are those of the displays that exist, the primary one first.
 */
export function placeWindow(state: WindowState, workAreas: readonly Bounds[]): Placement {
  const { bounds } = state;
  if (bounds) {
    for (const area of workAreas) {
      const placed = { x: bounds.x, y: bounds.y, ...fitSize(bounds, area) };
      if (isCatchable(placed, area)) return placed;
    }
  }
  return fitSize(bounds ?? FIRST_SIZE, workAreas[0]);
}

/** The remembered state and the only way to change it. */
export interface WindowStateStore {
  readonly get: () => WindowState;
  readonly update: (change: Partial<WindowState>) => void;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    systemCode(error);
    return '';
  }
}

/**
 * Keeps the state in a file. It is written at once, because a closing window waits for nobody, and
 * renamed into place, so that it is whole; it is not fsynced, and a failure to write is let go: a
 * window's place is not worth a message.
 */
export function openWindowState(file: string): WindowStateStore {
  let state = parseWindowState(readIfThere(file));
  return {
    get: () => state,
    update(change) {
      state = { ...state, ...change };
      try {
        writeFileSync(`${file}.tmp`, `${JSON.stringify(state, null, 2)}\n`);
        renameSync(`${file}.tmp`, file);
      } catch (error) {
        systemCode(error);
      }
    },
  };
}
