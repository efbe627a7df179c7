import type { Host } from '../shared/ipc/channels';

declare global {
  interface Window {
    /** Exposed by the preload; missing only where the page was opened outside of Verbatim. */
    readonly host?: Host;
  }
}
