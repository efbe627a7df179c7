import type { Host } from '../../../shared/ipc/channels';
import { createFakeHost } from '../../builders/fake-host';

/** The app's page finds this host where Electron's preload would have put one. */
const host = createFakeHost() satisfies Host;

Object.defineProperty(window, 'host', { value: host });
