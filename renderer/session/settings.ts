import { ok, type Result } from '../../shared/base/result';
import type { Theme } from '../../shared/ipc/channels';
import { writeSettings, type Settings } from '../storage/settings';
import type { Failure } from './failure';
import { guarded, type Parts } from './parts';
import type { Outcome } from './session';

/** Code points; a name is for people, and it goes into every annotation. */
const LONGEST_NAME = 200;

/** Keeps settings; what cannot be kept is only asked again. */
export function remember(
  { database }: Parts,
  settings: Partial<Settings>,
): Promise<Result<null, Failure>> {
  return guarded(async () => {
    await writeSettings(database, settings);
    return ok(null);
  });
}

/** A name on one line, without control characters. */
export function tidyName(name: string): string {
  const tidy = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return [...tidy].slice(0, LONGEST_NAME).join('').trim();
}

/** Sets the name of the analyst; the empty one means unnamed. */
export function setAnalyst(parts: Parts, name: string): Outcome {
  const analyst = tidyName(name);
  parts.store.set({ analyst, greeted: true });
  return remember(parts, { analyst, greeted: true });
}

/** Asks for the name no more. */
export function putOffAnalyst(parts: Parts): Outcome {
  parts.store.set({ greeted: true });
  return remember(parts, { greeted: true });
}

/** Sets the theme here and in the windows of the host. */
export async function setTheme(parts: Parts, theme: Theme): Outcome {
  parts.store.set({ theme });
  const told = await parts.host.setTheme(theme);
  return told.ok ? remember(parts, { theme }) : told;
}

/** Whether tagging goes straight to the first field, or stays in the text. */
export function setFocusFieldAfterTagging(parts: Parts, on: boolean): Outcome {
  parts.store.set({ focusFieldAfterTagging: on });
  parts.tell.inform(
    on
      ? 'Tagging now goes to the first field; Escape leads back to the text.'
      : 'Tagging now stays in the text; Enter leads to the fields.',
  );
  return remember(parts, { focusFieldAfterTagging: on });
}
