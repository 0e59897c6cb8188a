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
  type Identifier,
  type KeyCheckRequest,
  keyCheckRequest,
} from '@payee-check/shared/contract';
import { faultOfIdentifier } from '@payee-check/shared/identifiers';
import type { Request } from 'express';
import { z } from 'zod';
import type { TestAccounts } from '../../accounts/read-account.ts';
import { readAccount } from '../../accounts/read-account.ts';
import type { Callbacks } from '../../callbacks/create.ts';
import { type Asker, keyAsker } from '../../checks/asker.ts';
import type { Admit, CheckService } from '../../checks/service.ts';
import type { Account, Question } from '../../domain/question.ts';
import type { CheckLimits } from '../../limits/check-limits.ts';
import type { KeyLimits } from '../../limits/key-limits.ts';
import { addRateLimits, type Charge } from '../../limits/limit.ts';
import type { SingleUse } from '../../receipts/single-use.ts';
import type { Keyring } from '../../secrets/keyring.ts';
import type { SessionClaims } from '../../sessions/session.ts';
import type { Clock } from '../../time/clock.ts';
import { parseRequest } from '../body.ts';
import { addressOf, type CheckSummary, type Reply, sendJson } from '../context.ts';
import { customerOf } from '../customer.ts';
import { type Endpoint, get, type PathParameter, post, V1_PROBLEMS } from '../endpoint.ts';
import type { Authorize, CheckCaller, KeyCaller } from '../middleware/authorize.ts';
import { checkRequestOfAnyone } from '../openapi/bodies.ts';
import { examples } from '../openapi/examples.ts';
import { originNotAllowed, ProblemError } from '../problems.ts';
import type { Lifecycle } from '../server.ts';

export interface CheckRouteOptions {
  readonly authorize: Authorize;
  readonly checks: CheckService;
  readonly limits: CheckLimits;
  readonly keyLimits: KeyLimits;
  readonly singleUse: SingleUse;
  readonly keyring: Pick<Keyring, 'hash'>;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  /** Where late answers are sent; `null`: nowhere. */
  readonly callbacks: Pick<Callbacks, 'tell'> | null;
  /** Accounts that may be asked about although they cannot exist. */
  readonly testAccounts: TestAccounts;
}

function accountOf(input: AccountInput, testAccounts: TestAccounts): Account {
  const result = readAccount(input, testAccounts);
  if (result.valid) return result.account;
  const { path, message } = result.fault;
  throw new ProblemError('invalid_account', { errors: [{ path: `/account${path}`, message }] });
}

/**
 * The identifiers as they were given, each of which can exist. A number without a country is taken to be of the
 * account's country.
 */
function identifiersOf(given: readonly Identifier[], country: string): readonly Identifier[] {
  const errors = given.flatMap((identifier, index) => {
    const message = faultOfIdentifier(identifier, country);
    return message === null ? [] : [{ path: `/identifiers/${index}/value`, message }];
  });
  if (errors.length > 0) throw new ProblemError('invalid_identifier', { errors });
  return given;
}

export function questionOf(request: CheckRequest, testAccounts: TestAccounts): Question {
  const account = accountOf(request.account, testAccounts);
  return {
    account,
    name: request.name ?? '',
    accountType: request.accountType ?? null,
    identifiers: identifiersOf(request.identifiers ?? [], account.country),
  };
}

/** What a page may not ask: whether an account is open would help anybody who guesses numbers. */
function asksForTypes(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'types');
}

/** Together with what it states about this check. */
export function askerFor(caller: KeyCaller, body: KeyCheckRequest): Asker {
  const { merchant } = caller;
  if (body.origin !== undefined && !merchant.mayActFor(body.origin)) throw originNotAllowed(body.origin);
  const customer = customerOf(body);
  const reference = body.reference ?? null;
  return {
    ...keyAsker(caller.owner),
    origin: body.origin ?? merchant.onlyOrigin,
    customer,
    reference,
    isShared: reference === null && customer.subject === null && Object.keys(customer.subjects).length === 0,
  };
}

/** The provider chooses its reference, so anything but a plain one stays out of the log. */
const PLAIN_REFERENCE = /^[\w.:-]{1,80}$/;

const SAID_BY_A_BANK: ReadonlySet<string> = new Set(['name_check', 'identifier_check', 'account_status']);

/** What the log says about it, so that the provider's log line, or the provider's support, can be found from it. */
export function summaryOf(check: Check): CheckSummary {
  if (check.status === 'pending') return { check: check.id, outcome: 'pending' };
  const { id, outcome, reason, evidence } = check;
  const said =
    evidence.findLast(({ kind }) => SAID_BY_A_BANK.has(kind)) ?? evidence.find(({ kind }) => kind === 'ownership');
  return {
    check: id,
    outcome,
    ...(reason !== null && { reason }),
    ...(said && { provider: said.provider }),
    ...(said?.reference && PLAIN_REFERENCE.test(said.reference) && { reference: said.reference }),
  };
}

/** 200 with a check that is done; 202 with a pending one, and where and when to ask for it. */
function sendCheck(reply: Reply, check: Check): void {
  if (check.status === 'pending') {
    reply.setHeader('Location', `/v1/checks/${check.id}`);
    reply.setHeader('Retry-After', String(Math.max(1, Math.ceil(check.pollAfterMs / 1000))));
  }
  reply.locals.context.check = summaryOf(check);
  sendJson(reply, check.status === 'pending' ? 202 : 200, { check });
}

