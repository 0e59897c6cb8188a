import {
  type AccountInput,
  type Check,
  type CheckRequest,
  checkRequest,
  checkResponse,
  type DetailsResponse,
  decisionRequest,
  detailsRequest,
  detailsResponse,
} from '@payee-check/shared/contract';
import type { Request } from 'express';
import { readAccount } from '../../accounts/read-account.ts';
import type { TestAccounts } from '../../accounts/test-accounts.ts';
import type { Account, Question } from '../../checks/question.ts';
import type { CheckService } from '../../checks/service.ts';
import type { CheckLimits } from '../../limits/check-limits.ts';
import { addRateLimits } from '../../limits/headers.ts';
import type { Charge } from '../../limits/limit.ts';
import type { SingleUse } from '../../receipts/single-use.ts';
import type { SessionClaims } from '../../sessions/session.ts';
import type { Clock } from '../../time/clock.ts';
import { addressOf, type CheckSummary, type Reply } from '../context.ts';
import { COUNTED, type Endpoint, get, type PathParameter, post } from '../endpoint.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { Authorize } from '../middleware/authorize.ts';
import { examples } from '../openapi/examples.ts';
import { ProblemError } from '../problems.ts';
import { sendJson } from '../respond.ts';

export interface CheckRouteOptions {
  readonly authorize: Authorize;
  readonly checks: CheckService;
  readonly limits: CheckLimits;
  readonly singleUse: SingleUse;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  /** Accounts that may be asked about though they cannot exist. */
  readonly testAccounts: TestAccounts;
}

function accountOf(input: AccountInput, testAccounts: TestAccounts): Account {
  const result = readAccount(input, testAccounts);
  if (result.valid) return result.account;
  const { path, message } = result.fault;
  throw new ProblemError('invalid_account', { errors: [{ path: `/account${path}`, message }] });
}

function questionOf({ account, name, accountType, identifiers }: CheckRequest, testAccounts: TestAccounts): Question {
  return {
    account: accountOf(account, testAccounts),
    name,
    accountType: accountType ?? null,
    identifiers: identifiers ?? [],
  };
}

/** A provider's own reference is its to choose: anything but a plain one stays out of the log. */
const PLAIN_REFERENCE = /^[\w.:-]{1,80}$/;

/** What the log says of it, so that a line of a provider, or the provider's own support, can be found from it. */
function summaryOf(check: Check): CheckSummary {
  if (check.status === 'pending') return { check: check.id, outcome: 'pending' };
  const { id, outcome, reason, evidence } = check;
  const said =
    evidence.findLast(({ kind }) => kind === 'name_check') ?? evidence.find(({ kind }) => kind === 'ownership');
  return {
    check: id,
    outcome,
    ...(reason !== null && { reason }),
    ...(said && { provider: said.provider }),
    ...(said?.reference && PLAIN_REFERENCE.test(said.reference) && { reference: said.reference }),
  };
}

/** 200 with a check that is done; 202 with one that is not, and where and when to ask for it. */
function sendCheck(reply: Reply, check: Check): void {
  if (check.status === 'pending') {
    reply.setHeader('Location', `/v1/checks/${check.id}`);
    reply.setHeader('Retry-After', String(Math.max(1, Math.ceil(check.pollAfterMs / 1000))));
  }
  reply.locals.context.check = summaryOf(check);
  sendJson(reply, check.status === 'pending' ? 202 : 200, { check });
}

/** No id of ours is longer; more need not be looked up. */
const CHECK_ID = /^chk_[A-Za-z0-9_-]{16,64}$/;

const checkId: PathParameter = { name: 'id', description: 'Id of the check', pattern: CHECK_ID.source };

const done = { description: 'The check', schema: checkResponse, example: examples.check };
const pending = {
  description: 'Not done yet: ask again at Location',
  schema: checkResponse,
  example: examples.pending,
  headers: ['Location', 'Retry-After'],
};

function checkIdOf(request: Request): string {
  const { id } = request.params;
  if (typeof id !== 'string' || !CHECK_ID.test(id)) throw new ProblemError('check_not_found');
  return id;
}

