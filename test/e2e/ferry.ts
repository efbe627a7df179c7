import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';

/** An article of two paragraphs with a claim, a figure and a source in it. */
export const FERRY = 'Ferry row deepens\nMore than 80 people were aboard, the captain said.';

/** The app with that article alone in its library, and who uses it. */
export async function launchFerry(): Promise<{ readonly app: App; readonly analyst: Analyst }> {
  const app = await launchApp({ seedFiles: { 'ferry.txt': FERRY } });
  const analyst = new Analyst(app.page);
  await analyst.untilReady();
  return { app, analyst };
}
