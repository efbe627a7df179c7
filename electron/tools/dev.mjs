// npm run dev: the app on Vite's development server; the page follows each change of its source.
import { createServer } from 'vite';
import { buildParts, rendererConfig } from './build-parts.mjs';
import { showApp } from './show-app.mjs';

const HOST = '127.0.0.1';
const PORT = 5199;

/** A change of main or preload needs a new start; a change of the page shows at once. */
await buildParts(['main', 'preload', 'host']);
const server = await createServer({
  ...rendererConfig(),
  logLevel: 'info',
  server: {
    host: HOST,
    port: PORT,
    strictPort: true,
    // The page lives at app://bundle: Vite's client cannot guess where its server is.
    hmr: { protocol: 'ws', host: HOST, clientPort: PORT },
  },
});
await server.listen();
try {
  process.exitCode = await showApp(process.argv.slice(2), {
    ...process.env,
    VITE_DEV_URL: `http://${HOST}:${PORT}`,
  });
} finally {
  await server.close();
}
