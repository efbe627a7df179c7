import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INITIAL_WINDOW_STATE,
  MIN_SIZE,
  openWindowState,
  parseWindowState,
  placeWindow,
  type Bounds,
  type WindowState,
} from '../../electron/window-state';
import { tempFolder } from './temp-folder';

const LAPTOP: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const LEFT: Bounds = { x: -1920, y: 0, width: 1920, height: 1080 };
const KEPT: WindowState = {
  bounds: { x: 40, y: 50, width: 1000, height: 700 },
  isMaximized: true,
  theme: 'dark',
};

function at(x: number, y: number, width = 1000, height = 700): WindowState {
  return { ...INITIAL_WINDOW_STATE, bounds: { x, y, width, height } };
}

describe('parseWindowState', () => {
  it('reads what was written', () => {
    expect(parseWindowState(JSON.stringify(KEPT))).toEqual(KEPT);
  });

  it.each(['', '{', 'null', '[]', '7', '"x"', '{}', '\0\0\0', '{"bounds":[1,2,3,4]}'])(
    'takes %j for nothing',
    (text) => {
      expect(parseWindowState(text)).toEqual(INITIAL_WINDOW_STATE);
    },
  );

  it.each([
    ['a width of zero', { x: 0, y: 0, width: 0, height: 600 }],
    ['a negative height', { x: 0, y: 0, width: 900, height: -1 }],
    ['a fraction', { x: 0.5, y: 0, width: 900, height: 600 }],
    ['a string', { x: '0', y: 0, width: 900, height: 600 }],
    ['no height', { x: 0, y: 0, width: 900 }],
    ['a number beyond any display', { x: 1e9, y: 0, width: 900, height: 600 }],
    ['null for a number', { x: null, y: 0, width: 900, height: 600 }],
  ])('drops bounds with %s and keeps the rest', (_case, bounds) => {
    expect(parseWindowState(JSON.stringify({ ...KEPT, bounds }))).toEqual({
      ...KEPT,
      bounds: null,
    });
  });

  it('drops an unknown theme and keeps the rest', () => {
    const text = JSON.stringify({ ...KEPT, theme: 'sepia' });
    expect(parseWindowState(text)).toEqual({ ...KEPT, theme: 'system' });
  });

  it('makes a state of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(Object.keys(parseWindowState(text))).toEqual(['bounds', 'isMaximized', 'theme']);
      }),
    );
  });
});

describe('placeWindow', () => {
  it.each([
    ['the first time in the middle', INITIAL_WINDOW_STATE, [LAPTOP], { width: 1280, height: 800 }],
    [
      'the first time no larger than a small display',
      INITIAL_WINDOW_STATE,
      [{ x: 0, y: 0, width: 1024, height: 728 }],
      { width: 1024, height: 728 },
    ],
    ['where it was', at(100, 100), [LAPTOP], { x: 100, y: 100, width: 1000, height: 700 }],
    [
      'where it was on a second display',
      at(-1500, 100),
      [LAPTOP, LEFT],
      { x: -1500, y: 100, width: 1000, height: 700 },
    ],
    [
      'where it was, partly beyond the edge',
      at(1300, 600),
      [LAPTOP],
      { x: 1300, y: 600, width: 1000, height: 700 },
    ],
    [
      'in the middle when its display is gone',
      at(-1500, 100),
      [LAPTOP],
      { width: 1000, height: 700 },
    ],
    [
      'in the middle when only its edge shows',
      at(1400, 100),
      [LAPTOP],
      { width: 1000, height: 700 },
    ],
    [
      'in the middle when its title bar is out of reach',
      at(100, -20),
      [LAPTOP],
      { width: 1000, height: 700 },
    ],
    [
      'in the middle when it lies below the display',
      at(100, 880),
      [LAPTOP],
      { width: 1000, height: 700 },
    ],
    [
      'where it was, cut to a display that has shrunk',
      at(0, 25, 3000, 2000),
      [LAPTOP],
      { x: 0, y: 25, width: 1440, height: 875 },
    ],
    [
      'no smaller than the least size',
      at(9, 25, 10, 10),
      [LAPTOP],
      { x: 9, y: 25, width: 900, height: 600 },
    ],
    ['somewhere even without a display', at(0, 0), [], { width: 1000, height: 700 }],
  ] satisfies [string, WindowState, Bounds[], Partial<Bounds>][])(
    'places the window %s',
    (_case, state, areas, expected) => {
      expect(placeWindow(state, areas)).toEqual(expected);
    },
  );

  it('always places enough of the window on a display, at least at its least size', () => {
    const pixel = fc.integer({ min: -5000, max: 5000 });
    const size = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(pixel, pixel, size, size, (x, y, width, height) => {
        const placed = placeWindow(at(x, y, width, height), [LAPTOP, LEFT]);
        expect(placed.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
        expect(placed.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        if (placed.x === undefined || placed.y === undefined) return;
        const { x: left, y: top } = placed;
        const isOn = [LAPTOP, LEFT].some(
          (area) =>
            top >= area.y &&
            top < area.y + area.height &&
            left < area.x + area.width &&
            left + placed.width > area.x,
        );
        expect(isOn).toBe(true);
      }),
    );
  });
});

describe('openWindowState', () => {
  it('remembers from one start to the next', async () => {
    const file = path.join(await tempFolder(), 'window-state.json');
    openWindowState(file).update(KEPT);
    expect(openWindowState(file).get()).toEqual(KEPT);
  });

  it('changes only what is told', async () => {
    const file = path.join(await tempFolder(), 'window-state.json');
    const store = openWindowState(file);
    store.update(KEPT);
    store.update({ theme: 'light' });
    expect(store.get()).toEqual({ ...KEPT, theme: 'light' });
    expect(parseWindowState(await readFile(file, 'utf8'))).toEqual(store.get());
  });

  it('leaves no temp file', async () => {
    const folder = await tempFolder();
    openWindowState(path.join(folder, 'window-state.json')).update(KEPT);
    expect(await readdir(folder)).toEqual(['window-state.json']);
  });

  it.each([
    ['there is no file', null],
    ['the file is damaged', '{"bounds":{"x":'],
  ])('starts anew where %s', async (_case, content) => {
    const folder = await tempFolder(content === null ? {} : { 'window-state.json': content });
    const store = openWindowState(path.join(folder, 'window-state.json'));
    expect(store.get()).toEqual(INITIAL_WINDOW_STATE);
  });

  it('goes on for this run where nothing can be read or written', async () => {
    const file = path.join(await tempFolder(), 'window-state.json');
    await mkdir(file);
    const store = openWindowState(file);
    store.update({ theme: 'dark' });
    expect(store.get().theme).toBe('dark');
  });
});
