// npm start: shows Verbatim in whatever way this system can.
import { nodeProblem } from './start-plan.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  try {
    // Only now: an older Node would stumble over what these import.
    const { buildParts } = await import('./build-parts.mjs');
    const { showApp } = await import('./show-app.mjs');
    await buildParts(['renderer', 'main', 'preload', 'host']);
    process.exitCode = await showApp(process.argv.slice(2));
  } catch (error) {
    const isNotInstalled =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    console.error(isNotInstalled ? `Run npm ci first. (${error.message})` : error);
    process.exitCode = 1;
  }
}
