import { verifyRequest } from '@payee-check/shared/contract';
import type { VerifyForMerchant } from '../../receipts/verify.ts';
import { type Endpoint, post } from '../endpoint.ts';
import type { Authorize } from '../middleware/authorize.ts';
import { sendJson } from '../respond.ts';

export function receiptRoutes(authorize: Authorize, verify: VerifyForMerchant): Endpoint[] {
  return [
    post({
      path: '/v1/receipts/verify',
      authorize: authorize.merchant,
      schema: verifyRequest,
      async work({ caller: merchant, body, reply }) {
        sendJson(reply, 200, await verify(body, merchant));
      },
    }),
  ];
}
