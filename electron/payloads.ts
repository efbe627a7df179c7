import type { Channel, Channels } from '../shared/ipc/channels';
import {
  isExportEnding,
  isExportPiece,
  isExportRequest,
  isHistoryRequest,
  isId,
  isLines,
  isPath,
  isSaveRequest,
  isSetAsideRequest,
  isTheme,
  isWhatToOpen,
  type Guard,
} from './guards';

type PayloadGuards = {
  readonly [C in Channel]: (payload: readonly unknown[]) => payload is Parameters<Channels[C]>;
};

const isNothing = (payload: readonly unknown[]): payload is [] => payload.length === 0;

function isOne<T>(is: Guard<T>) {
  return (payload: readonly unknown[]): payload is [T] => payload.length === 1 && is(payload[0]);
}

/** What each channel takes: number, types and sizes of its arguments (`shared/ipc/limits.ts`). */
export const PAYLOADS: PayloadGuards = {
  'app:info': isNothing,
  'app:set-theme': isOne(isTheme),
  'seeds:load': isNothing,
  'files:open': isOne(isWhatToOpen),
  'files:save-export': isOne(isSaveRequest),
  'files:reveal': isOne(isPath),
  'export:begin': isOne(isExportRequest),
  'export:write': isOne(isExportPiece),
  'export:finish': isOne(isExportEnding),
  'export:cancel': isOne(isId),
  'keeping:status': isNothing,
  'journal:append': isOne(isLines),
  'keeping:read': isOne(isHistoryRequest),
  'keeping:renew': isNothing,
  'keeping:set-aside': isOne(isSetAsideRequest),
  'keeping:back-up': isNothing,
  'keeping:choose-backup': isNothing,
  'keeping:reveal': isNothing,
};

/** Every channel of the contract. */
export const CHANNELS = Object.keys(PAYLOADS) as readonly Channel[];
