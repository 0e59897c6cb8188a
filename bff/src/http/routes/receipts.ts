import { verifyRequest, verifyResponse } from '@payee-check/shared/contract';
import type { VerifyForMerchant } from '../../receipts/verify.ts';
import { sendJson } from '../context.ts';
import { type Endpoint, post, V1_PROBLEMS } from '../endpoint.ts';
import type { Authorize } from '../middleware/authorize.ts';
import { examples } from '../openapi/examples.ts';

export function receiptRoutes(authorize: Authorize, verify: VerifyForMerchant): Endpoint[] {
  return [
    post({
      path: '/v1/receipts/verify',
      id: 'verifyReceipt',
      summary: 'Verify a receipt, and mark it as used on request',
      gate: authorize.merchant,
      schema: verifyRequest,
      example: examples.verifyRequest,
      answers: {
        200: { description: 'Whether it is valid, and why not', schema: verifyResponse, example: examples.verified },
      },
      problems: V1_PROBLEMS,
      async handler({ caller: merchant, body, reply }) {
        sendJson(reply, 200, await verify(body, merchant));
      },
    }),
  ];
}
