import type { VerifyReceiptOptions } from '@payee-check/shared/receipt';
import { faultMenu } from '../sandbox/fault-menu.ts';
import { type ProviderName, providerNames } from '../sandbox/provider-names.ts';
import type { RequestLog } from '../sandbox/server/requests.ts';
import { JANE_DOE_SUBJECT } from '../sandbox/test-payees.ts';
import { createFaultBoard } from '../server/fault-board.ts';
import { judgeOrder, judgePayoutAccount, judgeSupplier } from '../server/judge.ts';
import { receivePayee } from '../server/orders.ts';
import type { PageSandbox } from './sandbox.ts';

export interface PageShopOptions {
  readonly sandbox: PageSandbox;
  readonly origin: string;
  readonly issuer: string;
  readonly jwks: VerifyReceiptOptions['jwks'];
}

const NOTHING: RequestLog = { total: 0, byStatus: {}, recent: [] };

/**
 * The part of the shop's server that a page uses: what it decides about a form, and the switches of the engine room.
 */
export function createPageShop({ sandbox, origin, issuer, jwks }: PageShopOptions) {
  const played = (name: ProviderName) => sandbox.find(({ definition }) => definition.name === name)?.sandbox ?? null;
  const faults = createFaultBoard(faultMenu, (name) => played(name)?.faults ?? null);
  const forms = { jwks, issuer, origin };

  return async (path: string, method: string, body: string): Promise<Response | null> => {
    const fields = new Map(new URLSearchParams(body));
    switch (path) {
      case '/orders':
        return Response.json(await receivePayee(fields, 'payee', { ...forms, judge: judgeOrder }));
      case '/payout-accounts': {
        const payout = { ...forms, judge: judgePayoutAccount, subject: JANE_DOE_SUBJECT };
        return Response.json(await receivePayee(fields, 'payee', payout));
      }
      case '/suppliers': {
        const payees = [...fields.keys()].filter((name) => /^supplier\d$/.test(name));
        const order = { ...forms, judge: judgeSupplier };
        return Response.json(await Promise.all(payees.map((payee) => receivePayee(fields, payee, order))));
      }
      case '/sandbox/faults': {
        const board = method === 'PUT' ? faults.set(JSON.parse(body)) : faults.read();
        return Response.json(board, { status: board === null ? 400 : 200 });
      }
      case '/wire.json': {
        const providers = providerNames.map((name) => [name, played(name)?.requests() ?? NOTHING]);
        return Response.json({ shop: NOTHING, providers: Object.fromEntries(providers) });
      }
      default:
        return null;
    }
  };
}