export function checkRoutes(options: CheckRouteOptions): Endpoint[] {
  const { authorize, checks, limits, singleUse, clock, lifecycle, testAccounts } = options;

  /** What was admitted, and what the limits said of it in the headers of the answer. */
  async function announced<Admitted extends { readonly charges: readonly Charge[] }>(
    admitted: Promise<Admitted>,
    reply: Reply,
  ): Promise<Admitted> {
    const admission = await admitted;
    addRateLimits(reply, admission.charges, clock.now());
    return admission;
  }

  /** The last decision stands once the receipt was used up; asking for it again is harmless. */
  async function standing(session: SessionClaims, id: string, decision: string): Promise<Check> {
    const check = await checks.read(session, id);
    if (check === null) throw new ProblemError('check_not_found');
    if (check.status === 'completed' && check.decision === decision) return check;
    throw new ProblemError('decision_not_possible', { detail: 'The receipt of this check was used already' });
  }

  return [
    post({
      path: '/v1/checks',
      id: 'ask',
      summary: 'Ask whether an account belongs to a name',
      gate: authorize.session,
      schema: checkRequest,
      example: examples.checkRequest,
      answers: { 200: done, 202: pending },
      problems: ['invalid_account', 'attempts_exhausted', 'shutting_down', ...COUNTED],
      async handler({ caller: session, body, request, reply }) {
        const question = questionOf(body, testAccounts);
        reply.locals.context.account = limits.accountHash(question.account);
        lifecycle.assertOpen();
        const check = await checks.ask(
          session,
          question,
          () => announced(limits.admitCheck(session, question, addressOf(request)), reply),
          reply.locals.context.id,
        );
        sendCheck(reply, check);
      },
    }),

    get({
      path: '/v1/checks/:id',
      id: 'readCheck',
      summary: 'Read a check of the session',
      gate: authorize.session,
      parameters: [checkId],
      answers: { 200: done, 202: pending },
      problems: ['check_not_found', ...COUNTED],
      async handler({ caller: session, request, reply }) {
        const check = await checks.read(session, checkIdOf(request));
        if (check === null) throw new ProblemError('check_not_found');
        sendCheck(reply, check);
      },
    }),

    post({
      path: '/v1/checks/:id/decision',
      id: 'decide',
      summary: 'Record what the payer chose after a warning',
      gate: authorize.session,
      parameters: [checkId],
      schema: decisionRequest,
      example: examples.decisionRequest,
      answers: { 200: { ...done, description: 'The check, with a new receipt', example: examples.decided } },
      problems: ['check_not_found', 'decision_not_possible', ...COUNTED],
      async handler({ caller: session, body, request, reply }) {
        const id = checkIdOf(request);
        if (await singleUse.isConsumed(id)) {
          sendCheck(reply, await standing(session, id, body.decision));
          return;
        }
        const check = await checks.decide(session, id, body.decision, body.shown ?? null);
        if (check === null) throw new ProblemError('check_not_found');
        if (check === 'not_possible') throw new ProblemError('decision_not_possible');
        sendCheck(reply, check);
      },
    }),

    post({
      path: '/v1/accounts/details',
      id: 'readAccountDetails',
      summary: 'Bank and reach of an account, without a name',
      gate: authorize.session,
      schema: detailsRequest,
      example: examples.detailsRequest,
      answers: {
        200: {
          description: 'What is known; null where nothing is',
          schema: detailsResponse,
          example: examples.details,
        },
      },
      problems: ['invalid_account', 'shutting_down', ...COUNTED],
      async handler({ caller: session, body, request, reply }) {
        const account = accountOf(body.account, testAccounts);
        reply.locals.context.account = limits.accountHash(account);
        lifecycle.assertOpen();
        const details: DetailsResponse = await checks.details(
          session,
          account,
          () => announced(limits.admitDetails(session, addressOf(request)), reply),
          reply.locals.context.id,
        );
        sendJson(reply, 200, details);
      },
    }),
  ];
}
