import { createServer } from 'vite';
import { root } from '../run.mjs';

const HTML =
  '<!doctype html><meta name="google" content="notranslate"><title>Payment</title><body><script type="module" src="/widget/src/testing/heard/page.ts"></script>';

/** Serves the pages of the scenarios, with the element built from its sources. */
export async function servePages(cacheDir) {
  const server = await createServer({
    configFile: false,
    root,
    cacheDir,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    resolve: { conditions: ['@payee-check/source', 'module', 'browser', 'import', 'default'] },
    // If Vite found these later, it would reload the page.
    optimizeDeps: {
      entries: ['widget/src/testing/heard/page.ts'],
      include: ['lit', '@lit/context', 'zod', 'qr/decode.js'],
    },
    plugins: [
      {
        name: 'page',
        configureServer: ({ middlewares }) => {
          middlewares.use((request, response, next) => {
            if (!request.url?.startsWith('/page')) return next();
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(HTML);
          });
        },
      },
    ],
  });
  await server.listen();
  const { port } = server.httpServer.address();
  return { url: (query = '') => `http://127.0.0.1:${port}/page${query}`, close: () => server.close() };
}