/** None of our ids is longer; longer ones need not be looked up. */
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
  const { authorize, checks, limits, keyLimits, singleUse, keyring, clock, lifecycle, callbacks, testAccounts } =
    options;

  /** Reloading the page of an order opens a new session, which still has the checks made for that order. */
  function sessionAsker(session: SessionClaims): Asker {
    const { origin, reference, customer, history } = session;
    if (reference === null) return session;
    return { ...session, id: `ord_${keyring.hash('order', JSON.stringify([origin, reference, customer, history]))}` };
  }

  const askerOf = (caller: CheckCaller): Asker =>
    caller.kind === 'key' ? keyAsker(caller.owner) : sessionAsker(caller.session);

  interface Asked {
    readonly asker: Asker;
    readonly question: Question;
  }

  function askedByKey(caller: KeyCaller, body: unknown): Asked {
    const given = parseRequest(keyCheckRequest, body);
    const question = questionOf(given, testAccounts);
    return { asker: askerFor(caller, given), question };
  }

  function askedByPage(session: SessionClaims, body: unknown): Asked {
    if (asksForTypes(body)) throw new ProblemError('key_required');
    return { asker: sessionAsker(session), question: questionOf(parseRequest(checkRequest, body), testAccounts) };
  }

  /** Says in the headers of the answer what the limits said of what was admitted. */
  function announce<Admitted extends { readonly charges: readonly Charge[] }>(
    admitted: Admitted,
    reply: Reply,
  ): Admitted {
    addRateLimits(reply, admitted.charges, clock.now());
    return admitted;
  }

  /** Once the receipt has been used, the last decision is final; making it again is harmless. */
  async function decidedBefore(asker: Asker, id: string, decision: string): Promise<Check> {
    const check = await checks.read(asker, id);
    if (check === null) throw new ProblemError('check_not_found');
    if (check.status === 'completed' && check.decision === decision) return check;
    throw new ProblemError('decision_not_possible', { detail: 'The receipt of this check has already been used' });
  }

  return [
    post({
      path: '/v1/checks',
      id: 'ask',
      summary: 'Ask whether an account belongs to a name',
      gate: authorize.checkCaller,
      // A server may state more than a page.
      schema: z.unknown(),
      documentedSchema: checkRequestOfAnyone,
      example: examples.checkRequest,
      answers: { 200: done, 202: pending },
      problems: [
        'invalid_account',
        'invalid_identifier',
        'key_required',
        'attempts_exhausted',
        'shutting_down',
        ...V1_PROBLEMS,
      ],
      async handler({ caller, body, request, reply }) {
        const { context } = reply.locals;
        const { asker, question } =
          caller.kind === 'key' ? askedByKey(caller, body) : askedByPage(caller.session, body);
        context.account = limits.accountHash(question.account);
        lifecycle.assertOpen();
        const admit: Admit = async () =>
          announce(
            await (caller.kind === 'key'
              ? keyLimits.admitCheck(caller.owner, question)
              : limits.admitCheck(caller.session, question, addressOf(request))),
            reply,
          );
        const check = await checks.ask(asker, question, admit, context.id);
        if (caller.kind === 'key' && check.status === 'pending') {
          await callbacks?.tell({ of: 'check', id: check.id, owner: caller.owner });
        }
        sendCheck(reply, check);
      },
    }),

    get({
      path: '/v1/checks/:id',
      id: 'readCheck',
      summary: 'Read a check of the session, or one that was asked with the key',
      gate: authorize.checkCaller,
      parameters: [checkId],
      answers: { 200: done, 202: pending },
      problems: ['check_not_found', ...V1_PROBLEMS],
      async handler({ caller, request, reply }) {
        const check = await checks.read(askerOf(caller), checkIdOf(request));
        if (check === null) throw new ProblemError('check_not_found');
        sendCheck(reply, check);
      },
    }),

    post({
      path: '/v1/checks/:id/decision',
      id: 'decide',
      summary: 'Record what the payer chose after a warning',
      gate: authorize.checkCaller,
      parameters: [checkId],
      schema: decisionRequest,
      example: examples.decisionRequest,
      answers: { 200: { ...done, description: 'The check, with a new receipt', example: examples.decided } },
      problems: ['check_not_found', 'decision_not_possible', ...V1_PROBLEMS],
      async handler({ caller, body, request, reply }) {
        const id = checkIdOf(request);
        const asker = askerOf(caller);
        if (await singleUse.isConsumed(id)) {
          sendCheck(reply, await decidedBefore(asker, id, body.decision));
          return;
        }
        const check = await checks.decide(asker, id, body.decision, body.shown ?? null);
        if (check === null) throw new ProblemError('check_not_found');
        if (check === 'not_possible') throw new ProblemError('decision_not_possible');
        sendCheck(reply, check);
      },
    }),

    post({
      path: '/v1/accounts/details',
      id: 'readAccountDetails',
      summary: 'Bank and reach of an account, without a name',
      gate: authorize.checkCaller,
      schema: detailsRequest,
      example: examples.detailsRequest,
      answers: {
        200: {
          description: 'What is known; null if nothing is',
          schema: detailsResponse,
          example: examples.details,
        },
      },
      problems: ['invalid_account', 'shutting_down', ...V1_PROBLEMS],
      async handler({ caller, body, request, reply }) {
        const account = accountOf(body.account, testAccounts);
        reply.locals.context.account = limits.accountHash(account);
        lifecycle.assertOpen();
        const details: DetailsResponse = await checks.details(
          askerOf(caller),
          account,
          async () =>
            announce(
              await (caller.kind === 'key'
                ? keyLimits.admitDetails(caller.owner)
                : limits.admitDetails(caller.session, addressOf(request))),
              reply,
            ),
          reply.locals.context.id,
        );
        sendJson(reply, 200, details);
      },
    }),
  ];
}
