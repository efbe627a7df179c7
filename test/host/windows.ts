/** What quitting needs to know of a window. */
export interface OpenWindow {
  readonly id: number;
  close(): void;
}

/** The windows that are open, in the order in which they were opened. */
export const openWindows: Map<number, OpenWindow> = new Map();
