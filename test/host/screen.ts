import { GuardedEmitter, guarded } from './not-in-stand-in';

/** A rectangle in device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const BOUNDS: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };

/** The one display of the stand-in; `chromium.ts` asks for a screen of the same size. */
export const DISPLAY = guarded('display', {
  id: 1,
  label: 'Stand-in',
  bounds: BOUNDS,
  workArea: BOUNDS,
  size: { width: BOUNDS.width, height: BOUNDS.height },
  workAreaSize: { width: BOUNDS.width, height: BOUNDS.height },
  scaleFactor: 1,
  rotation: 0,
});

class Screen extends GuardedEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getAllDisplays(): (typeof DISPLAY)[] {
    return [DISPLAY];
  }

  getPrimaryDisplay(): typeof DISPLAY {
    return DISPLAY;
  }

  getDisplayMatching(_rectangle: Rectangle): typeof DISPLAY {
    return DISPLAY;
  }

  getDisplayNearestPoint(_point: { x: number; y: number }): typeof DISPLAY {
    return DISPLAY;
  }
}

/** Electron's `screen`. */
export const screen = new Screen();
