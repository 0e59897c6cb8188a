import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { testPayees } from '../sandbox/index.ts';
import { receiveOrder } from './orders.ts';
import { contentSecurityPolicy, fill, readTemplate, widgetIntegrity } from './page.ts';

export interface ShopOptions {
  /** The shop's own origin. */
  readonly origin: string;
  /** The BFF's public URL. */
  readonly bffUrl: string;
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The demo shop: a merchant's server, on another origin than the BFF, as a merchant's is. */
export function createShop({ origin, bffUrl }: ShopOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': contentSecurityPolicy(bffUrl),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    next();
  });

  app.get('/', async (_request, response) => {
    const integrity = await widgetIntegrity(bffUrl, 'payee-check.js');
    response.type('html').send(fill(await readTemplate('index.html'), { bffUrl, integrity }));
  });

  app.get('/payees.json', (_request, response) => {
    response.json(testPayees);
  });

  app.post('/orders', express.urlencoded({ extended: false, limit: '16kb' }), async (request, response) => {
    const fields = new Map(
      Object.entries(request.body ?? {}).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      ),
    );
    response.json(await receiveOrder(fields, { jwksUrl: `${bffUrl}/.well-known/jwks.json`, issuer: bffUrl, origin }));
  });

  app.use('/page', express.static(folder('../page')));
  app.use(express.static(folder('../../public'), { index: false }));
  return app;
}
