import { app, nativeTheme } from 'electron';
import { ok } from '../../shared/base/result';
import type { AppInfo } from '../../shared/ipc/channels';
import type { Handlers } from '../ipc';
import type { WindowStateStore } from '../window-state';

type AppHandlers = Pick<Handlers, 'app:info' | 'app:set-theme'>;

function platformOf(name: string): AppInfo['platform'] {
  return name === 'darwin' || name === 'linux' || name === 'win32' ? name : 'other';
}

/** What the program says of itself, and the theme. The first question shows that the page listens. */
export function appHandlers(state: WindowStateStore, onPageReady: () => void): AppHandlers {
  return {
    'app:info': () => {
      onPageReady();
      return ok({
        name: app.getName(),
        version: app.getVersion(),
        platform: platformOf(process.platform),
        host: process.env['VERBATIM_HOST'] === 'preview' ? 'preview' : 'electron',
        accessibilitySupport: app.accessibilitySupportEnabled,
      });
    },
    'app:set-theme': (theme) => {
      nativeTheme.themeSource = theme;
      state.update({ theme });
      return ok(null);
    },
  };
}
