import type { Host } from '../../shared/ipc/channels';

/** The host of this window, or null where the page runs outside of Verbatim. */
export function findHost(): Host | null {
  return window.host ?? null;
}
