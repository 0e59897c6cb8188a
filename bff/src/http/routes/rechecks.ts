import { recheckRequest, recheckResponse } from '@payee-check/shared/contract';
import type { TestAccounts } from '../../accounts/read-account.ts';
import type { Callbacks } from '../../callbacks/create.ts';
import type { CheckService } from '../../checks/service.ts';
import type { KeyLimits } from '../../limits/key-limits.ts';
import { addRateLimits } from '../../limits/limit.ts';
import { faultOfReceipt, type ReadBefore } from '../../receipts/before.ts';
import { changeOf } from '../../receipts/change.ts';
import type { Clock } from '../../time/clock.ts';
import { sendJson } from '../context.ts';
import { type Endpoint, post, V1_PROBLEMS } from '../endpoint.ts';
import type { Authorize } from '../middleware/authorize.ts';
import { examples } from '../openapi/examples.ts';
import { ProblemError } from '../problems.ts';
import type { Lifecycle } from '../server.ts';
import { askerFor, questionOf, summaryOf } from './checks.ts';

export interface RecheckRouteOptions {
  readonly authorize: Authorize;
  readonly checks: CheckService;
  readonly keyLimits: KeyLimits;
  readonly accountHash: (account: Parameters<KeyLimits['admitCheck']>[1]['account']) => string;
  readonly readBefore: ReadBefore;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  /** Where late answers are sent; `null`: nowhere. */
  readonly callbacks: Pick<Callbacks, 'tell'> | null;
  readonly testAccounts: TestAccounts;
}

export function recheckRoutes(options: RecheckRouteOptions): Endpoint[] {
  const { authorize, checks, keyLimits, accountHash, readBefore, clock, lifecycle, callbacks, testAccounts } = options;

  return [
    post({
      path: '/v1/rechecks',
      id: 'recheck',
      summary: 'Check a payee again, and say what has changed since a receipt was made',
      gate: authorize.key,
      schema: recheckRequest,
      example: examples.recheckRequest,
      answers: {
        200: { description: 'The new check, and what has changed', schema: recheckResponse, example: examples.recheck },
        202: {
          description: 'Not done yet: repeat the same request, which asks nobody again',
          schema: recheckResponse,
          example: examples.recheckPending,
          headers: ['Location', 'Retry-After'],
        },
      },
      problems: ['invalid_account', 'invalid_identifier', 'origin_not_allowed', 'shutting_down', ...V1_PROBLEMS],
      async handler({ caller, body, reply }) {
        const { receipt: _, ...asked } = body;
        const question = questionOf(asked, testAccounts);
        reply.locals.context.account = accountHash(question.account);
        const old = await readBefore(body, caller.merchant).catch((error: unknown) => {
          throw new ProblemError('invalid_request', { errors: [faultOfReceipt(error)] });
        });
        lifecycle.assertOpen();
        const admit = async () => {
          const admission = await keyLimits.admitCheck(caller.owner, question);
          addRateLimits(reply, admission.charges, clock.now());
          return admission;
        };
        const check = await checks.ask(askerFor(caller, asked), question, admit, reply.locals.context.id);
        reply.locals.context.check = summaryOf(check);
        if (check.status === 'pending') {
          await callbacks?.tell({ of: 'check', id: check.id, owner: caller.owner });
          reply.setHeader('Location', `/v1/checks/${check.id}`);
          reply.setHeader('Retry-After', String(Math.max(1, Math.ceil(check.pollAfterMs / 1000))));
        }
        sendJson(reply, check.status === 'pending' ? 202 : 200, { check, change: changeOf(old, check) });
      },
    }),
  ];
}
