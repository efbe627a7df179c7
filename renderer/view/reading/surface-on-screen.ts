import { createContext, use } from 'react';
import type { Span } from '../../../shared/article/span';
import type { Surface } from '../../editor/surface';

/** Holds the reading surface that is on screen; nothing is rendered anew when it changes. */
export interface SurfaceHolder {
  readonly get: () => Surface | null;
  readonly set: (surface: Surface | null) => void;
}

/** An empty holder. */
export function createSurfaceHolder(): SurfaceHolder {
  let held: Surface | null = null;
  return {
    get: () => held,
    set(surface) {
      held = surface;
    },
  };
}

/** The reading surface, for whatever beside it points at words. */
export const SurfaceOnScreen = createContext<SurfaceHolder>(createSurfaceHolder());

/** Shows words in the text: scrolls to them, selects them, and goes there. */
export function useShowWords(): (span: Span) => void {
  const holder = use(SurfaceOnScreen);
  return (span) => {
    const surface = holder.get();
    surface?.focus();
    surface?.reveal(span);
    surface?.selectSpan(span);
  };
}
