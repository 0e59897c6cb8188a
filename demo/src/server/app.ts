import { fileURLToPath } from 'node:url';
import express, { type Express, type Request } from 'express';
import { JANE_DOE_SUBJECT, type Sandbox, testPayees } from '../sandbox/index.ts';
import { ownershipProvider } from '../sandbox/provider-names.ts';
import { apiRoutes } from './api.ts';
import type { Docs } from './docs.ts';
import { faultRoutes } from './faults.ts';
import { type Judge, judgeOrder, judgePayoutAccount, judgeSupplier } from './judge.ts';
import { type OrderDependencies, receivePayee } from './orders.ts';
import { onlyOwnPage } from './own-page.ts';
import { packageModules } from './package-modules.ts';
import { contentSecurityPolicy } from './page.ts';
import { renderNotFound, sitePages } from './pages.ts';
import { paymentRunRoutes } from './payment-run/routes.ts';
import { mintSession } from './sessions.ts';
import { tryItRoutes } from './try-it.ts';
import { createWire } from './wire.ts';

export interface ShopOptions {
  /** The shop's own origin. */
  readonly origin: string;
  /** The BFF's public URL. */
  readonly bffUrl: string;
  /** A second BFF, with Ibanity and no bank to ask. */
  readonly ownershipUrl: string;
  /** The key with which the shop's server opens sessions at both. */
  readonly apiKey: string;
  readonly sandbox: Sandbox;
  /** The folder of the widget's files at the BFF. */
  readonly widgetUrl: string;
  readonly docs: Docs;
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const fieldsOf = (request: Request): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(request.body ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );

/** The demo shop: a merchant's server, on another origin than the BFF, as a merchant's is. */
export function createShop({ origin, bffUrl, ownershipUrl, apiKey, sandbox, widgetUrl, docs }: ShopOptions): Express {
  const app = express();
  const bffUrls = [bffUrl, ownershipUrl];
  const site = { bffUrl, ownershipUrl, widgetUrl };
  const wire = createWire(sandbox);
  const ownPage = onlyOwnPage(origin);
  const form = express.urlencoded({ extended: false, limit: '64kb' });
  const bffOf = (request: Request) => (request.query['providers'] === ownershipProvider ? ownershipUrl : bffUrl);
  const orderOf = (request: Request, judge: Judge): OrderDependencies => {
    const issuer = bffOf(request);
    return { jwks: `${issuer}/.well-known/jwks.json`, issuer, origin, judge };
  };

  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': contentSecurityPolicy(bffUrls),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    next();
  });

  for (const { path, render, allows } of sitePages) {
    app.get(path, async (request, response) => {
      const { searchParams } = new URL(request.originalUrl, origin);
      if (allows) response.set('Content-Security-Policy', contentSecurityPolicy(bffUrls, allows));
      response.type('html').send(await render(site, searchParams));
    });
  }
  app.use(apiRoutes(bffUrl, origin));
  app.use('/api/try', ownPage, tryItRoutes({ origin, bffUrl, apiKey }));

  app.post('/session', ownPage, async (request, response) => {
    response.json({ token: await mintSession({ bffUrl: bffOf(request), apiKey, origin, wire }) });
  });
  app.post('/orders', form, async (request, response) => {
    response.json(await receivePayee(fieldsOf(request), 'payee', orderOf(request, judgeOrder)));
  });
  app.post('/payout-accounts', form, async (request, response) => {
    // The customer who is logged in: no money is paid out to somebody else's account.
    const payout = { ...orderOf(request, judgePayoutAccount), subject: JANE_DOE_SUBJECT };
    response.json(await receivePayee(fieldsOf(request), 'payee', payout));
  });
  app.post('/suppliers', form, async (request, response) => {
    const fields = fieldsOf(request);
    const payees = [...fields.keys()].filter((name) => /^supplier\d$/.test(name));
    const order = orderOf(request, judgeSupplier);
    response.json(await Promise.all(payees.map((payee) => receivePayee(fields, payee, order))));
  });

  app.get('/payees.json', (_request, response) => {
    response.json(testPayees);
  });
  // It contains what somebody typed, and another site could rebind its own name to this address.
  app.get('/wire.json', ownPage, (_request, response) => {
    response.json(wire.read());
  });
  app.use('/sandbox/faults', ownPage, express.json({ limit: '1kb' }), faultRoutes(sandbox));

  // The page loads only the providers' names from the sandbox.
  app.use('/sandbox/provider-names.js', express.static(folder('../sandbox/provider-names.js')));

  app.use('/payment-run', ownPage, paymentRunRoutes({ origin, bffUrl, apiKey, sandbox, wire }));
  app.use('/page/vendor/virtual-core', packageModules('@tanstack/virtual-core'));
  app.use('/page/vendor/dpop', packageModules('dpop'));
  app.use('/page', express.static(folder('../page')));
  app.use('/docs', docs.routes);
  app.use(express.static(folder('../../public'), { index: false }));
  app.use(async (_request, response) => {
    response
      .status(404)
      .type('html')
      .send(await renderNotFound(site));
  });
  return app;
}
